// Decides the history of usage: the total after each change, and a point at zero wherever a period began.
// Invariant: the last point of a period is the usage of that period.
// Example: monthly, +3 on 5 Mar and +2 on 7 Apr: 3, reset to 0 on 1 Apr, 2.
import type { Instant } from '../time.ts';
import type { Fold, UsageEntry } from './aggregation.ts';
import { type Reset, usageWindow } from './period.ts';

export type HistoryPoint = { timestamp: Instant; value: number; isResetPoint: boolean };

/** The points between `start` and `end`, both inclusive, of entries in the order of time. */
export function historyOf(
  entries: Iterable<UsageEntry>,
  fold: Fold<unknown>,
  reset: Reset | null,
  start: Instant,
  end: Instant,
): HistoryPoint[] {
  const points: HistoryPoint[] = [];
  let window = usageWindow(reset, start);
  let state = fold.empty();
  const resetsUntil = (at: Instant) => {
    while (window && window.end <= at) {
      points.push({ timestamp: window.end, value: 0, isResetPoint: true });
      window = usageWindow(reset, window.end);
      state = fold.empty();
    }
  };
  for (const entry of entries) {
    if (entry.at > end) break;
    if (window && entry.at < window.start) continue;
    resetsUntil(entry.at);
    state = fold.add(state, entry);
    if (entry.at >= start) addPoint(points, { timestamp: entry.at, value: fold.total(state), isResetPoint: false });
  }
  resetsUntil(end);
  return points;
}

/** Several changes at one instant are one point: the total after the last of them. */
function addPoint(points: HistoryPoint[], point: HistoryPoint): void {
  const last = points.at(-1);
  if (last?.timestamp === point.timestamp) points[points.length - 1] = { ...point, isResetPoint: last.isResetPoint };
  else points.push(point);
}

/** Entries by the values of the grouped dimensions, in order of first appearance. An entry without one has the value ''. */
export function groupedBy(entries: Iterable<UsageEntry>, keys: string[]): Map<string, UsageEntry[]> {
  const groups = new Map<string, UsageEntry[]>();
  for (const entry of entries) {
    const group = JSON.stringify(keys.map((key) => String(entry.dimensions[key] ?? '')));
    const members = groups.get(group);
    if (members) members.push(entry);
    else groups.set(group, [entry]);
  }
  return groups;
}
