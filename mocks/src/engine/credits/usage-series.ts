// Decides how the consumption of credits is shown over time: one series a feature, one point a day (an hour, for a day).
// Invariant: the points of all series sum to what the ledger says was consumed in the range.
// Example: summaries take 4 on Monday and 6 on Tuesday: one series, total 10, two points.
import { plus, sum } from '../decimal.ts';
import { DAY, type Instant } from '../time.ts';
import type { LedgerEntry } from './wallet.ts';

export type CreditPoint = { timestamp: Instant; value: number; eventCount: number };
export type CreditSeries = {
  featureId: string | null;
  tags: { key: string; value: string }[];
  totalCredits: number;
  eventCount: number;
  points: CreditPoint[];
};

export type Range = { start: Instant; end: Instant };

const DAYS = { LAST_DAY: 1, LAST_WEEK: 7, LAST_MONTH: 30, LAST_YEAR: 365 } as const;

export function rangeOf(timeRange: keyof typeof DAYS, end: Instant): Range {
  return { start: end - DAYS[timeRange] * DAY, end };
}

/** Consumption in the range, both ends inclusive, with the dimensions that each cause carried. */
export function seriesOf(
  entries: Iterable<LedgerEntry>,
  range: Range,
  keys: string[],
  dimensionsOf: (entry: LedgerEntry) => Record<string, unknown>,
): CreditSeries[] {
  const bucket = range.end - range.start <= DAY ? DAY / 24 : DAY;
  const groups = new Map<string, Pick<CreditSeries, 'featureId' | 'tags'> & { entries: LedgerEntry[] }>();
  for (const entry of entries) {
    if (entry.eventType !== 'CREDITS_CONSUMED' || entry.timestamp < range.start || entry.timestamp > range.end)
      continue;
    const dimensions = keys.length > 0 ? dimensionsOf(entry) : {};
    const tags = keys.map((key) => ({ key, value: String(dimensions[key] ?? '') }));
    const group = JSON.stringify([entry.featureId, tags]);
    const known = groups.get(group);
    if (known) known.entries.push(entry);
    else groups.set(group, { featureId: entry.featureId, tags, entries: [entry] });
  }
  return [...groups.values()].map(({ entries, ...named }) => ({
    ...named,
    totalCredits: sum(entries.map(({ amount }) => -amount)),
    eventCount: causes(entries),
    points: pointsOf(entries, bucket),
  }));
}

function pointsOf(entries: LedgerEntry[], bucket: number): CreditPoint[] {
  const buckets = new Map<Instant, LedgerEntry[]>();
  for (const entry of entries) {
    const start = Math.floor(entry.timestamp / bucket) * bucket;
    const members = buckets.get(start);
    if (members) members.push(entry);
    else buckets.set(start, [entry]);
  }
  return [...buckets].map(([timestamp, members]) => ({
    timestamp,
    value: members.reduce((total, { amount }) => plus(total, -amount), 0),
    eventCount: causes(members),
  }));
}

/** One event may burn several grants and so have several entries; it counts once. */
function causes(entries: LedgerEntry[]): number {
  return new Set(entries.map(({ eventId, id }) => eventId ?? id)).size;
}
