import { describe, expect, it } from 'vitest';
import { inkwell } from '../../src/inkwell.ts';

const seats = { customerId: 'customer-test-id', featureId: 'feature-seats' };

async function askedInkwell() {
  const story = await inkwell();
  await story.client.reportUsage({ ...seats, value: 3 });
  await story.client.reportUsage({ ...seats, value: 4 });
  await story.client.checkEntitlement({ ...seats, requestedUsage: 2 });
  await story.client.reportUsage({ ...seats, value: -90 }).catch(() => undefined);
  return story;
}

describe('the journal', () => {
  it('keeps what was asked and how it was answered, without secrets', async () => {
    const { environment, apiKey } = await askedInkwell();
    expect(
      environment.requests.list().map(({ number, operationId, status, code }) => [number, operationId, status, code]),
    ).toEqual([
      [1, 'reportUsage', 201, null],
      [2, 'reportUsage', 201, null],
      [3, 'checkEntitlement', 200, null],
      [4, 'reportUsage', 400, 'EntitlementUsageOutOfRangeError'],
    ]);
    expect(environment.requests.list('checkEntitlement')[0]?.input).toEqual({ ...seats, requestedUsage: 2 });
    expect(JSON.stringify(environment.requests.list())).not.toContain(apiKey);
  });

  it('keeps the last thousand', async () => {
    const { client, environment } = await inkwell();
    for (let count = 0; count < 2100; count += 1) await client.checkEntitlement(seats);
    const kept = environment.requests.list();
    expect(kept).toHaveLength(1000);
    expect(kept.at(-1)?.number).toBe(2100);
    environment.requests.clear();
    expect(environment.requests.list()).toEqual([]);
  });
});

describe('verification', () => {
  it('counts the calls that have at least what is expected', async () => {
    const { requests } = (await askedInkwell()).environment;
    expect(requests.verify({ operationId: 'reportUsage' })).toMatchObject({ isMet: true, count: 3 });
    expect(requests.verify({ operationId: 'reportUsage', match: { usages: [{ value: 3 }] }, times: 1 }).isMet).toBe(
      true,
    );
    expect(requests.verify({ operationId: 'getPaywall', times: 0 }).isMet).toBe(true);
  });

  it('shows what came closest, and what differs', async () => {
    const { requests } = (await askedInkwell()).environment;
    const match = { usages: [{ featureId: 'feature-seats', value: 5 }] };
    expect(requests.verify({ operationId: 'reportUsage', match })).toEqual({
      isMet: false,
      count: 0,
      nearMisses: [
        { number: 1, differences: ['usages[0].value: expected 5, got 3'] },
        { number: 2, differences: ['usages[0].value: expected 5, got 4'] },
        { number: 4, differences: ['usages[0].value: expected 5, got -90'] },
      ],
    });
  });

  it('minds the order, with anything in between', async () => {
    const { requests } = (await askedInkwell()).environment;
    const first = { operationId: 'reportUsage', match: { usages: [{ value: 3 }] } };
    const check = { operationId: 'checkEntitlement' };
    expect(requests.verifyOrder([first, check])).toBe(true);
    expect(requests.verifyOrder([check, first])).toBe(false);
  });

  it('is there over HTTP, for tests in any language', async () => {
    const { fetch, apiKey } = await askedInkwell();
    const call = async (method: string, path: string, body?: object) => {
      const headers = { 'x-api-key': apiKey, 'content-type': 'application/json' };
      const init = body === undefined ? { method, headers } : { method, headers, body: JSON.stringify(body) };
      const response = await fetch(`http://mock/_mock/requests${path}`, init);
      return { status: response.status, body: await response.json() };
    };
    expect((await call('GET', '?operationId=reportUsage')).body.data).toHaveLength(3);
    expect((await call('POST', '/verify', { operationId: 'reportUsage', times: 3 })).body.data).toMatchObject({
      isMet: true,
    });
    const order = { expectations: [{ operationId: 'reportUsage' }, { operationId: 'checkEntitlement' }] };
    expect((await call('POST', '/verify-order', order)).body.data).toEqual({ isMet: true });
    expect(await call('POST', '/verify', { times: 3 })).toMatchObject({ status: 400 });
    expect((await call('DELETE', '')).body.data).toEqual([]);
  });
});
