// Decides what a list of usage entries amounts to: reported values by DELTA and SET, or events by one of six functions.
// Invariant: folding entry by entry gives the same number as folding all of them from the start.
// Example: DELTA 10, DELTA −2, SET 5, DELTA 1 is 6; UNIQUE of user_id over u1, u2, u1 is 2.
import type { Aggregation, Meter } from '../catalog/feature.ts';
import { plus } from '../decimal.ts';
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

export type Fold<State> = {
  empty: () => State;
  add: (state: State, entry: UsageEntry) => State;
  total: (state: State) => number;
};

const calculated: Fold<number> = {
  empty: () => 0,
  add: (total, entry) => (entry.kind === 'SET' ? entry.value : plus(total, entry.value)),
  total: (total) => total,
};

const counted: Fold<number> = {
  empty: () => 0,
  add: (count) => count + 1,
  total: (count) => count,
};

function numeric(field: string, combine: (left: number, right: number) => number): Fold<number | null> {
  return {
    empty: () => null,
    add: (state, { dimensions }) => {
      const value = numberIn(dimensions, field);
      if (value === null) return state;
      return state === null ? value : combine(state, value);
    },
    total: (state) => state ?? 0,
  };
}

function averaged(field: string): Fold<{ sum: number; count: number }> {
  return {
    empty: () => ({ sum: 0, count: 0 }),
    add: (state, { dimensions }) => {
      const value = numberIn(dimensions, field);
      return value === null ? state : { sum: plus(state.sum, value), count: state.count + 1 };
    },
    total: ({ sum, count }) => (count === 0 ? 0 : sum / count),
  };
}

function distinct(field: string): Fold<Set<DimensionValue>> {
  return {
    empty: () => new Set(),
    add: (seen, { dimensions }) => {
      const value = dimensions[field];
      // The set grows in place: copying it would make every event cost as much as all before it.
      return value === undefined ? seen : seen.add(value);
    },
    total: (seen) => seen.size,
  };
}

/** A dimension as a number; text that is not a number counts as missing. */
export function numberIn(dimensions: Dimensions, field: string): number | null {
  const value = dimensions[field];
  if (value === undefined || typeof value === 'boolean' || value === '') return null;
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
  if (meter === null) return sealed(calculated);
  return BY_FUNCTION[meter.aggregation.function](meter.aggregation.field ?? '');
}

export function totalOf(fold: Fold<unknown>, entries: Iterable<UsageEntry>): number {
  let state = fold.empty();
  for (const entry of entries) state = fold.add(state, entry);
  return fold.total(state);
}
