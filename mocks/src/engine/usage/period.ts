// Decides the window in which usage is counted: a reset period, counted from its anchor. No reset: one window, for ever.
// Invariant: every instant lies in exactly one window. Hours and days follow the UTC calendar.
// Example: MONTH by SubscriptionStart, started 31 Jan 10:00: the window of 1 Mar is 28 Feb 10:00 – 31 Mar 10:00.
import type { ResetPeriod, ResetPeriodConfiguration } from '../catalog/package.ts';
import { type CalendarUnit, type Instant, startOfMonth, startOfWeekday, type Window, windowAt } from '../time.ts';

export type Reset = { period: ResetPeriod; accordingTo: string; subscriptionStart: Instant };

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
): Reset | null {
  if (period === null) return null;
  return { period, accordingTo: configuration?.accordingTo ?? 'SubscriptionStart', subscriptionStart };
}

export function anchorOf(reset: Reset, at: Instant): Instant {
  if (reset.period === 'HOUR' || reset.period === 'DAY') return 0;
  if (reset.accordingTo === 'StartOfTheMonth') return startOfMonth(at);
  const weekday = WEEKDAYS.indexOf(reset.accordingTo);
  return weekday === -1 ? reset.subscriptionStart : startOfWeekday(at, weekday);
}

export function usageWindow(reset: Reset | null, at: Instant): Window | null {
  return reset && windowAt(anchorOf(reset, at), UNITS[reset.period], at);
}
