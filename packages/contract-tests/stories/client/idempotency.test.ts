import { createClient } from '@meterline/client';
import { expect, it } from 'vitest';
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
