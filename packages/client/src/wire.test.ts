import { expect, test } from 'vitest';
import { serializePath } from './path.ts';
import { serializeQuery } from './query.ts';

test.each([
  ['customer-test-id', 'customer-test-id'],
  ['jane@acme.com', 'jane@acme.com'],
  ["a-._~!$&'()*+,;=:@z", "a-._~!$&'()*+,;=:@z"],
  ['a/b?c#d', 'a%2Fb%3Fc%23d'],
  ['50% |"ä"', '50%25%20%7C%22%C3%A4%22'],
  ['%2e%2e', '%252e%252e'],
])('the path segment %s is written %s', (value, written) => {
  expect(serializePath('/customers/{customerId}/archive', { customerId: value })).toBe(`/customers/${written}/archive`);
});

test.each([
  [{ limit: 20, isActive: false }, 'limit=20&isActive=false'],
  [{ resourceId: null, after: undefined }, 'resourceId='],
  [{ status: ['ACTIVE', 'IN_TRIAL'] }, 'status=ACTIVE,IN_TRIAL'],
  [{ status: ['a,b', 'c'] }, 'status=a%2Cb,c'],
  [{ status: [] }, ''],
  [{ createdAt: { gt: new Date(0), lte: undefined } }, 'createdAt[gt]=1970-01-01T00%3A00%3A00.000Z'],
  [{ dimensions: { 'user id': 'u&1' } }, 'dimensions[user%20id]=u%261'],
  [{ startDate: new Date(0) }, 'startDate=1970-01-01T00%3A00%3A00.000Z'],
])('the query %j is written %s', (query, written) => {
  expect(serializeQuery(query)).toBe(written);
});
