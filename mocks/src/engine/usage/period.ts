// Decides the window in which usage is counted: a reset period, counted from its anchor. No reset: one window, for ever.
// Invariant: every instant lies in exactly one window, and windows touch. Hours and days follow the UTC calendar.
// Where a subscription began a new cycle, the running window goes on to the end of the first one of the new cycle, or is cut.
// Example: MONTH by SubscriptionStart, started 31 Jan 10:00: the window of 1 Mar is 28 Feb 10:00 – 31 Mar 10:00. A new cycle
// since 10 Mar: 28 Feb 10:00 – 10 Apr; cut there: 28 Feb 10:00 – 10 Mar and 10 Mar – 10 Apr.
import type { ResetPeriod, ResetPeriodConfiguration } from '../catalog/package.ts';
import { type CalendarUnit, type Instant, startOfMonth, startOfWeekday, type Window, windowAt } from '../time.ts';

/** A cycle that came before the one that runs: where it was counted from, until when, and whether usage was cut then. */
export type FormerCycle = { anchor: Instant; until: Instant; isReset: boolean };

export type Reset = {
  period: ResetPeriod;
  accordingTo: string;
  subscriptionStart: Instant;
  /** In order of time. */
  former: readonly FormerCycle[];
};

const UNITS: Record<ResetPeriod, CalendarUnit> = {
  YEAR: 'year',
  MONTH: 'month',
  WEEK: 'week',
  DAY: 'day',
  HOUR: 'hour',
};
const WEEKDAYS = [
  'EverySunday',
  'EveryMonday',
  'EveryTuesday',
  'EveryWednesday',
  'EveryThursday',
  'EveryFriday',
  'EverySaturday',
];

export function resetOf(
  period: ResetPeriod | null,
  configuration: ResetPeriodConfiguration | null,
  subscriptionStart: Instant,
  former: readonly FormerCycle[] = [],
): Reset | null {
  if (period === null) return null;
  return { period, accordingTo: configuration?.accordingTo ?? 'SubscriptionStart', subscriptionStart, former };
}

/** Where the window of an instant is counted from. */
export function anchorOf(reset: Reset, at: Instant): Instant {
  const cycle = reset.former.find(({ until }) => at < until);
  return anchorIn(reset, cycle?.anchor ?? reset.subscriptionStart, at);
}

function anchorIn({ period, accordingTo }: Reset, subscriptionStart: Instant, at: Instant): Instant {
  if (period === 'HOUR' || period === 'DAY') return 0;
  if (accordingTo === 'StartOfTheMonth') return startOfMonth(at);
  const weekday = WEEKDAYS.indexOf(accordingTo);
  return weekday === -1 ? subscriptionStart : startOfWeekday(at, weekday);
}

/** The window that was found last, because the next instant lies in it as a rule. */
const latest = new WeakMap<Reset, Window>();

export function usageWindow(reset: Reset | null, at: Instant): Window | null {
  if (reset === null) return null;
  const known = latest.get(reset);
  if (known && known.start <= at && at < known.end) return known;
  const window = windowIn(reset, reset.former, at);
  latest.set(reset, window);
  return window;
}

/** The window of `at`, when `former` are the cycles before the one that is counted from the anchor of the reset. */
function windowIn(reset: Reset, former: readonly FormerCycle[], at: Instant): Window {
  const last = former.at(-1);
  if (last === undefined) return counted(reset, at);
  const before = () => windowIn({ ...reset, subscriptionStart: last.anchor }, former.slice(0, -1), last.until - 1);
  if (at >= last.until) {
    const window = counted(reset, at);
    if (window.start > last.until) return window;
    return { start: last.isReset ? last.until : startAcross(window, before(), last.until), end: window.end };
  }
  const window = windowIn({ ...reset, subscriptionStart: last.anchor }, former.slice(0, -1), at);
  if (window.end <= last.until) return window;
  return { start: window.start, end: last.isReset ? last.until : counted(reset, last.until).end };
}

function counted(reset: Reset, at: Instant): Window {
  return windowAt(anchorIn(reset, reset.subscriptionStart, at), UNITS[reset.period], at);
}

/** Where the first window of a new cycle begins: with the one that runs into it, unless that ends just there. */
function startAcross(first: Window, running: Window, from: Instant): Instant {
  return running.end === from ? Math.max(first.start, from) : running.start;
}

/** Whether usage was cut at an instant because the subscription changed. */
export function isCut(reset: Reset | null, at: Instant): boolean {
  return reset?.former.some(({ until, isReset }) => isReset && until === at) ?? false;
}
