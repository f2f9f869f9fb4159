import { createClient } from '@meterline/client';
import { describe, expect, it } from 'vitest';
import { inkwell } from '../../src/inkwell.ts';

const seats = { customerId: 'customer-test-id', featureId: 'feature-seats' };

it('an answer that is lost on the way is not counted twice', async () => {
  const { apiKey, fetch } = await inkwell();
  let calls = 0;
  const flaky: typeof globalThis.fetch = async (input, init) => {
    const response = await fetch(input, init);
    calls += 1;
    if (calls === 1) throw new TypeError('the connection was reset');
    return response;
  };
  const client = createClient({ apiKey, baseUrl: 'http://mock', fetch: flaky, retries: 1 });
  expect(await client.reportUsage({ ...seats, value: 3 })).toMatchObject({ currentUsage: 3 });
  expect(calls).toBe(2);
  expect(await client.checkEntitlement(seats)).toMatchObject({ currentUsage: 3 });
});

it('a key used for one request is refused for another', async () => {
  const { client } = await inkwell();
  await client.reportUsage({ ...seats, value: 3 }, { idempotencyKey: 'once' });
  await expect(client.reportUsage({ ...seats, value: 4 }, { idempotencyKey: 'once' })).rejects.toMatchObject({
    status: 409,
  });
  expect(await client.checkEntitlement(seats)).toMatchObject({ currentUsage: 3 });
});

describe('a key is kept for 24 hours of the clock', () => {
  const keyed = { idempotencyKey: 'once' };

  it('until then the same request gets the same answer, also when the world has moved on', async () => {
    const { client, clock } = await inkwell();
    const first = await client.reportUsage({ ...seats, value: 3 }, keyed);
    await client.reportUsage({ ...seats, value: 2 });
    clock.advance('PT23H59M');
    expect(await client.reportUsage({ ...seats, value: 3 }, keyed)).toEqual(first);
    expect(await client.checkEntitlement(seats)).toMatchObject({ currentUsage: 5 });
  });

  it('afterwards it is a new key', async () => {
    const { client, clock } = await inkwell();
    await client.provisionCustomer({ id: 'ada' }, keyed);
    clock.advance('PT24H');
    expect(await client.provisionCustomer({ id: 'bea' }, keyed)).toMatchObject({ id: 'bea' });
  });

  it('and lapsed keys are forgotten', async () => {
    const { client, clock, environment } = await inkwell();
    await client.reportUsage({ ...seats, value: 1 }, { idempotencyKey: 'old' });
    clock.advance('P2D');
    await client.reportUsage({ ...seats, value: 1 }, { idempotencyKey: 'new' });
    expect(Object.keys(environment.snapshot().answers)).toEqual(['new']);
  });
});

it('a request that was refused may be mended and sent again under its key', async () => {
  const { client } = await inkwell();
  const keyed = { idempotencyKey: 'once' };
  await expect(client.provisionCustomer({ id: 'ada', couponId: 'nothing' }, keyed)).rejects.toMatchObject({
    status: 404,
  });
  expect(await client.provisionCustomer({ id: 'ada' }, keyed)).toMatchObject({ id: 'ada' });
});

it('a key belongs to one operation, and to one environment', async () => {
  const [left, right] = [await inkwell(), await inkwell()];
  const keyed = { idempotencyKey: 'once' };
  await left.client.provisionCustomer({ id: 'ada' }, keyed);
  await expect(left.client.createProduct({ id: 'ada', displayName: 'Ada' }, keyed)).rejects.toMatchObject({
    status: 409,
    code: 'DuplicatedEntityNotAllowed',
  });
  await right.client.createProduct({ id: 'ada', displayName: 'Ada' }, keyed);
});

it('the order of the keys in a body does not make another request', async () => {
  const { fetch, apiKey, client } = await inkwell();
  const headers = { 'X-API-KEY': apiKey, 'Content-Type': 'application/json', 'Idempotency-Key': 'once' };
  const send = (body: string) => fetch('http://mock/api/v1/usage', { method: 'POST', headers, body });
  const line = '"customerId":"customer-test-id","featureId":"feature-seats"';
  expect((await send(`{"usages":[{${line},"value":3}]}`)).status).toBe(201);
  expect((await send(`{"usages":[{"value":3,${line}}]}`)).status).toBe(201);
  expect(await client.checkEntitlement(seats)).toMatchObject({ currentUsage: 3 });
});
