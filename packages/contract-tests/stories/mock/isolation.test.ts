import { createClient } from '@meterline/client';
import { createMock } from '@meterline/mock';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { NOON } from '../../src/inkwell.ts';

afterEach(() => vi.useRealTimers());

/** Numbers that follow from a seed, so that a failure can be repeated. */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return (state >>> 8) % sides;
  };
}

it('64 environments under random load in parallel do not see each other', async () => {
  const mock = await createMock({ clock: NOON });
  const { url, close } = await mock.listen({ port: 0 });
  const runs = Array.from({ length: 64 }, async (_, index) => {
    const roll = dice(index + 1);
    const apiKey = `server-worker-${index}`;
    const door = index % 2 === 0 ? { baseUrl: url } : { baseUrl: 'http://mock', fetch: mock.fetch };
    const client = createClient({ apiKey, retries: 0, ...door });
    const { clock } = mock.environment(apiKey);
    const expected = { usage: 0, customers: 3, days: 0 };
    for (let step = 0; step < 40; step += 1) {
      const chosen = roll(4);
      if (chosen === 0) {
        await client.provisionCustomer({ id: `worker-${index}-${step}` });
        expected.customers += 1;
      } else if (chosen === 1) {
        clock.advance('PT1H');
        expected.days += 1 / 24;
      } else {
        const value = 1 + roll(9);
        await client.reportUsage({ customerId: 'customer-free', featureId: 'feature-api-calls', value });
        expected.usage += value;
      }
    }
    const check = { customerId: 'customer-free', featureId: 'feature-api-calls' };
    const { currentUsage } = (await client.checkEntitlement(check)) as { currentUsage: number };
    const { data } = await client.listCustomers({ limit: 100 });
    const strangers = data.filter(({ id }) => id.startsWith('worker-') && !id.startsWith(`worker-${index}-`));
    const days = (clock.now().getTime() - Date.parse(NOON)) / 86_400_000;
    expect({ currentUsage, customers: data.length, strangers, days: days.toFixed(3) }).toEqual({
      currentUsage: expected.usage,
      customers: expected.customers,
      strangers: [],
      days: expected.days.toFixed(3),
    });
  });
  await Promise.all(runs);
  await close();
  expect(mock.environments()).toHaveLength(64);
});

describe('environments', () => {
  it('are listed in the order in which they began', async () => {
    const mock = await createMock({ clock: NOON });
    for (const name of ['left', 'right']) {
      const client = createClient({ apiKey: `server-${name}`, baseUrl: 'http://mock', fetch: mock.fetch });
      await client.listCustomers();
    }
    mock.environment('server-left').clock.advance('P1D');
    expect(mock.environments()).toMatchObject([
      { name: 'left', now: '2026-03-11T12:00:00.000Z', mode: 'frozen', requests: 1 },
      { name: 'right', now: NOON, mode: 'frozen', requests: 1 },
    ]);
  });

  it('stay until they are evicted, and then begin anew', async () => {
    const mock = await createMock({ clock: NOON });
    const client = createClient({ apiKey: 'server-left', baseUrl: 'http://mock', fetch: mock.fetch });
    await client.provisionCustomer({ id: 'ada' });
    mock.environment('server-right');
    expect(mock.evict()).toEqual(['left', 'right']);
    expect(mock.environments()).toEqual([]);
    await expect(client.getCustomer({ customerId: 'ada' })).rejects.toMatchObject({ status: 404 });
  });

  it('are evicted when nobody used them for a time', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date(NOON) });
    const mock = await createMock({ clock: NOON });
    mock.environment('server-old');
    mock.environment('server-used');
    vi.setSystemTime(new Date('2026-03-10T13:00:00Z'));
    mock.environment('server-used');
    expect(mock.evict({ idleFor: 'PT1H' })).toEqual(['old']);
    expect(mock.evict({ idleFor: 'PT1H' })).toEqual([]);
    expect(() => mock.evict({ idleFor: 'an hour' })).toThrow('idleFor: "an hour" is not an ISO 8601 duration');
  });

  it('over HTTP, too', async () => {
    const mock = await createMock({ clock: NOON });
    mock.environment('server-left');
    const ask = async (method: string, query = '', apiKey = 'server-right') => {
      const url = `http://mock/_mock/environments${query}`;
      const response = await mock.fetch(url, { method, headers: { 'X-API-KEY': apiKey } });
      return { status: response.status, body: (await response.json()) as { data: unknown } };
    };
    expect((await ask('GET')).body.data).toMatchObject([{ name: 'left' }, { name: 'right' }]);
    expect((await ask('DELETE', '?idleFor=PT1H')).body.data).toEqual({ evicted: [] });
    expect((await ask('DELETE', '?idleFor=soon')).status).toBe(400);
    expect((await ask('DELETE', '', 'client-right')).status).toBe(403);
    expect((await ask('DELETE')).body.data).toEqual({ evicted: ['left', 'right'] });
  });
});
