import { expect, it } from 'vitest';
import { inkwell } from '../../src/inkwell.ts';

const users = { customerId: 'customer-test-id', featureId: 'feature-active-users' };
const login = (user: string, key: string) => ({
  customerId: 'customer-test-id',
  eventName: 'user_login',
  idempotencyKey: key,
  dimensions: { user_id: user },
});

it('a user who logs in twice is one active user', async () => {
  const { client } = await inkwell();
  await client.reportEvent(login('ada', 'one'));
  await client.reportEvent(login('ada', 'two'));
  await client.reportEvent(login('ben', 'three'));
  expect(await client.checkEntitlement(users)).toMatchObject({ isGranted: true, currentUsage: 2, usageLimit: 50 });
});

it('the same event sent again counts once', async () => {
  const { client } = await inkwell();
  const report = {
    customerId: 'customer-test-id',
    eventName: 'report_generated',
    idempotencyKey: 'r1',
    timestamp: '2026-03-10T11:00:00Z',
    dimensions: { pages: 12 },
  };
  await client.reportEvent(report);
  await client.reportEvent(report);
  expect(
    await client.checkEntitlement({ customerId: 'customer-test-id', featureId: 'feature-report-pages' }),
  ).toMatchObject({ currentUsage: 12 });
});

it('an event that no meter wants is accepted and counts for nothing', async () => {
  const { client } = await inkwell();
  expect(await client.reportEvent({ ...login('ada', 'one'), eventName: 'user_logout' })).toEqual({});
  expect(await client.reportEvent({ ...login('ada', 'two'), customerId: 'nobody' })).toEqual({});
  expect(await client.checkEntitlement(users)).toMatchObject({ currentUsage: 0 });
});

it('an event of last month counts for last month', async () => {
  const { client } = await inkwell();
  await client.reportEvent({ ...login('ada', 'one'), timestamp: '2026-02-27T10:00:00Z' });
  expect(await client.checkEntitlement(users)).toMatchObject({
    currentUsage: 0,
    usagePeriodStart: '2026-03-01T00:00:00.000Z',
  });
  const history = await client.getUsageHistory({ ...users, startDate: '2026-02-01T00:00:00Z' });
  expect(history.series[0]?.points).toEqual([
    { timestamp: '2026-02-27T10:00:00.000Z', value: 1, isResetPoint: false },
    { timestamp: '2026-03-01T00:00:00.000Z', value: 0, isResetPoint: true },
  ]);
  expect(history.markers).toEqual([{ timestamp: '2026-03-01T00:00:00.000Z', type: 'PERIODIC_RESET' }]);
});

it('events pay with credits where the plan rates them', async () => {
  const { client } = await inkwell();
  const report = { customerId: 'customer-test-id', eventName: 'report_generated', dimensions: { pages: 12 } };
  expect(await client.estimateEvent(report)).toMatchObject({
    estimates: [{ estimatedCost: 6, currentBalance: 100, balanceAfterEstimate: 94 }],
  });
  await client.reportEvent({ ...report, idempotencyKey: 'r1' });
  expect(
    await client.checkEntitlement({ customerId: 'customer-test-id', currencyId: 'currency-credits' }),
  ).toMatchObject({ currentUsage: 6, usageLimit: 100 });
});
