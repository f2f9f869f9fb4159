import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { minus, sum } from '../decimal.ts';
import { DAY, fromIso, type Instant } from '../time.ts';
import { KEY, NOON } from './fixture.ts';
import { rangeOf, seriesOf } from './usage-series.ts';
import type { LedgerEntry } from './wallet.ts';

const HOUR = DAY / 24;
const MONDAY = fromIso('2026-03-09T08:30:00.000Z');
const WEEK = { start: MONDAY - DAY, end: MONDAY + 6 * DAY };
const midnight = (at: Instant) => at - (at % DAY);

function taken(amount: number, timestamp: Instant, said: Partial<LedgerEntry> = {}): LedgerEntry {
  return {
    ...KEY,
    id: `entry-${amount}-${timestamp}`,
    grantId: 'grant-1',
    eventType: 'CREDITS_CONSUMED',
    amount: minus(0, amount),
    timestamp,
    featureId: 'feature-summaries',
    eventId: null,
    ...said,
  };
}
const series = (entries: LedgerEntry[], range = WEEK) => seriesOf(entries, range, [], () => ({}));

describe('the consumption of a week', () => {
  it('is one series a feature, with one point a day', () => {
    expect(series([taken(4, MONDAY), taken(6, MONDAY + DAY)])).toEqual([
      {
        featureId: 'feature-summaries',
        tags: [],
        totalCredits: 10,
        eventCount: 2,
        points: [
          { timestamp: midnight(MONDAY), value: 4, eventCount: 1 },
          { timestamp: midnight(MONDAY + DAY), value: 6, eventCount: 1 },
        ],
      },
    ]);
  });

  it('keeps features apart, and what no feature took', () => {
    const entries = [
      taken(4, MONDAY),
      taken(5, MONDAY, { featureId: 'feature-images' }),
      taken(6, MONDAY, { featureId: null }),
    ];
    expect(series(entries).map(({ featureId, totalCredits }) => [featureId, totalCredits])).toEqual([
      ['feature-summaries', 4],
      ['feature-images', 5],
      [null, 6],
    ]);
  });

  it('counts an event once, however many grants it burned', () => {
    const cause = { eventId: 'event-1' };
    const entries = [taken(4, MONDAY, cause), taken(6, MONDAY, { ...cause, grantId: 'grant-2' })];
    expect(series(entries)).toMatchObject([
      { totalCredits: 10, eventCount: 1, points: [{ value: 10, eventCount: 1 }] },
    ]);
  });

  it('leaves out what only arrived, expired, was voided or moved', () => {
    const others = [
      'CREDITS_GRANTED',
      'CREDITS_EXPIRED',
      'CREDITS_VOIDED',
      'CREDITS_CONSUMPTION_TRANSFER_SOURCE',
      'CREDITS_CONSUMPTION_TRANSFER_TARGET',
    ] as const;
    expect(series(others.map((eventType) => taken(4, MONDAY, { eventType })))).toEqual([]);
  });

  it('includes both ends of the range, and nothing beyond', () => {
    const { start, end } = WEEK;
    const entries = [taken(1, start - 1), taken(2, start), taken(4, end), taken(8, end + 1)];
    expect(series(entries)).toMatchObject([{ totalCredits: 6 }]);
  });

  it('can be told apart by what the events said', () => {
    const entries = [taken(4, MONDAY, { eventId: 'red' }), taken(6, MONDAY, { eventId: 'blue' }), taken(1, MONDAY)];
    const byTeam = seriesOf(entries, WEEK, ['team'], ({ eventId }) => (eventId === null ? {} : { team: eventId }));
    expect(byTeam.map(({ tags, totalCredits }) => [tags[0]?.value, totalCredits])).toEqual([
      ['red', 4],
      ['blue', 6],
      ['', 1],
    ]);
  });
});

it('what no event caused counts once for each entry, and points do not drift', () => {
  const entries = [taken(0.1, MONDAY), taken(0.2, MONDAY)];
  expect(series(entries)).toMatchObject([
    { totalCredits: 0.3, eventCount: 2, points: [{ timestamp: midnight(MONDAY), value: 0.3, eventCount: 2 }] },
  ]);
});

it('each combination of what the events said is a series, with a tag for each key in the order of the question', () => {
  const entries = [taken(4, MONDAY), taken(6, MONDAY + 1), taken(1, MONDAY + 2)];
  const said = [
    { team: 'red', isTrial: true },
    { team: 'red', isTrial: false },
    { team: 'red', isTrial: true },
  ];
  const shown = seriesOf(entries, WEEK, ['isTrial', 'team'], (entry) => said[entries.indexOf(entry)] ?? {});
  expect(shown.map(({ tags, totalCredits }) => [tags, totalCredits])).toEqual([
    [
      [
        { key: 'isTrial', value: 'true' },
        { key: 'team', value: 'red' },
      ],
      5,
    ],
    [
      [
        { key: 'isTrial', value: 'false' },
        { key: 'team', value: 'red' },
      ],
      6,
    ],
  ]);
});

it('a range of more than a day has one point a day', () => {
  const entries = [taken(4, NOON - 2 * HOUR), taken(6, NOON - 1)];
  expect(series(entries, { start: NOON - DAY - 1, end: NOON })[0]?.points).toHaveLength(1);
  expect(series(entries, { start: NOON - DAY, end: NOON })[0]?.points).toHaveLength(2);
});

it('the consumption of a day has one point an hour', () => {
  const [day] = series([taken(4, NOON - 2 * HOUR + 5), taken(6, NOON - 1)], rangeOf('LAST_DAY', NOON));
  expect(day?.points.map(({ timestamp }) => timestamp)).toEqual([NOON - 2 * HOUR, NOON - HOUR]);
});

it.each([
  ['LAST_DAY', 1],
  ['LAST_WEEK', 7],
  ['LAST_MONTH', 30],
  ['LAST_YEAR', 365],
] as const)('%s is %i days', (timeRange, days) => {
  expect(rangeOf(timeRange, NOON)).toEqual({ start: NOON - days * DAY, end: NOON });
});

const anyEntry = fc
  .record({
    amount: fc.integer({ min: 1, max: 1000 }).map((tenths) => tenths / 10),
    hours: fc.integer({ min: 0, max: 6 * 24 }),
    featureId: fc.constantFrom('feature-summaries', 'feature-images', null),
    eventId: fc.constantFrom('event-1', 'event-2', null),
  })
  .map(({ amount, hours, ...said }) => taken(amount, MONDAY + hours * HOUR, said));

it('law: the points of a series sum to its total, and the series to what the ledger says was consumed', () => {
  fc.assert(
    fc.property(fc.array(anyEntry, { maxLength: 20 }), (entries) => {
      const shown = series(entries);
      for (const { points, totalCredits } of shown) expect(sum(points.map(({ value }) => value))).toBe(totalCredits);
      const consumed = sum(entries.map(({ amount }) => minus(0, amount)));
      expect(sum(shown.map(({ totalCredits }) => totalCredits))).toBe(consumed);
    }),
    { numRuns: 1000 },
  );
});
