// Decides what a list of usage entries amounts to: reported values by DELTA and SET, or events by one of six functions.
// Invariant: folding entry by entry, or part by part and then the parts, gives the same number as folding all from the start.
// Example: DELTA 10, DELTA −2, SET 5, DELTA 1 is 6; UNIQUE of user_id over u1, u2, u1 is 2.
import type { Aggregation, Meter } from '../catalog/feature.ts';
import { minus, plus } from '../decimal.ts';
import type { Instant } from '../time.ts';

export type DimensionValue = string | number | boolean;
export type Dimensions = Record<string, DimensionValue>;

/** One reported number, or one event that a meter let through. */
export type UsageEntry = {
  /** The measurement, or the event, that it comes from. */
  id: string;
  at: Instant;
  kind: 'DELTA' | 'SET' | 'EVENT';
  value: number;
  dimensions: Dimensions;
};

type Folding<State> = {
  empty: () => State;
  add: (state: State, entry: UsageEntry) => State;
  total: (state: State) => number;
};

/** A state says little, so that what two parts came to, the earlier first, says what both come to. */
export type MergingFold<State> = Folding<State> & { merge: (earlier: State, later: State) => State };

/** A state that says much grows in place, and takes back any one entry that was added. */
export type ReversibleFold<State> = Folding<State> & { remove: (state: State, entry: UsageEntry) => State };

export type Fold<State> = MergingFold<State> | ReversibleFold<State>;

/** What reports come to, and how low and how high it goes on the way, from nothing up to the first SET. */
export type Reported = { isSet: boolean; total: number; lowest: number; highest: number };

/** A SET ends the effect of everything before it. */
export const reported: MergingFold<Reported> = {
  empty: () => ({ isSet: false, total: 0, lowest: 0, highest: 0 }),
  add: ({ isSet, total, lowest, highest }, { kind, value }) => {
    if (kind === 'SET') return { isSet: true, total: value, lowest, highest };
    const after = plus(total, value);
    if (isSet) return { isSet, total: after, lowest, highest };
    return { isSet, total: after, lowest: Math.min(lowest, after), highest: Math.max(highest, after) };
  },
  merge: (earlier, later) => {
    const total = later.isSet ? later.total : plus(earlier.total, later.total);
    if (earlier.isSet) return { ...earlier, total };
    return {
      isSet: later.isSet,
      total,
      lowest: Math.min(earlier.lowest, plus(earlier.total, later.lowest)),
      highest: Math.max(earlier.highest, plus(earlier.total, later.highest)),
    };
  },
  // What is taken back may have been used before the period began; then usage goes on from 0.
  total: ({ isSet, total, lowest }) => (isSet ? Math.max(0, total) : minus(total, lowest)),
};

const counted: MergingFold<number> = {
  empty: () => 0,
  add: (count) => count + 1,
  merge: (earlier, later) => earlier + later,
  total: (count) => count,
};

function numeric(field: string, combine: (left: number, right: number) => number): MergingFold<number | null> {
  const both = (left: number | null, right: number | null) =>
    left === null || right === null ? (left ?? right) : combine(left, right);
  return {
    empty: () => null,
    add: (state, { dimensions }) => both(state, numberIn(dimensions, field)),
    merge: both,
    total: (state) => state ?? 0,
  };
}

function averaged(field: string): MergingFold<{ sum: number; count: number }> {
  return {
    empty: () => ({ sum: 0, count: 0 }),
    add: (state, { dimensions }) => {
      const value = numberIn(dimensions, field);
      return value === null ? state : { sum: plus(state.sum, value), count: state.count + 1 };
    },
    merge: (earlier, later) => ({ sum: plus(earlier.sum, later.sum), count: earlier.count + later.count }),
    total: ({ sum, count }) => (count === 0 ? 0 : sum / count),
  };
}

/** How often each value is there. It grows in place: copying it would make every event cost as much as all before it. */
function distinct(field: string): ReversibleFold<Map<DimensionValue, number>> {
  const changedBy =
    (change: number) =>
    (seen: Map<DimensionValue, number>, { dimensions }: UsageEntry) => {
      const value = dimensions[field];
      if (value === undefined) return seen;
      const count = (seen.get(value) ?? 0) + change;
      if (count === 0) seen.delete(value);
      else seen.set(value, count);
      return seen;
    };
  return { empty: () => new Map(), add: changedBy(1), remove: changedBy(-1), total: (seen) => seen.size };
}

/** A dimension as a number; text that is not a number counts as missing. */
export function numberIn(dimensions: Dimensions, field: string): number | null {
  const value = dimensions[field];
  if (typeof value === 'boolean' || value === '') return null;
  const number = Number(value);
  return Number.isFinite(number) ? number : null;
}

/** A fold whose state is its own affair: it is only ever given back to the fold that made it. */
function sealed<State>(fold: Fold<State>): Fold<unknown> {
  return fold as Fold<unknown>;
}

const BY_FUNCTION: Record<Aggregation, (field: string) => Fold<unknown>> = {
  COUNT: () => sealed(counted),
  SUM: (field) => sealed(numeric(field, plus)),
  MAX: (field) => sealed(numeric(field, Math.max)),
  MIN: (field) => sealed(numeric(field, Math.min)),
  AVG: (field) => sealed(averaged(field)),
  UNIQUE: (field) => sealed(distinct(field)),
};

/** How the usage of a feature is folded: by its meter, or as reported. */
export function foldOf(meter: Meter | null): Fold<unknown> {
  if (meter === null) return sealed(reported);
  return BY_FUNCTION[meter.aggregation.function](meter.aggregation.field ?? '');
}

export function totalOf(fold: Fold<unknown>, entries: Iterable<UsageEntry>): number {
  let state = fold.empty();
  for (const entry of entries) state = fold.add(state, entry);
  return fold.total(state);
}
