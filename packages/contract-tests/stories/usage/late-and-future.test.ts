import { describe, expect, it } from 'vitest';
import { inkwell } from '../../src/inkwell.ts';

const customerId = 'customer-test-id';
const wallet = { customerId, currencyId: 'currency-credits' };
const pages = { customerId, featureId: 'feature-report-pages' };
const report = (idempotencyKey: string, timestamp: string, count: number) => ({
  customerId,
  eventName: 'report_generated',
  idempotencyKey,
  timestamp,
  dimensions: { pages: count },
});
const calls = { customerId: 'customer-free', featureId: 'feature-api-calls' };

describe('what is reported late', () => {
  it('is paid for now, although it counts for the month in which it was used', async () => {
    const { client } = await inkwell();
    await client.reportEvent(report('a', '2026-02-20T10:00:00Z', 12));
    expect(await client.checkEntitlement(pages)).toMatchObject({ currentUsage: 0 });
    expect(await client.checkEntitlement(wallet)).toMatchObject({ currentUsage: 6 });
    await client.reportEvent(report('b', '2026-02-19T10:00:00Z', 4));
    expect(await client.checkEntitlement(wallet)).toMatchObject({ currentUsage: 8 });
  });

  it('cannot take the usage of its own month below zero', async () => {
    const { client } = await inkwell();
    await client.reportUsage({ ...calls, value: 100 });
    await expect(client.reportUsage({ ...calls, value: -1, createdAt: '2026-02-20T10:00:00Z' })).rejects.toMatchObject({
      code: 'EntitlementUsageOutOfRangeError',
    });
  });

  it('cannot take away what was needed later', async () => {
    const { client, clock } = await inkwell();
    await client.reportUsage({ ...calls, value: 10 });
    clock.advance('PT1H');
    await client.reportUsage({ ...calls, value: -8 });
    await expect(client.reportUsage({ ...calls, value: -3, createdAt: '2026-03-10T12:30:00Z' })).rejects.toMatchObject({
      code: 'EntitlementUsageOutOfRangeError',
    });
    await client.reportUsage({ ...calls, value: 5, createdAt: '2026-03-10T12:30:00Z' });
    expect(await client.checkEntitlement(calls)).toMatchObject({ currentUsage: 7 });
  });

  it('before an absolute value changes nothing that came after that', async () => {
    const { client, clock } = await inkwell();
    clock.advance('PT1H');
    await client.reportUsage({ ...calls, value: 20, updateBehavior: 'SET' });
    await client.reportUsage({ ...calls, value: 5, createdAt: '2026-03-10T12:30:00Z' });
    expect(await client.checkEntitlement(calls)).toMatchObject({ currentUsage: 20 });
  });
});

describe('what is reported ahead of its time', () => {
  it('waits: it counts, and is paid for, once its instant has come', async () => {
    const { client, clock } = await inkwell();
    await client.reportEvent(report('a', '2026-03-10T13:00:00Z', 12));
    await client.reportEvent(report('b', '2026-03-10T13:00:00Z', 8));
    expect(await client.checkEntitlement(pages)).toMatchObject({ currentUsage: 0 });
    expect(await client.checkEntitlement(wallet)).toMatchObject({ currentUsage: 0 });

    expect(clock.advance('PT1H')).toMatchObject([{ type: 'usage.arrived', subjectId: 'feature-report-pages' }]);
    expect(await client.checkEntitlement(pages)).toMatchObject({ currentUsage: 20 });
    expect(await client.checkEntitlement(wallet)).toMatchObject({ currentUsage: 10 });
    const ledger = await client.listCreditLedger({ ...wallet, eventType: 'CREDITS_CONSUMED' });
    expect(ledger.data).toMatchObject([
      { amount: -6, eventId: 'a', timestamp: '2026-03-10T13:00:00.000Z' },
      { amount: -4, eventId: 'b', timestamp: '2026-03-10T13:00:00.000Z' },
    ]);
  });

  it('is paid from the credits of the month in which it arrives', async () => {
    const { client, clock } = await inkwell();
    await client.reportEvent(report('a', '2026-04-01T00:00:00Z', 12));
    clock.set('2026-04-01T00:00:00Z');
    expect(await client.checkEntitlement(wallet)).toMatchObject({ currentUsage: 6, usageLimit: 100 });
  });

  it('arrives in an environment that was put back from a snapshot', async () => {
    const { client, clock, environment } = await inkwell();
    await client.reportEvent(report('a', '2026-03-10T13:00:00Z', 12));
    const snapshot = environment.snapshot();
    environment.reset();
    environment.restore(snapshot);
    clock.advance('PT1H');
    expect(await client.checkEntitlement(wallet)).toMatchObject({ currentUsage: 6 });
  });

  it('warns of a limit when it arrives', async () => {
    const { client, clock, environment } = await inkwell();
    await client.reportUsage({ ...calls, value: 950, createdAt: '2026-03-10T13:00:00Z' });
    const warnings = () => environment.notifications.list({ type: 'entitlement.usage_exceeded' });
    expect(warnings()).toHaveLength(0);
    clock.advance('PT1H');
    expect(warnings()).toMatchObject([{ payload: { threshold: 90, currentUsage: 950, usageLimit: 1000 } }]);
  });

  it('cannot be taken away twice', async () => {
    const { client } = await inkwell();
    await client.reportUsage({ ...calls, value: 10 });
    await client.reportUsage({ ...calls, value: -8, createdAt: '2026-03-10T13:00:00Z' });
    await expect(client.reportUsage({ ...calls, value: -3 })).rejects.toMatchObject({
      code: 'EntitlementUsageOutOfRangeError',
    });
  });
});

it('usage ahead of its time starts again with the period that it arrives in, and that is told', async () => {
  const { client, clock } = await inkwell();
  const customerId = 'customer-free';
  const calls = { customerId, featureId: 'feature-api-calls' };
  await client.reportUsage({ ...calls, value: 5, createdAt: '2026-03-20T00:00:00.000Z' });
  const told = clock.set('2026-04-02T00:00:00.000Z').filter(({ type }) => type.startsWith('usage.'));
  expect(told.map(({ at, type, subjectId }) => [at, type, subjectId])).toEqual([
    ['2026-03-20T00:00:00.000Z', 'usage.arrived', 'feature-api-calls'],
    ['2026-04-01T00:00:00.000Z', 'usage.reset', 'feature-api-calls'],
  ]);
});
