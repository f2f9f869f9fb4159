// Decides whether something changed that is worth telling, and which thresholds a number has crossed.
// Invariant: of several thresholds that are crossed at once, only the highest is told.
// Example: thresholds 80, 90, 100: from 70 to 95 per cent crosses 90; from 95 to 96 crosses none.
import { share } from '../decimal.ts';
import type { Crossing } from '../notification.ts';

/** Whether the records differ in what they say; when they were written does not matter. */
export function differs<Record extends object>(
  before: Record,
  after: Record,
  ignored: readonly (keyof Record)[] = [],
): boolean {
  if (before === after) return false;
  return (Object.keys(after) as (keyof Record)[]).some(
    (key) => key !== 'updatedAt' && !ignored.includes(key) && !isSame(before[key], after[key]),
  );
}

function isSame(left: unknown, right: unknown): boolean {
  return left === right || JSON.stringify(left) === JSON.stringify(right);
}

/** In per cent. */
export const USUAL_THRESHOLDS: readonly number[] = [80, 90, 100];

/** The highest threshold that lies above the one value and not above the other; or null. */
export function crossed(before: number, after: number, thresholds = USUAL_THRESHOLDS): number | null {
  const reached = thresholds.filter((threshold) => before < threshold && threshold <= after);
  return reached.length === 0 ? null : Math.max(...reached);
}

/** What is crossed by the thresholds of each receiver: each that is the highest of its set, once. */
export function crossings(before: number, after: number, sets: (readonly number[])[]): Crossing[] {
  const highest = new Set(sets.map((thresholds) => crossed(before, after, thresholds)));
  return [...highest].flatMap((threshold) => (threshold === null ? [] : { before, after, threshold }));
}

/** What is crossed when so much of a limit is used as after, and not as before. Most use is far from every threshold, which is
 * to be known at little cost. */
export function crossingsOf(before: number, after: number, limit: number, sets: (readonly number[])[]): Crossing[] {
  const isFar = sets.every((thresholds) => thresholds.every((threshold) => after * 101 < threshold * limit));
  return isFar ? [] : crossings(percentOf(before, limit), percentOf(after, limit), sets);
}

/** Any use of a limit of nothing is all of it. */
export function percentOf(used: number, limit: number): number {
  if (limit === 0) return used > 0 ? 100 : 0;
  return share(used, 100, limit);
}
