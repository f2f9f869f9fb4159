import { createMock } from '@meterline/mock';
import { describe, expect, it } from 'vitest';
import { checkedFetch } from '../src/checked-fetch.ts';
import { operationOf, operations } from '../src/contract.ts';
import { INSTANT, OTHER_INSTANTS } from '../src/reference-inputs/instant.ts';
import type { ReferenceInput } from '../src/reference-inputs/request.ts';
import { referenceInputs } from '../src/reference-inputs.ts';

/** What the reference API lacks, so that no client of it sends anything there. */
const OURS = ['getPaywall', 'saveAutoRecharge', 'revokePromotionalEntitlements'];

const KEY = { 'X-API-KEY': 'My API Key' };
const EVERY_HEADER = { ...KEY, 'X-ACCOUNT-ID': 'X-ACCOUNT-ID', 'X-ENVIRONMENT-ID': 'X-ENVIRONMENT-ID' };

const mock = await createMock({ static: true });
const fetch = checkedFetch(mock.fetch);

type Call = { method: string; address: string; text: string | undefined };

function callsOf({ method, addresses, bodies }: ReferenceInput): Call[] {
  return addresses.flatMap((address) => bodies.map((body) => ({ method, address, text: JSON.stringify(body) })));
}

/** The same call with its instants as the clients of other languages write them. */
function inOtherSpellings(call: Call): Call[] {
  return OTHER_INSTANTS.map((instant) => ({
    method: call.method,
    address: call.address.replaceAll(encodeURIComponent(INSTANT), encodeURIComponent(instant)),
    text: call.text?.replaceAll(INSTANT, instant),
  })).filter(({ address, text }) => address !== call.address || text !== call.text);
}

function send({ method, address, text }: Call, headers: Record<string, string>): Promise<Response> {
  return fetch(`http://mock${address}`, {
    method,
    headers: { ...headers, ...(text !== undefined && { 'Content-Type': 'application/json' }) },
    ...(text !== undefined && { body: text }),
  });
}

const known = new Set(operations.map(({ operationId }) => operationId));
const offered = Object.entries(referenceInputs).filter(([operationId]) => known.has(operationId));

describe.each(offered)('%s', (operationId, input) => {
  const calls = callsOf(input).flatMap((call) => [call, ...inOtherSpellings(call)]);

  it.each(calls.map((call) => [`${call.method} ${call.address} ${call.text ?? ''}`, call] as const))(
    'takes %s',
    async (_, call) => {
      const { pathname } = new URL(call.address, 'http://mock');
      expect(operationOf(call.method, pathname)?.operationId).toBe(operationId);
      for (const headers of [KEY, EVERY_HEADER]) {
        const response = await send(call, headers);
        expect(response.status, await response.clone().text()).toBeOneOf([200, 201]);
      }
    },
  );
});

it('has inputs for every operation but ours', () => {
  const inputs = Object.keys(referenceInputs);
  expect(inputs).toHaveLength(122);
  expect([...known].filter((operationId) => !OURS.includes(operationId) && !inputs.includes(operationId))).toEqual([]);
});

it('finds every operation of the reference API in the contract', () => {
  expect(Object.keys(referenceInputs).filter((operationId) => !known.has(operationId))).toEqual([]);
});

describe.each(['GET', 'POST', 'DELETE'])('%s to a path that nobody knows', (method) => {
  it.each([
    ['with the key', EVERY_HEADER],
    ['without a key', {}],
  ])('is answered with 404 %s', async (_, headers) => {
    const address = '/_stainless_unknown_path?limit=1';
    expect((await send({ method, address, text: undefined }, headers)).status).toBe(404);
  });

  it('is answered with 404 before its body is read', async () => {
    const response = await mock.fetch('http://mock/_stainless_unknown_path', {
      method,
      headers: { 'Content-Type': 'text/plain' },
      ...(method !== 'GET' && { body: '{"broken' }),
    });
    expect(response.status).toBe(404);
  });
});
