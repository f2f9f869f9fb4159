// For tests: usage entries that say nothing but what the test says.
import type { Instant } from '../time.ts';
import type { Dimensions, UsageEntry } from './aggregation.ts';

let count = 0;

/** One event of a meter. */
export function event(dimensions: Dimensions = {}, at: Instant = 0): UsageEntry {
  count += 1;
  return { id: `event-${count}`, at, kind: 'EVENT', value: 1, dimensions };
}

/** One reported number. */
export function report(kind: 'DELTA' | 'SET', value: number, at: Instant = 0, dimensions: Dimensions = {}): UsageEntry {
  count += 1;
  return { id: `measurement-${count}`, at, kind, value, dimensions };
}
