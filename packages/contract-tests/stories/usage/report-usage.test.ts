import { expect, it } from 'vitest';
import { inkwell, NOON } from '../../src/inkwell.ts';

it('ten seats reported for a workspace are acknowledged with the new total', async () => {
  const { client } = await inkwell();
  const measurement = await client.reportUsage({
    customerId: 'customer-test-id',
    featureId: 'feature-seats',
    value: 10,
    resourceId: 'resource-01',
  });
  expect(measurement).toMatchObject({
    id: 'measurement-1',
    value: 10,
    currentUsage: 10,
    resourceId: 'resource-01',
    timestamp: NOON,
  });
});

it('a change adds to the usage, an absolute value replaces it', async () => {
  const { client } = await inkwell();
  const seats = { customerId: 'customer-test-id', featureId: 'feature-seats' };
  expect(await client.reportUsage({ ...seats, value: 10 })).toMatchObject({ currentUsage: 10 });
  expect(await client.reportUsage({ ...seats, value: -3 })).toMatchObject({ currentUsage: 7 });
  expect(await client.reportUsage({ ...seats, value: 12, updateBehavior: 'SET' })).toMatchObject({ currentUsage: 12 });
});

it('many measurements in one call count in their order', async () => {
  const { client } = await inkwell();
  const seats = { customerId: 'customer-test-id', featureId: 'feature-seats' };
  const measurements = await client.reportUsage({
    usages: [
      { ...seats, value: 4 },
      { ...seats, value: 5 },
    ],
  });
  expect(measurements.map(({ currentUsage }) => currentUsage)).toEqual([4, 9]);
});

it('a batch with one wrong line records none of its lines', async () => {
  const { client } = await inkwell();
  const seats = { customerId: 'customer-test-id', featureId: 'feature-seats' };
  await expect(
    client.reportUsage({
      usages: [
        { ...seats, value: 4 },
        { ...seats, customerId: 'nobody', value: 1 },
      ],
    }),
  ).rejects.toMatchObject({
    status: 404,
    code: 'CustomerNotFound',
    message: expect.stringContaining('body.usages[1].customerId'),
  });
  expect(await client.checkEntitlement({ customerId: 'customer-test-id', featureId: 'feature-seats' })).toMatchObject({
    currentUsage: 0,
  });
});

it('the same idempotency key counts once, however often it is sent', async () => {
  const { client } = await inkwell();
  const line = { customerId: 'customer-test-id', featureId: 'feature-seats', value: 3, idempotencyKey: 'monday' };
  const first = await client.reportUsage(line);
  const second = await client.reportUsage(line);
  expect(second).toMatchObject({ id: first.id, currentUsage: 3 });
  await expect(client.reportUsage({ ...line, value: 4 })).rejects.toMatchObject({ status: 409 });
});

it('two workspaces count their seats apart', async () => {
  const { client } = await inkwell();
  const seats = { customerId: 'customer-test-id', featureId: 'feature-seats' };
  await client.reportUsage({ ...seats, value: 2 });
  expect(await client.reportUsage({ ...seats, value: 5, resourceId: 'resource-01' })).toMatchObject({
    currentUsage: 5,
  });
  expect(await client.checkEntitlement(seats)).toMatchObject({ currentUsage: 2 });
});

it('monthly usage starts again when its month is over', async () => {
  const { client, clock } = await inkwell();
  const calls = { customerId: 'customer-test-id', featureId: 'feature-api-calls' };
  expect(await client.reportUsage({ ...calls, value: 700 })).toMatchObject({
    currentUsage: 700,
    usagePeriodStart: '2026-03-01T00:00:00.000Z',
    nextResetDate: '2026-04-01T00:00:00.000Z',
  });
  const happenings = clock.set('2026-04-01T00:00:00.000Z');
  expect(happenings).toContainEqual({
    at: '2026-04-01T00:00:00.000Z',
    type: 'usage.reset',
    customerId: 'customer-test-id',
    subjectId: 'feature-api-calls',
  });
  expect(await client.reportUsage({ ...calls, value: 1 })).toMatchObject({ currentUsage: 1 });
});

it('usage cannot fall below zero', async () => {
  const { client } = await inkwell();
  await expect(
    client.reportUsage({ customerId: 'customer-test-id', featureId: 'feature-seats', value: -1 }),
  ).rejects.toMatchObject({
    status: 400,
    code: 'EntitlementUsageOutOfRangeError',
  });
});

it('a feature with a meter takes events, not measurements', async () => {
  const { client } = await inkwell();
  await expect(
    client.reportUsage({ customerId: 'customer-test-id', featureId: 'feature-active-users', value: 1 }),
  ).rejects.toMatchObject({
    status: 400,
    code: 'CannotReportUsageForEntitlementWithMeterError',
  });
});

it('usage that came before the subscription starts again, and that is told, once', async () => {
  const { client, clock } = await inkwell();
  const customerId = 'customer-new';
  await client.provisionCustomer({ id: customerId });
  await client.reportUsage({ customerId, featureId: 'feature-api-calls', value: 5 });
  const free = await client.provisionSubscription({ customerId, planId: 'plan-free' });
  await client.updateSubscription({ subscriptionId: free.id, metadata: { note: 'looked at' } });
  const resets = clock.advance('P1M').filter((one) => one.type === 'usage.reset' && one.customerId === customerId);
  expect(resets).toEqual([
    { at: '2026-04-10T12:00:00.000Z', type: 'usage.reset', customerId, subjectId: 'feature-api-calls' },
  ]);
});
