import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY, fromIso, toIso } from '../time.ts';
import { anchorOf, type FormerCycle, isCut, type Reset, usageWindow } from './period.ts';

const MARCH = fromIso('2026-03-01T00:00:00Z');
const TENTH = fromIso('2026-03-10T00:00:00Z');
const monthly = (former: FormerCycle[], more: Partial<Reset> = {}): Reset => ({
  period: 'MONTH',
  accordingTo: 'SubscriptionStart',
  subscriptionStart: TENTH,
  former,
  ...more,
});
const shown = (reset: Reset, at: string) => {
  const window = usageWindow(reset, fromIso(at));
  return window && [toIso(window.start).slice(0, 10), toIso(window.end).slice(0, 10)];
};

describe('a subscription since 1 March that began a new cycle on 10 March', () => {
  const goesOn = monthly([{ anchor: MARCH, until: TENTH, isReset: false }]);
  const isCutThere = monthly([{ anchor: MARCH, until: TENTH, isReset: true }]);

  it('counts on until the first window of the new cycle ends', () => {
    expect(shown(goesOn, '2026-02-20T00:00:00Z')).toEqual(['2026-02-01', '2026-03-01']);
    expect(shown(goesOn, '2026-03-09T23:59:59Z')).toEqual(['2026-03-01', '2026-04-10']);
    expect(shown(goesOn, '2026-03-10T00:00:00Z')).toEqual(['2026-03-01', '2026-04-10']);
    expect(shown(goesOn, '2026-04-10T00:00:00Z')).toEqual(['2026-04-10', '2026-05-10']);
  });

  it('counts from zero there when usage is cut', () => {
    expect(shown(isCutThere, '2026-03-09T23:59:59Z')).toEqual(['2026-03-01', '2026-03-10']);
    expect(shown(isCutThere, '2026-03-10T00:00:00Z')).toEqual(['2026-03-10', '2026-04-10']);
    expect(isCut(isCutThere, TENTH)).toBe(true);
    expect(isCut(goesOn, TENTH)).toBe(false);
    expect(isCut(isCutThere, MARCH)).toBe(false);
    expect(isCut(null, TENTH)).toBe(false);
  });

  it('counts by the calendar as ever, where usage is counted by the calendar', () => {
    const calendar = { accordingTo: 'StartOfTheMonth' };
    expect(shown({ ...goesOn, ...calendar }, '2026-03-09T00:00:00Z')).toEqual(['2026-03-01', '2026-04-01']);
    expect(shown({ ...goesOn, ...calendar }, '2026-03-20T00:00:00Z')).toEqual(['2026-03-01', '2026-04-01']);
    expect(shown({ ...isCutThere, ...calendar }, '2026-03-20T00:00:00Z')).toEqual(['2026-03-10', '2026-04-01']);
  });

  it('is counted from the anchor that held at the time', () => {
    expect(anchorOf(goesOn, TENTH - 1)).toBe(MARCH);
    expect(anchorOf(goesOn, TENTH)).toBe(TENTH);
  });
});

it('a new cycle that begins just where a window ends begins a window', () => {
  const april = fromIso('2026-04-01T00:00:00Z');
  const reset = monthly([{ anchor: MARCH, until: april, isReset: false }], {
    period: 'YEAR',
    subscriptionStart: april,
  });
  const yearly = { ...reset, former: [{ anchor: fromIso('2025-04-01T00:00:00Z'), until: april, isReset: false }] };
  expect(shown(yearly, '2026-04-01T00:00:00Z')).toEqual(['2026-04-01', '2027-04-01']);
  expect(shown(yearly, '2026-03-31T00:00:00Z')).toEqual(['2025-04-01', '2026-04-01']);
});

it('a new cycle that was counted from before a window ended begins where that one ended', () => {
  const april = fromIso('2026-04-01T00:00:00Z');
  const reset = monthly([{ anchor: MARCH, until: april, isReset: false }], {
    subscriptionStart: fromIso('2026-03-15T00:00:00Z'),
  });
  expect(shown(reset, '2026-03-31T00:00:00Z')).toEqual(['2026-03-01', '2026-04-01']);
  expect(shown(reset, '2026-04-02T00:00:00Z')).toEqual(['2026-04-01', '2026-04-15']);
  expect(shown(reset, '2026-04-15T00:00:00Z')).toEqual(['2026-04-15', '2026-05-15']);
});

it('usage is cut where any of the cycles before was', () => {
  const twice = monthly([
    { anchor: MARCH, until: MARCH + DAY, isReset: true },
    { anchor: MARCH + DAY, until: TENTH, isReset: true },
  ]);
  expect([MARCH + DAY, TENTH, TENTH + DAY].map((at) => isCut(twice, at))).toEqual([true, true, false]);
});

it('law: whatever the cycles, each instant is in one window, and windows touch', () => {
  const days = fc.integer({ min: 0, max: 800 });
  const cycles = fc.array(fc.record({ day: days, anchor: days, isReset: fc.boolean() }), { maxLength: 4 });
  const rules = fc.constantFrom(
    ...(['YEAR', 'MONTH', 'WEEK', 'DAY', 'HOUR'] as const).map((period) => ({
      period,
      accordingTo: 'SubscriptionStart',
    })),
    { period: 'MONTH' as const, accordingTo: 'StartOfTheMonth' },
    ...['EverySunday', 'EveryThursday'].map((accordingTo) => ({ period: 'WEEK' as const, accordingTo })),
  );
  fc.assert(
    fc.property(cycles, days, rules, fc.integer({ min: 0, max: 900 * DAY }), (list, anchor, rule, offset) => {
      const former = list
        .map(({ day, anchor, isReset }) => ({ anchor: MARCH + anchor * DAY, until: MARCH + day * DAY, isReset }))
        .sort((left, right) => left.until - right.until)
        .filter(({ until }, index, all) => until !== all[index + 1]?.until);
      const reset = monthly(former, { ...rule, subscriptionStart: MARCH + anchor * DAY });
      const at = MARCH + offset;
      const window = usageWindow(reset, at) ?? { start: 0, end: 0 };
      expect(window.start).toBeLessThanOrEqual(at);
      expect(window.end).toBeGreaterThan(at);
      expect(usageWindow(reset, window.start)).toEqual(window);
      expect(usageWindow(reset, window.end - 1)).toEqual(window);
      expect(usageWindow(reset, window.end)?.start).toBe(window.end);
      for (const { until, isReset } of former) if (isReset) expect(usageWindow(reset, until)?.start).toBe(until);
    }),
    { numRuns: 2000 },
  );
});
