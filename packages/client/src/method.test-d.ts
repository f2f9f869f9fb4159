import { describe, expectTypeOf, test } from 'vitest';
import type { Client, components, Data, Input } from './index.ts';

declare const client: Client;
type Schemas = components['schemas'];

describe('input', () => {
  test('is path, query and body in one flat object', () => {
    expectTypeOf<keyof Input<'getUsageHistory'>>().toEqualTypeOf<
      'customerId' | 'featureId' | 'startDate' | 'endDate' | 'groupBy' | 'resourceId'
    >();
    expectTypeOf<Input<'getUsageHistory'>['customerId']>().toEqualTypeOf<string>();
    expectTypeOf<Input<'getUsageHistory'>['startDate']>().toEqualTypeOf<string | Date>();
    expectTypeOf<Input<'getUsageHistory'>['endDate']>().toEqualTypeOf<string | Date | undefined>();
    expectTypeOf<Input<'getUsageHistory'>['resourceId']>().toEqualTypeOf<string | null | undefined>();
  });

  test('what is required is required', () => {
    // @ts-expect-error featureId and startDate are missing
    client.getUsageHistory({ customerId: 'c' });
    // @ts-expect-error everything is missing
    client.getUsageHistory();
    // @ts-expect-error value is missing
    client.reportUsage({ customerId: 'c', featureId: 'f' });
  });

  test('a wrong name or a wrong type does not compile', () => {
    // @ts-expect-error there is no customer
    client.estimateEvent({ customerId: 'c', eventName: 'e', customer: 'x' });
    // @ts-expect-error there is no amount
    client.reportUsage({ customerId: 'c', featureId: 'f', value: 1, amount: 1 });
    // @ts-expect-error a value is a number
    client.reportUsage({ customerId: 'c', featureId: 'f', value: '1' });
    // @ts-expect-error there is no such operation
    client.reportUsages({});
  });

  test('what the client mints may be left out', () => {
    client.reportEvents({ events: [{ customerId: 'c', eventName: 'e' }] });
    client.reportEvent({ customerId: 'c', eventName: 'e', timestamp: new Date() });
    client.reportUsage({ customerId: 'c', featureId: 'f', value: 1, resourceId: undefined, createdAt: new Date() });
  });
});

describe('data', () => {
  test('comes without the envelope', () => {
    expectTypeOf(client.getUsageHistory).returns.resolves.toEqualTypeOf<Schemas['UsageHistory']>();
    expectTypeOf<Data<'estimateUsage'>>().toEqualTypeOf<Schemas['CostEstimate']>();
  });

  test('one measurement gives one, many give many', () => {
    const one = client.reportUsage({ customerId: 'c', featureId: 'f', value: 1 });
    expectTypeOf(one).resolves.toEqualTypeOf<Schemas['UsageMeasurement']>();
    const many = client.reportUsage({ usages: [{ customerId: 'c', featureId: 'f', value: 1 }] });
    expectTypeOf(many).resolves.toEqualTypeOf<Schemas['UsageMeasurement'][]>();
  });
});
