// Decides where instants, durations and calendar windows lie. An instant is milliseconds since the epoch, always UTC.
// Invariant: windows of one anchor touch without gap or overlap, and are counted from the anchor, so that a month that
// begins on the 31st is clamped in short months and returns to the 31st afterwards.
// Example: anchor 31 Jan, unit month: 31 Jan – 28 Feb – 31 Mar – 30 Apr.
import { Temporal } from 'temporal-polyfill';

export type Instant = number;
export type CalendarUnit = 'second' | 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year';
export type Window = { start: Instant; end: Instant };

const MILLISECONDS = { second: 1000, minute: 60_000, hour: 3_600_000, day: 86_400_000, week: 604_800_000 } as const;

export const DAY = MILLISECONDS.day;

/** The last instant that can be written with four digits of year; what lies beyond is as good as never, and shown as this. */
const LAST = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

/** One answer shows the same few instants again and again. */
const shown = new Map<Instant, string>();
const SHOWN = 100;

export function toIso(instant: Instant): string {
  const known = shown.get(instant);
  if (known !== undefined) return known;
  const text = new Date(Math.min(instant, LAST)).toISOString();
  if (shown.size === SHOWN) shown.clear();
  shown.set(instant, text);
  return text;
}

export function toIsoOrNull(instant: Instant | null): string | null {
  return instant === null ? null : toIso(instant);
}

export function fromIso(text: string): Instant {
  return Date.parse(text);
}

/** The anchor plus `count` units; the day of the month is clamped, never carried over. */
export function step(anchor: Instant, unit: CalendarUnit, count: number): Instant {
  if (unit === 'month' || unit === 'year') return plusMonths(anchor, unit === 'year' ? count * 12 : count);
  return anchor + count * MILLISECONDS[unit];
}

function plusMonths(anchor: Instant, months: number): Instant {
  const date = new Date(anchor);
  const day = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + months);
  const lastDay = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(day, lastDay));
  return date.getTime();
}

/** The window of `anchor + n × length units` that contains `at`; its end is exclusive. */
export function windowAt(anchor: Instant, unit: CalendarUnit, at: Instant, length = 1): Window {
  const bound = (count: number) => step(anchor, unit, count * length);
  let count = Math.floor(estimate(anchor, unit, at) / length);
  let [start, end] = [bound(count), bound(count + 1)];
  while (start > at) {
    count -= 1;
    [start, end] = [bound(count), start];
  }
  while (end <= at) {
    count += 1;
    [start, end] = [end, bound(count + 1)];
  }
  return { start, end };
}

function estimate(anchor: Instant, unit: CalendarUnit, at: Instant): number {
  const length = unit === 'year' ? 365.2425 * DAY : unit === 'month' ? 30.436875 * DAY : MILLISECONDS[unit];
  return Math.floor((at - anchor) / length);
}

/** The first instant of the calendar month of `at`. */
export function startOfMonth(at: Instant): Instant {
  const date = new Date(at);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1);
}

/** The last midnight that began the given weekday (0 is Sunday), at or before `at`. */
export function startOfWeekday(at: Instant, weekday: number): Instant {
  const midnight = at - (((at % DAY) + DAY) % DAY);
  const daysSince = (new Date(midnight).getUTCDay() - weekday + 7) % 7;
  return midnight - daysSince * DAY;
}

/** Adds an ISO 8601 duration such as `P10D`, `PT1H` or `-P1M`. Throws a RangeError for anything else. */
export function plusDuration(at: Instant, duration: string): Instant {
  const parsed = Temporal.Duration.from(duration);
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO('UTC').add(parsed).epochMilliseconds;
}
