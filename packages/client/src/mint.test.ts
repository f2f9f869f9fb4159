import { describe, expect, test } from 'vitest';
import { login, no, ok, scriptedClient, seats } from './fixture.ts';
import { completeBody } from './mint.ts';

describe('one call counts once', () => {
  test('every attempt carries the same idempotency key and the same bytes', async () => {
    let clock = Date.parse('2026-03-10T12:00:00.000Z');
    const { client, arrivals } = scriptedClient([no(500), no(503), ok({})], {}, { now: () => (clock += 1000) });
    await client.reportEvent(login);
    expect(arrivals).toHaveLength(3);
    expect(arrivals.map(({ headers }) => headers.get('idempotency-key'))).toEqual(['key-1', 'key-1', 'key-1']);
    const event = { ...login, idempotencyKey: 'key-2', timestamp: '2026-03-10T12:00:01.000Z' };
    expect(arrivals.map(({ body }) => body)).toEqual([{ events: [event] }, { events: [event] }, { events: [event] }]);
  });

  test('another call is another key', async () => {
    const { client, arrivals } = scriptedClient([ok([])]);
    await client.reportUsage(seats);
    await client.reportUsage(seats);
    expect(arrivals.map(({ headers }) => headers.get('idempotency-key'))).toEqual(['key-1', 'key-3']);
  });

  test('what the caller changes meanwhile does not matter', async () => {
    const dimensions: Record<string, string> = { user: 'one' };
    const { client, arrivals } = scriptedClient([
      () => {
        dimensions.user = 'two';
        return no(500);
      },
      ok([]),
    ]);
    await client.reportUsage({ ...seats, dimensions });
    expect(arrivals.map(({ body }) => body.usages[0].dimensions)).toEqual([{ user: 'one' }, { user: 'one' }]);
  });

  test('a read carries no key', async () => {
    const { client, arrivals } = scriptedClient([ok({ series: [], markers: [] })]);
    await client.getUsageHistory({ customerId: 'c', featureId: 'f', startDate: '2026-03-01T00:00:00Z' });
    expect(arrivals[0]?.headers.has('idempotency-key')).toBe(false);
  });

  test('keys and timestamps of the caller stay', async () => {
    const { client, arrivals } = scriptedClient([ok({})]);
    const event = { ...login, idempotencyKey: 'login-7f3a', timestamp: new Date(Date.UTC(2026, 0, 1)) };
    await client.reportEvent(event);
    expect(arrivals[0]?.body.events[0]).toEqual({ ...event, timestamp: '2026-01-01T00:00:00.000Z' });
  });

  test("an event happens at the time of the clock that the client was given, such as a mock's", async () => {
    const { client, arrivals } = scriptedClient([ok({})], { now: () => new Date(Date.UTC(2030, 0, 1)) });
    await client.reportEvent(login);
    expect(arrivals[0]?.body.events[0].timestamp).toBe('2030-01-01T00:00:00.000Z');
  });

  test('the time of a measurement is left to the server', async () => {
    const { client, arrivals } = scriptedClient([ok([])]);
    await client.reportUsage(seats);
    expect(arrivals[0]?.body.usages[0]).not.toHaveProperty('createdAt');
  });

  test("with the caller's own key, a repeat in another process is the same request", async () => {
    const { client, arrivals } = scriptedClient([ok({})]);
    const batch = { events: [login, login] };
    await client.reportEvents(batch, { idempotencyKey: 'job-7' });
    await client.reportEvents(batch, { idempotencyKey: 'job-7' });
    expect(arrivals[0]?.headers.get('idempotency-key')).toBe('job-7');
    expect(arrivals[0]?.body.events).toEqual([
      { ...login, idempotencyKey: 'job-7-0' },
      { ...login, idempotencyKey: 'job-7-1' },
    ]);
    expect(arrivals[1]?.body).toEqual(arrivals[0]?.body);
  });
});

describe('completeBody', () => {
  const mint = () => ({ mintKey: () => 'key-1', now: () => new Date(0) });

  test('sends null for what the wire requires and the caller leaves out', () => {
    const marks = { lines: 'grants', nulls: ['usageLimit', 'isVisible'] };
    const body = { grants: [{ featureId: 'f', usageLimit: 5, isVisible: undefined }] };
    expect(completeBody(body, marks, undefined, mint())).toEqual({
      grants: [{ featureId: 'f', usageLimit: 5, isVisible: null }],
    });
  });

  test('completes a body that is a line itself', () => {
    const body = { customerId: 'c', amount: 3 };
    expect(completeBody(body, { mints: ['idempotencyKey'] }, undefined, mint())).toEqual({
      customerId: 'c',
      amount: 3,
      idempotencyKey: 'key-1',
    });
    expect(completeBody(body, { mints: ['idempotencyKey'] }, 'mine', mint())).toMatchObject({
      idempotencyKey: 'mine',
    });
  });
});
