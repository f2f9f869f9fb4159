import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Feature, Meter } from '../catalog/feature.ts';
import type { LedgerEntry } from '../credits/wallet.ts';
import { foldOf, totalOf, type UsageEntry } from '../usage/aggregation.ts';
import { appliesTo } from './assignment.ts';
import { HOUSE, NOON } from './fixture.ts';
import { attribution } from './hierarchy.ts';
import { assertMetered, countedWindow, creditUse, featureUse } from './use.ts';

const feature = (said: Partial<Feature> = {}) =>
  ({ id: 'feature', featureType: 'NUMBER', meterType: 'INCREMENTAL', meter: null, ...said }) as Feature;
const unique: Meter = { aggregation: { function: 'UNIQUE', field: 'reader' }, filters: [] };
const entry = (userId: string, value: number, kind: UsageEntry['kind'] = 'DELTA', at = NOON): UsageEntry => ({
  id: 'event-1',
  at,
  kind,
  value,
  dimensions: { userId },
});
const participantsIn = attribution(HOUSE);
const of = (entityId: string, logs: UsageEntry[][], what = feature()) =>
  featureUse(what, foldOf(what.meter), logs, (use) => appliesTo({ entityId, scopeEntityIds: [] }, participantsIn(use)));

describe('reported usage', () => {
  it('counts for who reported it and for everybody above', () => {
    const logs = [[entry('ada', 200), entry('ben', 50)]];
    expect(['ada', 'ben', 'editors', 'house', 'large'].map((id) => of(id, logs))).toEqual([200, 50, 250, 250, 0]);
  });

  it('adds up over the resources, and SET begins anew in its own one', () => {
    expect(of('ada', [[entry('ada', 5), entry('ada', 2, 'SET')], [entry('ada', 10)]])).toBe(12);
  });

  it('that is given back in a later window does not fall below 0', () => {
    expect(of('ada', [[entry('ada', -3)]])).toBe(0);
  });

  it('of seats is a level, which no window begins anew', () => {
    const window = { start: NOON, end: NOON + 1 };
    expect(countedWindow(feature({ meterType: 'FLUCTUATING' }), window)).toBeNull();
    expect(countedWindow(feature(), window)).toBe(window);
  });

  it('of everybody is never less than that of anybody', () => {
    const entries = fc.array(fc.tuple(fc.constantFrom('ada', 'ben', 'nobody'), fc.nat(1000)));
    fc.assert(
      fc.property(entries, (list) => {
        const log = list.map(([userId, value]) => entry(userId, value));
        expect(of('ada', [log]) + of('ben', [log])).toBe(of('house', [log]));
        expect(of('house', [log])).toBeLessThanOrEqual(totalOf(foldOf(null), log));
      }),
    );
  });
});

it('events of several resources are aggregated together, in the order of time', () => {
  const read = (reader: string, at: number): UsageEntry => ({
    id: 'event-1',
    at,
    kind: 'EVENT',
    value: 1,
    dimensions: { userId: 'ada', reader },
  });
  const what = feature({ meter: unique });
  expect(of('editors', [[read('r1', 2), read('r2', 4)], [read('r1', 3)]], what)).toBe(2);
});

it('credits count when they were consumed, in their window and their currency', () => {
  const taken = (amount: number, said: Partial<LedgerEntry> = {}) =>
    ({ eventType: 'CREDITS_CONSUMED', currencyId: 'ink', timestamp: NOON, amount: -amount, ...said }) as LedgerEntry;
  const ledger = [
    taken(0.1),
    taken(0.2),
    taken(5, { timestamp: NOON - 1 }),
    taken(5, { timestamp: NOON + 2 }),
    taken(5, { currencyId: 'gold' }),
    taken(-100, { eventType: 'CREDITS_GRANTED' }),
    taken(7, { eventId: 'of ben' }),
  ];
  const belongs = ({ eventId }: LedgerEntry) => eventId !== 'of ben';
  expect(creditUse(ledger, 'ink', { start: NOON, end: NOON + 10 }, NOON + 1, belongs)).toBe(0.3);
  expect(creditUse(ledger, 'ink', null, NOON + 1, belongs)).toBe(5.3);
});

it('only what is metered can be used up', () => {
  expect(() => assertMetered(feature(), 'body.featureId')).not.toThrow();
  expect(() => assertMetered(feature({ meterType: 'None' }), 'body.featureId')).toThrow(
    expect.objectContaining({ code: 'UnsupportedFeatureType' }),
  );
});
