// Sound and unsound requests for any operation, made from the contract itself.
import type { Operation } from './contract.ts';

/** What the path parameters of the demo company are. */
export const KNOWN_IDS: Record<string, string> = {
  customerId: 'customer-test-id',
  featureId: 'feature-seats',
  subscriptionId: 'subscription-test-id',
  grantId: 'grant-1',
  entityId: 'user-ada',
  contractId: 'contract-1',
  destinationId: 'destination-warehouse',
  couponId: 'coupon-launch-20',
  productId: 'product-inkwell',
  currencyId: 'currency-credits',
  integrationId: 'integration-stripe',
  planId: 'plan-pro',
  addonId: 'addon-extra-seats',
  entitlementId: 'entitlement-8',
};

/** Values for required query parameters. */
const QUERY: Record<string, string> = {
  startDate: '2026-03-01T00:00:00.000Z',
  customerId: 'customer-test-id',
  currencyId: 'currency-credits',
};

export function urlOf(
  operation: Operation,
  ids: Record<string, string> = KNOWN_IDS,
  more: Record<string, string> = {},
): string {
  const path = operation.path.replace(/\{([^}]+)\}/g, (_, name: string) =>
    encodeURIComponent(ids[name] ?? `unknown-${name}`),
  );
  const required = operation.parameters.filter((parameter) => parameter.in === 'query' && parameter.required);
  const query = new URLSearchParams([
    ...required.map(({ name }) => [name, QUERY[name] ?? 'x']),
    ...Object.entries(more),
  ]);
  return `http://mock${path}${query.size > 0 ? `?${query}` : ''}`;
}

export function requestOf(operation: Operation, url: string, apiKey: string | null, body?: unknown): Request {
  const headers = new Headers(apiKey === null ? {} : { 'x-api-key': apiKey });
  if (body !== undefined) headers.set('content-type', 'application/json');
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return new Request(url, {
    method: operation.method.toUpperCase(),
    headers,
    ...(body !== undefined && { body: text }),
  });
}

export type Junk = { what: string; body: unknown; field: string };

type Schema = { type?: string | string[]; properties?: Record<string, Schema>; required?: string[] };

/** Bodies that the contract forbids, made from a sound one, with the field that the answer must name. */
export function junkOf(sound: Record<string, unknown>, schema: Schema): Junk[] {
  const junk: Junk[] = [
    { what: 'a list instead of an object', body: [], field: 'body' },
    { what: 'an unknown key', body: { ...sound, surprise: 1 }, field: 'body' },
  ];
  for (const key of schema.required ?? []) {
    const { [key]: _, ...without } = sound;
    junk.push({ what: `no ${key}`, body: without, field: key });
  }
  for (const key of Object.keys(sound)) {
    junk.push({ what: `${key} of a wrong type`, body: { ...sound, [key]: wrong(sound[key]) }, field: key });
  }
  return junk;
}

/** No key of the contract takes both a list and a list of lists of numbers. */
function wrong(value: unknown): unknown {
  return Array.isArray(value) ? 'not a list' : [[1]];
}

/** The body with one of its texts at a time very long, or empty. */
export function extremesOf(sound: Record<string, unknown>, schema: Schema): { what: string; body: unknown }[] {
  return Object.entries(schema.properties ?? {}).flatMap(([key, { type }]) =>
    [type].flat().includes('string')
      ? [
          { what: `a very long ${key}`, body: { ...sound, [key]: 'x'.repeat(5000) } },
          { what: `an empty ${key}`, body: { ...sound, [key]: '' } },
        ]
      : [],
  );
}
