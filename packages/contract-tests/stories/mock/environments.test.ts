import { createClient } from '@meterline/client';
import { createMock } from '@meterline/mock';
import { describe, expect, it } from 'vitest';
import { inkwell, NOON } from '../../src/inkwell.ts';

const seats = { customerId: 'customer-test-id', featureId: 'feature-seats' };

it('two keys are two worlds', async () => {
  const [left, right] = [await inkwell(), await inkwell()];
  await left.client.reportUsage({ ...seats, value: 7 });
  expect(await left.client.checkEntitlement(seats)).toMatchObject({ currentUsage: 7 });
  expect(await right.client.checkEntitlement(seats)).toMatchObject({ currentUsage: 0 });
});

it('a publishable key reads the environment of the same name and may not write', async () => {
  const { client, apiKey, fetch } = await inkwell();
  await client.reportUsage({ ...seats, value: 7 });
  const browser = createClient({
    apiKey: apiKey.replace('server-', 'client-'),
    baseUrl: 'http://mock',
    fetch,
    retries: 0,
  });
  expect(await browser.checkEntitlement(seats)).toMatchObject({ currentUsage: 7 });
  await expect(browser.reportUsage({ ...seats, value: 1 })).rejects.toMatchObject({
    status: 403,
    code: 'IdentityForbidden',
  });
});

it('a reset puts the environment back to its beginning, clock and all', async () => {
  const { client, environment, clock } = await inkwell();
  await client.reportUsage({ ...seats, value: 7 });
  clock.advance('P40D');
  environment.reset();
  expect(clock.now().toISOString()).toBe(NOON);
  expect(await client.checkEntitlement(seats)).toMatchObject({ currentUsage: 0 });
});

it('another scenario can be loaded', async () => {
  const { client, environment } = await inkwell();
  environment.load('empty');
  expect((await client.listCustomers()).data).toEqual([]);
  expect(() => environment.load('nonsense')).toThrow('demo, empty');
});

it('the clock goes forward only', async () => {
  const { clock } = await inkwell();
  expect(() => clock.set('2026-03-01T00:00:00Z')).toThrow('cannot go back');
  expect(() => clock.advance('tomorrow')).toThrow('ISO 8601');
});

it('a header chooses the environment, for code whose key is fixed', async () => {
  const { client, fetch, mock } = await inkwell();
  const headers = { 'X-Meterline-Environment': 'chosen-by-header' };
  await client.reportUsage({ ...seats, value: 7 }, { headers });
  expect(await client.checkEntitlement(seats)).toMatchObject({ currentUsage: 0 });
  expect(await client.checkEntitlement(seats, { headers })).toMatchObject({ currentUsage: 7 });
  const other = createClient({ apiKey: 'server-chosen-by-header', baseUrl: 'http://mock', fetch });
  expect(await other.checkEntitlement(seats)).toMatchObject({ currentUsage: 7 });
  expect(mock.environment('server-chosen-by-header').requests.list('reportUsage')).toHaveLength(1);
});

it('the clock goes to what happens next, one thing after the other', async () => {
  const { client, environment, clock } = await inkwell();
  environment.load('empty');
  expect(clock.next()).toEqual([]);
  expect(clock.now().toISOString()).toBe(NOON);
  environment.load('demo');
  await client.grantPromotionalEntitlements({
    customerId: 'customer-free',
    promotionalEntitlements: [{ featureId: 'feature-seats', period: '1 week', usageLimit: 25 }],
  });
  expect(clock.next()).toMatchObject([{ type: 'promotional_entitlement.expired', at: '2026-03-17T12:00:00.000Z' }]);
  const [first] = clock.next();
  expect(clock.now().toISOString()).toBe(first?.at);
});

it('advancing in two steps is the same as in one', async () => {
  const [once, twice] = [await inkwell(), await inkwell()];
  for (const { client } of [once, twice])
    await client.consumeCredits({
      customerId: 'customer-test-id',
      currencyId: 'currency-credits',
      amount: 30,
      idempotencyKey: 'a',
    });
  const whole = once.clock.advance('P100D');
  const parts = [...twice.clock.advance('P37D'), ...twice.clock.advance('P63D')];
  expect(parts).toEqual(whole);
});

describe('over HTTP', () => {
  it('the clock is read, moved and told what happened; the environment is reset', async () => {
    const { fetch, apiKey } = await inkwell();
    const call = async (method: string, path: string, body?: object) => {
      const headers = { 'x-api-key': apiKey, 'content-type': 'application/json' };
      const response = await fetch(`http://mock/_mock/${path}`, {
        method,
        headers,
        ...(body && { body: JSON.stringify(body) }),
      });
      return { status: response.status, body: await response.json() };
    };
    expect(await call('GET', 'clock')).toEqual({ status: 200, body: { data: { now: NOON, mode: 'frozen' } } });
    const advanced = await call('POST', 'clock/advance', { duration: 'P1M' });
    expect(advanced.body.data.now).toBe('2026-04-10T12:00:00.000Z');
    expect(advanced.body.data.happenings).toContainEqual(
      expect.objectContaining({ type: 'subscription.renewed', subjectId: 'subscription-test-id' }),
    );
    expect(await call('POST', 'clock/advance', { duration: 'soon' })).toMatchObject({
      status: 400,
      body: { code: 'BadUserInput' },
    });
    expect(await call('PUT', 'clock', { now: '2020-01-01T00:00:00Z' })).toMatchObject({ status: 400 });
    expect(await call('PUT', 'clock', { now: '2026-05-01T00:00:00Z', mode: 'frozen' })).toMatchObject({ status: 200 });
    expect(await call('POST', 'reset')).toEqual({ status: 200, body: { data: { now: NOON, mode: 'frozen' } } });
    expect(await call('POST', 'reset', { scenario: 'nonsense' })).toMatchObject({ status: 400 });
  });

  it('the server answers like the fetch', async () => {
    const mock = await createMock({ clock: NOON });
    const { url } = await mock.listen({ port: 0 });
    const client = createClient({ apiKey: 'server-http', baseUrl: url, retries: 0 });
    expect(await client.reportUsage({ ...seats, value: 10, resourceId: 'resource-01' })).toMatchObject({
      currentUsage: 10,
    });
    await mock.close();
  });

  it('a request may ask for the plain example instead', async () => {
    const { fetch, apiKey } = await inkwell();
    const response = await fetch('http://mock/api/v1/customers/anyone', {
      headers: { 'x-api-key': apiKey, prefer: 'code=404' },
    });
    expect(response.status).toBe(404);
  });
});
