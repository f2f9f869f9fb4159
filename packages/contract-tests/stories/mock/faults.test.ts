import { createClient } from '@meterline/client';
import { describe, expect, it } from 'vitest';
import { inkwell } from '../../src/inkwell.ts';

const seats = { customerId: 'customer-test-id', featureId: 'feature-seats' };

/** The demo company, with a client that retries without waiting long; faults answer what the contract does not document. */
async function troubledInkwell(retries = 2) {
  const story = await inkwell();
  const { mock, apiKey } = story;
  const client = createClient({ apiKey, baseUrl: 'http://mock', fetch: mock.fetch, retries });
  return { ...story, client };
}

describe('a fault', () => {
  it('answers so many times, and then no more', async () => {
    const { client, environment } = await troubledInkwell();
    environment.faults.add({ operationId: 'reportUsage', status: 503, times: 2, retryAfter: 0 });
    expect(await client.reportUsage({ ...seats, value: 3 })).toMatchObject({ currentUsage: 3 });
    expect(environment.faults.list()).toMatchObject([{ id: 'fault-1', seen: 2, hit: 2 }]);
  });

  it('hits the operation that it names, and no other', async () => {
    const { client, environment } = await troubledInkwell(0);
    environment.faults.add({ operationId: 'reportUsage', status: 429 });
    await expect(client.reportUsage({ ...seats, value: 3 })).rejects.toMatchObject({
      status: 429,
      code: 'RateLimitExceeded',
    });
    expect(await client.checkEntitlement(seats)).toMatchObject({ currentUsage: 0 });
    environment.faults.clear();
    expect(await client.reportUsage({ ...seats, value: 3 })).toMatchObject({ currentUsage: 3 });
  });

  it('hits by chance the same requests again with the same seed', async () => {
    const hits = async (seed: number) => {
      const { client, environment } = await troubledInkwell(0);
      environment.faults.add({ status: 500, probability: 0.5, seed });
      const results = await Promise.allSettled(Array.from({ length: 20 }, () => client.checkEntitlement(seats)));
      return results.map(({ status }) => status).join();
    };
    expect(await hits(7)).toBe(await hits(7));
    expect(await hits(7)).not.toBe(await hits(8));
  });
});

describe('a connection that breaks', () => {
  it('before the request leaves nothing behind', async () => {
    const { client, environment } = await troubledInkwell(0);
    environment.faults.add({ connection: 'reset', times: 1 });
    await expect(client.reportUsage({ ...seats, value: 3 })).rejects.toMatchObject({ name: 'ConnectionError' });
    expect(await client.checkEntitlement(seats)).toMatchObject({ currentUsage: 0 });
  });

  it.each(['reset-after-commit', 'truncate'] as const)('%s: the retry counts nothing twice', async (connection) => {
    const { client, environment } = await troubledInkwell();
    environment.faults.add({ operationId: 'reportUsage', connection, times: 1 });
    expect(await client.reportUsage({ ...seats, value: 3 })).toMatchObject({ currentUsage: 3 });
    expect(await client.checkEntitlement(seats)).toMatchObject({ currentUsage: 3 });
  });

  it.each(['reset-after-commit', 'truncate'] as const)('%s: on a socket, too', async (connection) => {
    const { mock, apiKey, environment } = await troubledInkwell();
    const { url, close } = await mock.listen({ port: 0 });
    const client = createClient({ apiKey, baseUrl: url });
    environment.faults.add({ operationId: 'reportUsage', connection, times: 1 });
    expect(await client.reportUsage({ ...seats, value: 3 })).toMatchObject({ currentUsage: 3 });
    await close();
  });
});

it('a request that is delivered twice counts once', async () => {
  const { client, environment } = await troubledInkwell(0);
  environment.faults.add({ duplicate: true });
  expect(await client.reportUsage({ ...seats, value: 3 })).toMatchObject({ currentUsage: 3 });
});

it('one request may ask for its own fault', async () => {
  const { client } = await troubledInkwell(0);
  const headers = { 'X-Meterline-Fault': 'status=504, latency=1' };
  await expect(client.checkEntitlement(seats, { headers })).rejects.toMatchObject({
    status: 504,
    code: 'OperationTimeout',
  });
  expect(await client.checkEntitlement(seats)).toMatchObject({ isGranted: true });
});

it('faults are asked for over HTTP, with a clear no to nonsense', async () => {
  const { fetch, apiKey } = await inkwell();
  const call = async (method: string, body?: object) => {
    const headers = { 'x-api-key': apiKey, 'content-type': 'application/json' };
    const init = body === undefined ? { method, headers } : { method, headers, body: JSON.stringify(body) };
    const response = await fetch('http://mock/_mock/faults', init);
    return { status: response.status, body: await response.json() };
  };
  expect(await call('POST', { operationId: 'getPaywall', status: 503, times: 1 })).toMatchObject({
    status: 200,
    body: { data: { id: 'fault-1', hit: 0 } },
  });
  expect((await call('GET')).body.data).toHaveLength(1);
  for (const nonsense of [{}, { status: 200 }, { latency: [5, 1] }, { speed: 1 }, { operationId: 'x' }]) {
    expect(await call('POST', nonsense)).toMatchObject({ status: 400, body: { code: 'BadUserInput' } });
  }
  expect(await call('DELETE')).toEqual({ status: 200, body: { data: [] } });
});
