import { describe, expect, test, vi } from 'vitest';
import { createClient } from './create-client.ts';
import { InputError } from './errors/input-error.ts';
import { failureOf, login, ok, scriptedClient, seats } from './fixture.ts';
import { operations } from './generated/operations.ts';

describe('createClient', () => {
  test('makes every operation a method', () => {
    const { client } = scriptedClient([ok({})]);
    for (const operationId of Object.keys(operations)) expect(client).toHaveProperty(operationId, expect.any(Function));
  });

  test('needs an API key', () => {
    expect(() => createClient({ apiKey: '' })).toThrow(InputError);
  });

  test('is no promise, so that it can be returned from an async function', async () => {
    const { client } = scriptedClient([ok({})]);
    expect(await client).toBe(client);
  });

  test('talks to the mock on this machine unless told otherwise', async () => {
    const { client, arrivals } = scriptedClient([ok([])]);
    await client.reportUsage(seats);
    expect(arrivals[0]?.url.href).toBe('http://127.0.0.1:4010/api/v1/usage');
    expect(arrivals[0]?.headers.get('x-api-key')).toBe('server-test');
    expect(arrivals[0]?.headers.get('accept')).toBe('application/json');
    expect(arrivals[0]?.headers.get('content-type')).toBe('application/json');
  });

  test('takes globalThis.fetch as it is at the time of the call', async () => {
    const client = createClient({ apiKey: 'server-test', baseUrl: 'https://api.example/' });
    const fetch = vi.fn(async (_: Request) => ok([]));
    vi.stubGlobal('fetch', fetch);
    await client.reportUsage(seats);
    vi.unstubAllGlobals();
    expect(fetch.mock.calls[0]?.[0].url).toBe('https://api.example/api/v1/usage');
  });

  test('the headers of a call win over those of the client', async () => {
    const { client, arrivals } = scriptedClient([ok([])], { headers: { 'X-Team': 'client', 'X-Kept': 'yes' } });
    await client.reportUsage(seats, { headers: { 'X-Team': 'call' } });
    expect(arrivals[0]?.headers.get('x-team')).toBe('call');
    expect(arrivals[0]?.headers.get('x-kept')).toBe('yes');
  });

  test('http is the bare client, with the same fetch, key and path encoding', async () => {
    const { client, arrivals } = scriptedClient([ok({ series: [], markers: [] })]);
    const { data } = await client.http.GET('/api/v1/usage/{customerId}/history/{featureId}', {
      params: { path: { customerId: 'jane@acme/1', featureId: 'f' }, query: { startDate: '2026-03-01T00:00:00Z' } },
    });
    expect(data).toEqual({ data: { series: [], markers: [] } });
    expect(arrivals[0]?.url.pathname).toBe('/api/v1/usage/jane@acme%2F1/history/f');
    expect(arrivals[0]?.headers.get('x-api-key')).toBe('server-test');
  });
});

test('middleware of http sees the requests of all methods', async () => {
  const { client, arrivals } = scriptedClient([ok([])]);
  client.http.use({
    onRequest: ({ request }) => {
      request.headers.set('traceparent', '00-1-2-01');
    },
  });
  await client.reportUsage(seats);
  expect(arrivals[0]?.headers.get('traceparent')).toBe('00-1-2-01');
});

describe('flat input', () => {
  test('goes where the contract says', async () => {
    const { client, arrivals } = scriptedClient([ok({ series: [], markers: [] })]);
    await client.getUsageHistory({
      customerId: 'customer-test-id',
      featureId: 'feature-seats',
      startDate: new Date(Date.UTC(2026, 2, 1)),
      resourceId: null,
      groupBy: undefined,
    });
    expect(arrivals[0]?.method).toBe('GET');
    expect(arrivals[0]?.url.pathname).toBe('/api/v1/usage/customer-test-id/history/feature-seats');
    expect(arrivals[0]?.url.search).toBe('?startDate=2026-03-01T00%3A00%3A00.000Z&resourceId=');
    expect(arrivals[0]?.body).toBeUndefined();
  });

  test.each([[undefined], [''], ['.'], ['..']])('refuses the path parameter %j before anything is sent', async (id) => {
    const { client, arrivals } = scriptedClient([ok({})]);
    const input = { customerId: id as string, featureId: 'f', startDate: '2026-03-01T00:00:00Z' };
    const error = await failureOf(client.getUsageHistory(input));
    expect(error).toBeInstanceOf(InputError);
    expect(String(error)).toContain('getUsageHistory: "customerId" must be');
    expect(arrivals).toEqual([]);
  });

  test('refuses a name that the operation does not have', async () => {
    const { client, arrivals } = scriptedClient([ok({})]);
    const input = { ...login, customer: 'x' };
    expect(String(await failureOf(client.estimateEvent(input)))).toContain('estimateEvent: there is no "customer"');
    expect(arrivals).toEqual([]);
  });

  test('a request that cannot be built is refused without a retry', async () => {
    const { client, waits } = scriptedClient([ok({})], { baseUrl: 'nowhere' });
    expect(await failureOf(client.reportUsage(seats))).toBeInstanceOf(InputError);
    const { client: other } = scriptedClient([ok({})]);
    expect(await failureOf(other.reportUsage({ ...seats, value: 1n as never }))).toBeInstanceOf(InputError);
    expect(waits).toEqual([]);
  });
});

describe('one or many', () => {
  const measurement = { id: 'measurement-1', ...seats, currentUsage: 10 };

  test('one measurement gives that measurement', async () => {
    const { client, arrivals } = scriptedClient([ok([measurement], 201)]);
    expect(await client.reportUsage(seats)).toEqual(measurement);
    expect(arrivals[0]?.body).toEqual({ usages: [{ ...seats, idempotencyKey: 'key-2' }] });
  });

  test('many measurements give as many', async () => {
    const { client, arrivals } = scriptedClient([ok([measurement, measurement], 201)]);
    expect(await client.reportUsage({ usages: [seats, seats] })).toHaveLength(2);
    expect(arrivals[0]?.body.usages).toHaveLength(2);
  });

  test('one event, or many', async () => {
    const { client, arrivals } = scriptedClient([ok({})]);
    expect(await client.reportEvent(login)).toEqual({});
    expect(await client.reportEvents({ events: [login, login] })).toEqual({});
    expect(arrivals.map(({ body }) => body.events.length)).toEqual([1, 2]);
  });
});

describe('from the contract', () => {
  test('a list is a page, its range in brackets and its states joined by commas', async () => {
    const page = Response.json({ data: [{ id: 's' }], pagination: { next: null, prev: null } });
    const { client, arrivals } = scriptedClient([page]);
    const range = { createdAt: { gte: new Date(0) }, status: ['ACTIVE' as const, 'IN_TRIAL' as const] };
    expect((await client.listSubscriptions(range)).data).toEqual([{ id: 's' }]);
    expect(arrivals[0]?.url.search).toBe('?createdAt[gte]=1970-01-01T00%3A00%3A00.000Z&status=ACTIVE,IN_TRIAL');
  });

  test('an action without a body sends none, and one whose body is all optional sends an empty one', async () => {
    const { client, arrivals } = scriptedClient([ok({})]);
    await client.archiveCustomer({ customerId: 'c' });
    await client.cancelSubscription({ subscriptionId: 's' });
    expect(arrivals.map(({ body }) => body)).toEqual([undefined, {}]);
    expect(arrivals[0]?.headers.has('content-type')).toBe(false);
    expect(arrivals[0]?.headers.get('idempotency-key')).toBe('key-1');
  });

  test('a grant goes out with all twelve keys', async () => {
    const { client, arrivals } = scriptedClient([ok([], 201)]);
    await client.grantPromotionalEntitlements({
      customerId: 'c',
      promotionalEntitlements: [{ featureId: 'f', period: 'lifetime', hasUnlimitedUsage: true }],
    });
    const sent = arrivals[0]?.body.promotionalEntitlements[0];
    expect(Object.keys(sent)).toHaveLength(12);
    expect(sent).toMatchObject({ featureId: 'f', hasUnlimitedUsage: true, usageLimit: null, isVisible: null });
  });

  test('a consumption has a key of its own', async () => {
    const { client, arrivals } = scriptedClient([ok({})]);
    await client.consumeCredits({ customerId: 'c', currencyId: 'k', amount: 1 });
    expect(arrivals[0]?.body).toEqual({ customerId: 'c', currencyId: 'k', amount: 1, idempotencyKey: 'key-2' });
  });
});

describe('answers', () => {
  test('an empty answer is undefined', async () => {
    const { client } = scriptedClient([new Response(null, { status: 204 })]);
    expect(await client.reportEvent(login)).toBeUndefined();
  });
});
