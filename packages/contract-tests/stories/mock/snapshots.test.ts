import { expect, it } from 'vitest';
import { inkwell } from '../../src/inkwell.ts';

const customerId = 'customer-test-id';
const seats = { customerId, featureId: 'feature-seats' };
const wallet = { customerId, currencyId: 'currency-credits' };

/** A little of everything. */
async function busyInkwell() {
  const story = await inkwell();
  const { client, clock } = story;
  await client.reportUsage({ ...seats, value: 7 });
  await client.reportEvent({ customerId, eventName: 'user_login', dimensions: { user_id: 'ada' } });
  await client.consumeCredits({ ...wallet, amount: 130, idempotencyKey: 'chapter-1' });
  await client.saveAutoRecharge({
    ...wallet,
    isEnabled: true,
    thresholdValue: 20,
    targetBalance: 200,
    maxSpendLimit: 90,
  });
  await client.provisionSubscription({ customerId, planId: 'plan-enterprise', billingPeriod: 'MONTHLY' });
  await client.provisionSubscription({ customerId, planId: 'plan-pro', billingPeriod: 'MONTHLY' });
  clock.advance('P3D');
  return story;
}

it('a snapshot is JSON that can be kept, and put back after anything', async () => {
  const { client, environment, clock } = await busyInkwell();
  const kept = JSON.stringify(environment.snapshot());
  const before = await client.listEntitlements({ customerId });
  await client.reportUsage({ ...seats, value: 5 });
  clock.advance('P2M');
  environment.restore(JSON.parse(kept));
  expect(clock.now().toISOString()).toBe('2026-03-13T12:00:00.000Z');
  expect(await client.listEntitlements({ customerId })).toEqual(before);
  expect(JSON.stringify(environment.snapshot())).toBe(kept);
});

it('what is restored elsewhere goes on as the original does', async () => {
  const original = await busyInkwell();
  const copy = await inkwell();
  copy.environment.restore(original.environment.snapshot());
  expect(copy.clock.advance('P14M')).toEqual(original.clock.advance('P14M'));
  for (const { client } of [original, copy])
    await client.consumeCredits({ ...wallet, amount: 3, idempotencyKey: 'later' });
  const [left, right] = await Promise.all(
    [original, copy].map(({ client }) => client.listCreditLedger({ ...wallet, limit: 100 })),
  );
  expect(right?.data).toEqual(left?.data);
});

it('a snapshot is a copy: what happens later does not change it', async () => {
  const { client, environment } = await inkwell();
  const snapshot = environment.snapshot();
  const before = JSON.stringify(snapshot);
  await client.updateCustomer({ customerId, name: 'Renamed' });
  expect(JSON.stringify(snapshot)).toBe(before);
});

it('a repeat is still recognised after a restore', async () => {
  const { client, environment } = await inkwell();
  const report = () => client.reportUsage({ ...seats, value: 4 }, { idempotencyKey: 'job-1' });
  const first = await report();
  environment.restore(environment.snapshot());
  expect(await report()).toEqual(first);
  expect(await client.checkEntitlement(seats)).toMatchObject({ currentUsage: 4 });
});

it('over HTTP, and one that cannot be read changes nothing', async () => {
  const { client, fetch, apiKey } = await inkwell();
  await client.reportUsage({ ...seats, value: 7 });
  const call = async (method: string, body?: unknown) => {
    const headers = { 'x-api-key': apiKey, 'content-type': 'application/json' };
    const init = body === undefined ? { method, headers } : { method, headers, body: JSON.stringify(body) };
    const response = await fetch('http://mock/_mock/snapshot', init);
    return { status: response.status, body: await response.json() };
  };
  const { data } = (await call('GET')).body;
  await client.reportUsage({ ...seats, value: 1 });
  expect(await call('PUT', { data: { ...data, version: 99 } })).toMatchObject({
    status: 400,
    body: { message: expect.stringContaining('snapshot.version') },
  });
  expect(await call('PUT', { data: { ...data, tables: { ...data.tables, gadgets: [] } } })).toMatchObject({
    status: 400,
    body: { message: expect.stringContaining('gadgets') },
  });
  expect(await call('PUT', { data: { version: 1 } })).toMatchObject({ status: 400 });
  expect(await client.checkEntitlement(seats)).toMatchObject({ currentUsage: 8 });
  expect(await call('PUT', { data })).toMatchObject({ status: 200 });
  expect(await client.checkEntitlement(seats)).toMatchObject({ currentUsage: 7 });
});
