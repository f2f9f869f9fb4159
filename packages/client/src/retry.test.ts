import { describe, expect, test } from 'vitest';
import { ApiError, ConflictError, NotFoundError, RateLimitError } from './errors/api-error.ts';
import { ConnectionError } from './errors/connection-error.ts';
import { failureOf, no, now, ok, type Script, scriptedClient, seats } from './fixture.ts';
import { pauseBefore } from './retry.ts';

const attemptsOf = async (first: Script, options = {}) => {
  const { client, arrivals } = scriptedClient([first, ok([])], options);
  await client.reportUsage(seats).catch(() => {});
  return arrivals.length;
};

describe('what is repeated', () => {
  test.each([408, 429, 500, 502, 503, 504])('%i is', async (status) => {
    expect(await attemptsOf(no(status))).toBe(2);
  });

  test.each([400, 401, 403, 404, 409, 422])('%i is not', async (status) => {
    expect(await attemptsOf(no(status))).toBe(1);
  });

  test('a broken connection is', async () => {
    expect(await attemptsOf(new TypeError('fetch failed'))).toBe(2);
  });

  test('409 is if another request holds the object', async () => {
    expect(await attemptsOf(no(409, 'ObjectAlreadyBeingUsedByAnotherRequestError'))).toBe(2);
    expect(await attemptsOf(no(409, 'DuplicatedEntityNotAllowed'))).toBe(1);
  });

  test('x-should-retry has the last word', async () => {
    expect(await attemptsOf(no(404, null, { 'x-should-retry': 'true' }))).toBe(2);
    expect(await attemptsOf(no(503, null, { 'x-should-retry': 'false' }))).toBe(1);
  });

  test('an answer that is not JSON is not', async () => {
    const { client, arrivals } = scriptedClient([new Response('<html>', { status: 200 })]);
    const error = await failureOf(client.reportUsage(seats));
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({ status: 200, body: '<html>', message: 'reportUsage: 200: The answer is not JSON.' });
    expect(arrivals).toHaveLength(1);
  });
});

describe('how often', () => {
  test('twice unless told otherwise, then the last error is thrown', async () => {
    const { client, arrivals } = scriptedClient([no(500), no(503), no(429)]);
    expect(await failureOf(client.reportUsage(seats))).toBeInstanceOf(RateLimitError);
    expect(arrivals).toHaveLength(3);
  });

  test.each([
    [0, 1],
    [4, 5],
    [Number.NaN, 1],
  ])('retries: %d makes %i attempts', async (retries, attempts) => {
    const ofClient = scriptedClient([no(500)], { retries });
    await failureOf(ofClient.client.reportUsage(seats));
    expect(ofClient.arrivals).toHaveLength(attempts);
    const ofCall = scriptedClient([no(500)]);
    await failureOf(ofCall.client.reportUsage(seats, { retries }));
    expect(ofCall.arrivals).toHaveLength(attempts);
  });

  test('a connection that stays broken is a ConnectionError with its cause', async () => {
    const cause = new TypeError('fetch failed');
    const error = await failureOf(scriptedClient([cause]).client.reportUsage(seats));
    expect(error).toBeInstanceOf(ConnectionError);
    expect(error).toMatchObject({ operationId: 'reportUsage', cause });
  });

  test('an error after a retry is thrown as it is', async () => {
    const { client } = scriptedClient([no(500), no(404, 'CustomerNotFound')]);
    expect(await failureOf(client.reportUsage(seats))).toBeInstanceOf(NotFoundError);
  });
});

describe('how long between', () => {
  const pause = (headers: Record<string, string>, random = 0, retry = 0) => {
    const details = { operationId: 'reportUsage', status: 429, headers: new Headers(headers), body: {}, fallback: '' };
    return pauseBefore(retry, new ApiError(details), { now: () => now, random: () => random });
  };

  test('doubles from half a second, at most eight', async () => {
    const { client, waits } = scriptedClient([no(500)], { retries: 6 });
    await failureOf(client.reportUsage(seats));
    expect(waits).toEqual([500, 1000, 2000, 4000, 8000, 8000]);
  });

  test('less up to a quarter', () => {
    expect(pause({}, 1)).toBe(375);
    expect(pause({}, 0.5, 1)).toBe(875);
  });

  test.each([
    [{ 'retry-after': '12' }, 12_000],
    [{ 'retry-after': '0' }, 0],
    [{ 'retry-after': 'Tue, 10 Mar 2026 12:00:07 GMT' }, 7_000],
    [{ 'retry-after': 'Tue, 10 Mar 2026 11:00:00 GMT' }, 0],
    [{ 'retry-after-ms': '250', 'retry-after': '12' }, 250],
    [{ 'retry-after-ms': 'soon', 'retry-after': '12' }, 12_000],
    [{ 'retry-after': '3600' }, 60_000],
    [{ 'retry-after': '' }, 500],
    [{ 'retry-after': 'soon' }, 500],
  ])('%j asks for %i ms', (headers, milliseconds) => {
    expect(pause(headers as Record<string, string>)).toBe(milliseconds);
  });
});

test('conflicts keep their class and code', async () => {
  const error = await failureOf(scriptedClient([no(409, 'DuplicatedEntityNotAllowed')]).client.reportUsage(seats));
  expect(error).toBeInstanceOf(ConflictError);
  expect(error).toMatchObject({ code: 'DuplicatedEntityNotAllowed' });
});
