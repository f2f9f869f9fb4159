// Decides the windows of a budget: as long as its cadence, counted from the UTC calendar unit in which it was made.
// Invariant: windows touch without gap or overlap, and the first one contains the making. Weeks begin on Monday.
// Example: P1M made on 10 Mar: 1 Mar – 1 Apr. P30D made on 10 Mar at noon: 10 Mar 00:00 – 9 Apr 00:00.
import { type CalendarUnit, DAY, type Instant, type Window, windowAt } from '../time.ts';

const UNITS: Record<string, CalendarUnit> = {
  PY: 'year',
  PM: 'month',
  PW: 'week',
  PD: 'day',
  PTH: 'hour',
  PTM: 'minute',
  PTS: 'second',
};
const MONDAY = 4 * DAY;

/** The window that contains `at`, or null for a cadence that cannot be read. */
export function windowOf(cadence: string, madeAt: Instant, at: Instant): Window | null {
  const [, prefix, length, letter] = /^(PT?)([1-9]\d*)([A-Z])$/.exec(cadence) ?? [];
  const unit = UNITS[`${prefix}${letter}`];
  if (unit === undefined) return null;
  const anchor = windowAt(unit === 'week' ? MONDAY : 0, unit, madeAt).start;
  return windowAt(anchor, unit, at, Number(length));
}
