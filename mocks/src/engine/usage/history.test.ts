import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY, fromIso, type Instant } from '../time.ts';
import { foldOf, totalOf, type UsageEntry } from './aggregation.ts';
import { event, report } from './fixture.ts';
import { groupedBy, historyOf } from './history.ts';
import { type Reset, resetOf, usageWindow } from './period.ts';

const MARCH = fromIso('2026-03-01T00:00:00.000Z');
const APRIL = fromIso('2026-04-01T00:00:00.000Z');
const MAY = fromIso('2026-05-01T00:00:00.000Z');
const JUNE = fromIso('2026-06-01T00:00:00.000Z');
const monthly = resetOf('MONTH', null, MARCH);

const reported = foldOf(null);
const change = (timestamp: Instant, value: number) => ({ timestamp, value, isResetPoint: false });
const reset = (timestamp: Instant) => ({ timestamp, value: 0, isResetPoint: true });

describe('the history of usage', () => {
  it('has the total after each change, and begins at 0 with each period', () => {
    const entries = [report('DELTA', 3, MARCH + 4 * DAY), report('DELTA', 2, APRIL + 6 * DAY)];
    expect(historyOf(entries, reported, monthly, MARCH, APRIL + 10 * DAY)).toEqual([
      change(MARCH + 4 * DAY, 3),
      reset(APRIL),
      change(APRIL + 6 * DAY, 2),
    ]);
  });

  it('has one point for each period that began, also without usage, up to its end', () => {
    expect(historyOf([], reported, monthly, MARCH, JUNE)).toEqual([reset(APRIL), reset(MAY), reset(JUNE)]);
    expect(historyOf([], reported, monthly, MARCH, JUNE - 1)).toEqual([reset(APRIL), reset(MAY)]);
  });

  it('never resets what has no reset', () => {
    const entries = [report('DELTA', 3, MARCH), report('SET', 10, APRIL), report('DELTA', -4, MAY)];
    expect(historyOf(entries, reported, null, MARCH, JUNE)).toEqual([
      change(MARCH, 3),
      change(APRIL, 10),
      change(MAY, 6),
    ]);
  });

  it('counts what came before its start, in the period of the start only, without showing it', () => {
    const entries = [report('DELTA', 7, MARCH - 1), report('DELTA', 3, MARCH), report('DELTA', 2, MARCH + 2 * DAY)];
    expect(historyOf(entries, reported, monthly, MARCH + DAY, APRIL - 1)).toEqual([change(MARCH + 2 * DAY, 5)]);
    expect(historyOf(entries, reported, null, MARCH + DAY, APRIL - 1)).toEqual([change(MARCH + 2 * DAY, 12)]);
  });

  it('includes both of its ends, and nothing beyond', () => {
    const entries = [MARCH - 1, MARCH, MARCH + DAY, MARCH + DAY + 1].map((at) => report('DELTA', 1, at));
    expect(historyOf(entries, reported, monthly, MARCH, MARCH + DAY)).toEqual([
      change(MARCH, 1),
      change(MARCH + DAY, 2),
    ]);
  });

  it('has one point for an instant: the total after the last change of it', () => {
    const entries = [report('DELTA', 3, MARCH), report('DELTA', 4, MARCH), report('DELTA', 1, MARCH + 1)];
    expect(historyOf(entries, reported, monthly, MARCH, MARCH + DAY)).toEqual([change(MARCH, 7), change(MARCH + 1, 8)]);
  });

  it('still says that a period began where the first change comes at that very instant', () => {
    const entries = [report('DELTA', 3, MARCH), report('DELTA', 5, APRIL)];
    expect(historyOf(entries, reported, monthly, MARCH, APRIL)).toEqual([
      change(MARCH, 3),
      { timestamp: APRIL, value: 5, isResetPoint: true },
    ]);
  });

  it('of events is what their meter makes of them', () => {
    const largest = foldOf({ aggregation: { function: 'MAX', field: 'pages' }, filters: [] });
    const entries = [event({ pages: 5 }, MARCH), event({ pages: 3 }, MARCH + 1), event({ pages: 2 }, APRIL)];
    expect(historyOf(entries, largest, monthly, MARCH, APRIL)).toEqual([
      change(MARCH, 5),
      change(MARCH + 1, 5),
      { timestamp: APRIL, value: 2, isResetPoint: true },
    ]);
  });
});

describe('entries are grouped by what they say', () => {
  it('in order of first appearance; one that says nothing has the value of nothing', () => {
    const [red, blue, none, again] = [event({ team: 'red' }), event({ team: 'blue' }), event(), event({ team: 'red' })];
    expect([...groupedBy([red, blue, none, again], ['team'])]).toEqual([
      ['["red"]', [red, again]],
      ['["blue"]', [blue]],
      ['[""]', [none]],
    ]);
  });

  it('by several dimensions together, and by none all in one', () => {
    const [one, two] = [event({ team: 'red', first: true }), event({ team: 'red', first: false })];
    expect([...groupedBy([one, two], ['team', 'first']).keys()]).toEqual(['["red","true"]', '["red","false"]']);
    expect([...groupedBy([one, two], []).values()]).toEqual([[one, two]]);
  });
});

const resets = fc.constantFrom<Reset | null>(
  null,
  monthly,
  resetOf('WEEK', { accordingTo: 'EveryMonday' }, MARCH),
  resetOf('DAY', null, MARCH),
);
const hours = fc.integer({ min: 0, max: 60 * 24 }).map((count) => MARCH + (count * DAY) / 24);
const anyEntries = fc
  .array(fc.tuple(hours, fc.integer({ min: -20, max: 50 }), fc.constantFrom<'DELTA' | 'SET'>('DELTA', 'DELTA', 'SET')))
  .map((drawn) => drawn.map(([at, value, kind]) => report(kind, value, at)).sort((left, right) => left.at - right.at));

it('law: each point is the usage of its period at that instant, and the points are in the order of time', () => {
  const usageAt = (entries: UsageEntry[], period: Reset | null, at: Instant) => {
    const from = usageWindow(period, at)?.start ?? Number.NEGATIVE_INFINITY;
    return totalOf(
      reported,
      entries.filter((one) => one.at >= from && one.at <= at),
    );
  };
  fc.assert(
    fc.property(resets, anyEntries, hours, hours, (period, entries, one, other) => {
      const [start, end] = [Math.min(one, other), Math.max(one, other)];
      const points = historyOf(entries, reported, period, start, end);
      for (const { timestamp, value } of points) expect(value).toBe(usageAt(entries, period, timestamp));
      const shown = points.map(({ timestamp }) => timestamp);
      expect(shown).toEqual([...new Set(shown)].sort((left, right) => left - right));
      const changed = entries.filter(({ at }) => at >= start && at <= end).map(({ at }) => at);
      expect(shown).toEqual(expect.arrayContaining(changed));
    }),
    { numRuns: 1000 },
  );
});
