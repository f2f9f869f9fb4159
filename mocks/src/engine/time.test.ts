import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type CalendarUnit,
  fromIso,
  plusDuration,
  startOfMonth,
  startOfWeekday,
  step,
  toIso,
  toIsoOrNull,
  windowAt,
} from './time.ts';

const instants = fc.integer({ min: fromIso('1990-01-01T00:00:00Z'), max: fromIso('2090-01-01T00:00:00Z') });
const units = fc.constantFrom<CalendarUnit>('second', 'minute', 'hour', 'day', 'week', 'month', 'year');
const lengths = fc.integer({ min: 1, max: 40 });

it('an instant is written in UTC to the millisecond, and what lies beyond the year 9999 as its last one', () => {
  expect(toIso(fromIso('2026-03-10T13:00:00.250+01:00'))).toBe('2026-03-10T12:00:00.250Z');
  expect(toIso(fromIso('9999-12-31T23:59:59.999Z') + 1)).toBe('9999-12-31T23:59:59.999Z');
  expect(toIso(Number.MAX_SAFE_INTEGER)).toBe('9999-12-31T23:59:59.999Z');
  expect([toIsoOrNull(0), toIsoOrNull(null)]).toEqual(['1970-01-01T00:00:00.000Z', null]);
});

it.each<[CalendarUnit, string]>([
  ['second', '2026-01-31T10:00:03.000Z'],
  ['minute', '2026-01-31T10:03:00.000Z'],
  ['hour', '2026-01-31T13:00:00.000Z'],
  ['day', '2026-02-03T10:00:00.000Z'],
  ['week', '2026-02-21T10:00:00.000Z'],
  ['month', '2026-04-30T10:00:00.000Z'],
  ['year', '2029-01-31T10:00:00.000Z'],
])('three times a %s later is %s', (unit, later) => {
  expect(toIso(step(fromIso('2026-01-31T10:00:00.000Z'), unit, 3))).toBe(later);
});

describe('a step of months', () => {
  it.each([
    ['2026-01-31T10:00:00.000Z', 1, '2026-02-28T10:00:00.000Z'],
    ['2024-01-31T10:00:00.000Z', 1, '2024-02-29T10:00:00.000Z'],
    ['2026-01-31T10:00:00.000Z', 2, '2026-03-31T10:00:00.000Z'],
    ['2026-01-31T10:00:00.000Z', -2, '2025-11-30T10:00:00.000Z'],
    ['2026-12-15T00:00:00.000Z', 1, '2027-01-15T00:00:00.000Z'],
  ])('from %s by %i is %s', (from, count, to) => {
    expect(toIso(step(fromIso(from), 'month', count))).toBe(to);
  });

  it('of a year from a leap day is the last day of February', () => {
    expect(toIso(step(fromIso('2024-02-29T00:00:00Z'), 'year', 1))).toBe('2025-02-28T00:00:00.000Z');
    expect(toIso(step(fromIso('2024-02-29T00:00:00Z'), 'year', 4))).toBe('2028-02-29T00:00:00.000Z');
  });
});

describe('windows of one anchor', () => {
  it('that began on the 31st are clamped in short months and come back', () => {
    const anchor = fromIso('2026-01-31T10:00:00Z');
    const march = windowAt(anchor, 'month', fromIso('2026-03-01T00:00:00Z'));
    expect([toIso(march.start), toIso(march.end)]).toEqual(['2026-02-28T10:00:00.000Z', '2026-03-31T10:00:00.000Z']);
  });

  it('may be several units long, and reach back before the anchor', () => {
    const anchor = fromIso('2026-01-31T10:00:00Z');
    const window = (at: string) => {
      const { start, end } = windowAt(anchor, 'month', fromIso(at), 3);
      return [toIso(start), toIso(end)];
    };
    expect(window('2026-01-31T10:00:00Z')).toEqual(['2026-01-31T10:00:00.000Z', '2026-04-30T10:00:00.000Z']);
    expect(window('2026-01-31T09:59:59Z')).toEqual(['2025-10-31T10:00:00.000Z', '2026-01-31T10:00:00.000Z']);
    expect(window('2027-03-01T00:00:00Z')).toEqual(['2027-01-31T10:00:00.000Z', '2027-04-30T10:00:00.000Z']);
  });

  it('are found at once, however far away they lie', () => {
    const far = fromIso('9000-01-01T00:00:00Z');
    for (const unit of ['second', 'minute', 'hour', 'day', 'week', 'month', 'year'] as const) {
      for (const [anchor, at] of [
        [0, far],
        [far, 0],
      ] as const) {
        const { start, end } = windowAt(anchor, unit, at);
        expect(start <= at && at < end).toBe(true);
      }
    }
  });

  it('partition time: each instant lies in one window, and neighbours touch', () => {
    fc.assert(
      fc.property(instants, instants, units, lengths, (anchor, at, unit, length) => {
        const window = windowAt(anchor, unit, at, length);
        expect(window.start <= at && at < window.end).toBe(true);
        expect(windowAt(anchor, unit, window.end, length).start).toBe(window.end);
        expect(windowAt(anchor, unit, window.start - 1, length).end).toBe(window.start);
      }),
      { numRuns: 1000 },
    );
  });
});

it('a month begins on its first midnight, a week on the last midnight of its day', () => {
  const tuesday = fromIso('2026-03-10T12:00:00Z');
  expect(toIso(startOfMonth(tuesday))).toBe('2026-03-01T00:00:00.000Z');
  expect(toIso(startOfWeekday(tuesday, 1))).toBe('2026-03-09T00:00:00.000Z');
  expect(toIso(startOfWeekday(tuesday, 2))).toBe('2026-03-10T00:00:00.000Z');
  expect(toIso(startOfWeekday(tuesday, 3))).toBe('2026-03-04T00:00:00.000Z');
  expect(startOfWeekday(fromIso('2026-03-10T00:00:00Z'), 2)).toBe(fromIso('2026-03-10T00:00:00Z'));
  const before1970 = fromIso('1969-12-30T12:00:00Z');
  expect(toIso(startOfWeekday(before1970, 2))).toBe('1969-12-30T00:00:00.000Z');
  expect(toIso(startOfMonth(before1970))).toBe('1969-12-01T00:00:00.000Z');
});

it('durations are ISO 8601', () => {
  expect(toIso(plusDuration(fromIso('2026-01-31T00:00:00Z'), 'P1M'))).toBe('2026-02-28T00:00:00.000Z');
  expect(toIso(plusDuration(fromIso('2026-01-31T00:00:00Z'), '-PT36H'))).toBe('2026-01-29T12:00:00.000Z');
  expect(() => plusDuration(0, 'soon')).toThrow(RangeError);
});
