import { describe, expect, it } from 'vitest';
import type { Condition, Meter } from '../catalog/feature.ts';
import { entryOf, identityOf, type UsageEvent, wants } from './meter.ts';

const count = { function: 'COUNT' as const, field: null };
const meter = (...groups: Condition[][]) =>
  ({ aggregation: count, filters: groups.map((conditions) => ({ conditions })) }) as unknown as Meter;
const condition = (field: string, operation: string, value?: string, values?: string[]) =>
  ({ field, operation, value, values }) as unknown as Condition;
const login = { eventName: 'user_login', dimensions: { plan: 'pro', seconds: 12, isFirst: true } };

describe('a condition', () => {
  it.each([
    ['EQUALS', 'plan', 'pro', true],
    ['EQUALS', 'plan', 'free', false],
    ['EQUALS', 'isFirst', 'true', true],
    ['EQUALS', 'missing', 'pro', false],
    ['EQUALS', 'missing', 'undefined', false],
    ['NOT_EQUALS', 'plan', 'pro', false],
    ['NOT_EQUALS', 'plan', 'free', true],
    ['NOT_EQUALS', 'missing', 'pro', true],
    ['GREATER_THAN', 'seconds', '12', false],
    ['GREATER_THAN', 'seconds', '9', true],
    ['GREATER_THAN_OR_EQUAL', 'seconds', '12', true],
    ['GREATER_THAN_OR_EQUAL', 'seconds', '13', false],
    ['LESS_THAN', 'seconds', '12', false],
    ['LESS_THAN', 'seconds', '100', true],
    ['LESS_THAN_OR_EQUAL', 'seconds', '12', true],
    ['LESS_THAN_OR_EQUAL', 'seconds', '11', false],
    ['LESS_THAN_OR_EQUAL', 'missing', '13', false],
    ['IS_NULL', 'missing', undefined, true],
    ['IS_NULL', 'plan', undefined, false],
    ['IS_NOT_NULL', 'plan', undefined, true],
    ['IS_NOT_NULL', 'missing', undefined, false],
    ['CONTAINS', 'plan', 'r', true],
    ['CONTAINS', 'plan', 'x', false],
    ['CONTAINS', 'missing', 'e', false],
    ['CONTAINS', 'plan', undefined, true],
    ['STARTS_WITH', 'plan', 'p', true],
    ['STARTS_WITH', 'plan', 'o', false],
    ['ENDS_WITH', 'plan', 'o', true],
    ['ENDS_WITH', 'plan', 'p', false],
  ])('%s of %s and %s is %s', (operation, field, value, agrees) => {
    expect(wants(meter([condition(field, operation, value)]), login)).toBe(agrees);
  });

  it('IN takes a list', () => {
    expect(wants(meter([condition('plan', 'IN', undefined, ['free', 'pro'])]), login)).toBe(true);
    expect(wants(meter([condition('missing', 'IN', undefined, ['free'])]), login)).toBe(false);
    expect(wants(meter([condition('plan', 'IN', undefined, ['free'])]), login)).toBe(false);
    expect(wants(meter([condition('seconds', 'IN', undefined, ['12'])]), login)).toBe(true);
    expect(wants(meter([condition('missing', 'IN', undefined, ['undefined'])]), login)).toBe(false);
    expect(wants(meter([condition('plan', 'IN')]), login)).toBe(false);
  });
});

describe('filters', () => {
  const isLogin = condition('eventName', 'EQUALS', 'user_login');
  const isFree = condition('plan', 'EQUALS', 'free');
  it('want an event when one group agrees, and a group when all its conditions do', () => {
    expect(wants(meter([isLogin, isFree]), login)).toBe(false);
    expect(wants(meter([isFree], [isLogin]), login)).toBe(true);
  });

  it('match the name of the event like a dimension, even where a dimension has that name', () => {
    const renamed = { eventName: 'user_login', dimensions: { eventName: 'other' } };
    expect(wants(meter([isLogin]), renamed)).toBe(true);
    expect(wants(meter([condition('eventName', 'STARTS_WITH', 'user_')]), login)).toBe(true);
    expect(wants(meter([condition('eventName', 'EQUALS', 'user_logout')]), login)).toBe(false);
  });

  it('that are none want everything', () => {
    expect(wants(meter(), login)).toBe(true);
  });
});

it('an event is recognised by five things together', () => {
  const event: UsageEvent = {
    customerId: 'c',
    resourceId: null,
    eventName: 'user_login',
    idempotencyKey: 'k',
    timestamp: 0,
    dimensions: {},
  };
  const others = [
    { customerId: 'd' },
    { resourceId: 'r' },
    { eventName: 'e' },
    { idempotencyKey: 'l' },
    { timestamp: 1 },
  ];
  for (const other of others) expect(identityOf({ ...event, ...other })).not.toBe(identityOf(event));
  expect(identityOf({ ...event, dimensions: { a: 1 } })).toBe(identityOf(event));
  expect(entryOf({ ...event, timestamp: 5, dimensions: { a: 1 } })).toEqual({
    id: identityOf({ ...event, timestamp: 5 }),
    at: 5,
    kind: 'EVENT',
    value: 1,
    dimensions: { a: 1 },
  });
});
