import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ResetPeriod } from '../catalog/package.ts';
import { fromIso, type Instant, toIso } from '../time.ts';
import { resetOf, usageWindow } from './period.ts';

const STARTED = fromIso('2026-01-31T10:00:00.000Z');
const shown = (period: ResetPeriod, accordingTo: string, at: string, started: Instant = STARTED) => {
  const window = usageWindow(resetOf(period, { accordingTo }, started), fromIso(at));
  return window && [toIso(window.start), toIso(window.end)];
};
const day = (date: string, time = '00:00') => `${date}T${time}:00.000Z`;

describe('usage is counted', () => {
  it('by the hour and by the day of UTC, whenever the subscription began', () => {
    const at = day('2026-03-10', '12:34');
    const began = fromIso(day('2026-03-10', '12:20'));
    expect(shown('HOUR', 'SubscriptionStart', at, began)).toEqual([
      day('2026-03-10', '12:00'),
      day('2026-03-10', '13:00'),
    ]);
    expect(shown('DAY', 'SubscriptionStart', at, began)).toEqual([day('2026-03-10'), day('2026-03-11')]);
  });

  it('by the week since the start, or from a weekday on', () => {
    const tuesday = day('2026-03-10', '12:00');
    expect(shown('WEEK', 'SubscriptionStart', tuesday)).toEqual([
      day('2026-03-07', '10:00'),
      day('2026-03-14', '10:00'),
    ]);
  });

  it.each([
    ['EverySunday', '2026-03-08', '2026-03-15'],
    ['EveryMonday', '2026-03-09', '2026-03-16'],
    ['EveryTuesday', '2026-03-10', '2026-03-17'],
    ['EveryWednesday', '2026-03-04', '2026-03-11'],
    ['EveryThursday', '2026-03-05', '2026-03-12'],
    ['EveryFriday', '2026-03-06', '2026-03-13'],
    ['EverySaturday', '2026-03-07', '2026-03-14'],
  ])('by the week: on Tuesday 10 March, %s, from %s to %s', (accordingTo, start, end) => {
    expect(shown('WEEK', accordingTo, day('2026-03-10', '12:00'))).toEqual([day(start), day(end)]);
  });

  it('by the month since the start, clamped in short months and coming back', () => {
    expect(shown('MONTH', 'SubscriptionStart', day('2026-03-01'))).toEqual([
      day('2026-02-28', '10:00'),
      day('2026-03-31', '10:00'),
    ]);
    expect(shown('MONTH', 'SubscriptionStart', day('2028-02-29', '10:00'))).toEqual([
      day('2028-02-29', '10:00'),
      day('2028-03-31', '10:00'),
    ]);
  });

  it('by the calendar month', () => {
    expect(shown('MONTH', 'StartOfTheMonth', day('2028-02-29', '23:59'))).toEqual([
      day('2028-02-01'),
      day('2028-03-01'),
    ]);
  });

  it('by the year since the start, also since a leap day', () => {
    const leapDay = fromIso(day('2024-02-29', '08:00'));
    expect(shown('YEAR', 'SubscriptionStart', day('2026-03-10'), leapDay)).toEqual([
      day('2026-02-28', '08:00'),
      day('2027-02-28', '08:00'),
    ]);
    expect(shown('YEAR', 'SubscriptionStart', day('2028-02-29', '08:00'), leapDay)).toEqual([
      day('2028-02-29', '08:00'),
      day('2029-02-28', '08:00'),
    ]);
  });

  it('for ever without a reset', () => {
    expect(usageWindow(null, STARTED)).toBeNull();
  });
});

it('a reset counts from the start of the subscription, unless something else is said', () => {
  const subscriptionStart = STARTED;
  expect(resetOf(null, { accordingTo: 'EveryMonday' }, STARTED)).toBeNull();
  expect(resetOf('MONTH', null, STARTED)).toEqual({
    period: 'MONTH',
    accordingTo: 'SubscriptionStart',
    subscriptionStart,
    former: [],
  });
  expect(resetOf('WEEK', { accordingTo: 'EveryMonday' }, STARTED)).toEqual({
    period: 'WEEK',
    accordingTo: 'EveryMonday',
    subscriptionStart,
    former: [],
  });
});

const instants = fc.integer({ min: fromIso('1999-01-01T00:00:00Z'), max: fromIso('2105-01-01T00:00:00Z') });
/** The ends of months and leap days, to the millisecond, are where windows go wrong. */
const edges = fc
  .tuple(
    fc.integer({ min: 1999, max: 2104 }),
    fc.constantFrom('01-31', '02-28', '02-29', '03-01', '04-30', '12-31'),
    fc.constantFrom('00:00:00.000', '23:59:59.999', '10:00:00.000'),
  )
  .map(([year, date, time]) => fromIso(`${year}-${date}T${time}Z`))
  .filter(Number.isFinite);
const anyInstant = fc.oneof(instants, edges);
const resets = fc.constantFrom<[ResetPeriod, string]>(
  ['HOUR', 'SubscriptionStart'],
  ['DAY', 'SubscriptionStart'],
  ['WEEK', 'SubscriptionStart'],
  ['WEEK', 'EverySunday'],
  ['WEEK', 'EveryMonday'],
  ['WEEK', 'EveryTuesday'],
  ['WEEK', 'EveryWednesday'],
  ['WEEK', 'EveryThursday'],
  ['WEEK', 'EveryFriday'],
  ['WEEK', 'EverySaturday'],
  ['MONTH', 'SubscriptionStart'],
  ['MONTH', 'StartOfTheMonth'],
  ['YEAR', 'SubscriptionStart'],
);

it('law: the windows of every reset touch without gap or overlap', () => {
  fc.assert(
    fc.property(resets, anyInstant, anyInstant, ([period, accordingTo], subscriptionStart, at) => {
      const reset = resetOf(period, { accordingTo }, subscriptionStart);
      const window = usageWindow(reset, at);
      if (window === null) throw new Error('a reset has a window');
      expect(window.start <= at && at < window.end).toBe(true);
      expect(usageWindow(reset, window.start)).toEqual(window);
      expect(usageWindow(reset, window.end - 1)).toEqual(window);
      expect(usageWindow(reset, window.end)?.start).toBe(window.end);
      expect(usageWindow(reset, window.start - 1)?.end).toBe(window.start);
    }),
    { numRuns: 2000 },
  );
});
