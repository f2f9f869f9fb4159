import contract from '@meterline/openapi/openapi.json' with { type: 'json' };
import { describe, expect, it } from 'vitest';
import { Guard } from './guard.ts';
import { parametersIn } from './input.ts';
import { operationsOf } from './operation.ts';

const operations = new Map(operationsOf(contract).map((operation) => [operation.operationId, operation]));
const guard = new Guard(contract);

function violationsOf(
  operationId: string,
  { path = {}, query = {}, body }: { path?: object; query?: object; body?: unknown },
) {
  const operation = operations.get(operationId);
  if (!operation) throw new Error(`There is no operation ${operationId}.`);
  const wire = { path: path as Record<string, string>, query: query as Record<string, string>, headers: {} };
  return guard.request(operation, parametersIn(operation, wire), body);
}

const seats = { customerId: 'customer-test-id', featureId: 'feature-seats', value: 10 };

describe('a sound request has no violation', () => {
  it.each([
    ['reportUsage', { body: { usages: [seats] } }],
    ['checkEntitlement', { path: { customerId: 'c' }, query: { featureId: 'f', requestedUsage: '3' } }],
    ['listSubscriptions', { query: { status: 'ACTIVE,IN_TRIAL', 'createdAt[gte]': '2026-03-10T12:00:00+01:00' } }],
    ['cancelSubscription', { path: { subscriptionId: 's' } }],
  ])('%s', (operationId, request) => {
    expect(violationsOf(operationId, request)).toEqual([]);
  });
});

describe('a violation names the field as one writes it in code', () => {
  it.each([
    ['reportUsage', {}, 'body', 'is required'],
    ['reportUsage', { body: [] }, 'body', 'must be object'],
    ['reportUsage', { body: {} }, 'body.usages', 'is required'],
    ['reportUsage', { body: { usages: [{ ...seats, value: 1.5 }] } }, 'body.usages[0].value', 'must be integer'],
    ['reportUsage', { body: { usages: [seats], colour: 'red' } }, 'body.colour', 'is not known here'],
    [
      'reportUsage',
      { body: { usages: [{ ...seats, updateBehavior: 'ADD' }] } },
      'body.usages[0].updateBehavior',
      'must be one of DELTA, SET',
    ],
    ['getUsageHistory', { path: { customerId: 'c', featureId: 'f' } }, 'query.startDate', 'is required'],
    ['listCustomers', { query: { limit: '0' } }, 'query.limit', 'must be >= 1'],
    ['listCustomers', { query: { limit: 'many' } }, 'query.limit', 'must be integer'],
    ['listCustomers', { query: { after: 'abc' } }, 'query.after', 'must be a valid uuid'],
    [
      'listCustomers',
      { query: { 'createdAt[gte]': 'monday' } },
      'query.createdAt[gte]',
      'must be a valid date-time, for example 2026-03-10T12:00:00Z',
    ],
    ['provisionCustomer', { body: { id: 'ada', email: 'nowhere' } }, 'body.email', 'must be a valid email'],
  ])('%s %j: %s %s', (operationId, request, field, message) => {
    expect(violationsOf(operationId, request)).toContainEqual({ field, message });
  });
});

describe('an instant is really there', () => {
  const at = (createdAt: string) => violationsOf('reportUsage', { body: { usages: [{ ...seats, createdAt }] } }).length;

  it.each(['2024-02-29T00:00:00Z', '2026-03-10T12:00:00.123+05:30', '2026-03-10t12:00:00z'])('%s is one', (text) => {
    expect(at(text)).toBe(0);
  });

  it.each([
    '2026-02-29T00:00:00Z',
    '2026-04-31T00:00:00Z',
    '2026-03-10',
    '2026-03-10T12:00:00',
    '2026-12-31T23:59:60Z',
    '2026-03-10T25:00:00Z',
    '2026-13-10T12:00:00Z',
  ])('%s is none', (text) => {
    expect(at(text)).toBe(1);
  });
});

it('twenty violations are told, however many there are', () => {
  const body = Object.fromEntries(Array.from({ length: 1000 }, (_, index) => [`key-${index}`, 1]));
  expect(violationsOf('provisionCustomer', { body })).toHaveLength(20);
});

it('an undocumented answer is a violation', () => {
  const operation = operations.get('reportEvents');
  if (!operation) throw new Error('There is no operation reportEvents.');
  expect(guard.response(operation, 200, { data: {} })).toEqual([]);
  expect(guard.response(operation, 204, undefined)).toEqual([{ field: 'status', message: '204 is not documented' }]);
  expect(guard.response(operation, 200, {})).toEqual([{ field: 'body.data', message: 'is required' }]);
});
