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
    client.consumeCredits({ customerId: 'c', currencyId: 'k', amount: 1 });
  });

  test('what is null anyway may be left out of a grant, but not of a change', () => {
    client.grantPromotionalEntitlements({
      customerId: 'c',
      promotionalEntitlements: [{ featureId: 'f', period: '1 month', usageLimit: 5 }],
    });
    type Integration = NonNullable<Input<'updateCustomer'>['integrations']>[number];
    expectTypeOf<undefined>().not.toExtend<Integration['syncedEntityId']>();
  });

  test('a range takes dates', () => {
    client.listCustomers({ createdAt: { gte: new Date(), lt: '2026-01-01T00:00:00Z' } });
  });

  test('is optional if nothing is required', () => {
    client.listCustomers();
    // @ts-expect-error customerId is required
    client.getCustomer();
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

  test('a list gives a page of its items, awaited or not', async () => {
    const page = await client.listCustomers();
    expectTypeOf(page.data).toEqualTypeOf<Data<'listCustomers'>>();
    expectTypeOf(page.next).returns.resolves.toEqualTypeOf<typeof page | null>();
    for await (const entry of client.listCreditLedger({ customerId: 'c' })) {
      expectTypeOf(entry).toEqualTypeOf<Data<'listCreditLedger'>[number]>();
    }
  });

  test('a list without cursors, and one with cursors inside its data, stay as they are', () => {
    expectTypeOf(client.listEntitlements).returns.resolves.toEqualTypeOf<Data<'listEntitlements'>>();
    expectTypeOf(client.getCreditUsage).returns.resolves.toHaveProperty('pagination');
    expectTypeOf(client.getCreditUsage).returns.resolves.toHaveProperty('series');
  });
});
