// Decides how much of a capability has been used on behalf of a budget: the part of the usage, or of the credits that were
// consumed, whose dimensions belong to it.
// Invariant: what belongs to everybody comes to what the customer has used; what is given back does not fall below 0.
// Example: calls 200 by ada and 50 by ben: 200 for ada, 250 for their team.
import { type Feature, isMetered } from '../catalog/feature.ts';
import type { LedgerEntry } from '../credits/wallet.ts';
import { sum } from '../decimal.ts';
import { Refusal } from '../refusal.ts';
import type { Instant, Window } from '../time.ts';
import { type Dimensions, type Fold, totalOf, type UsageEntry } from '../usage/aggregation.ts';

/** What goes up and down is a level, which no window begins anew. */
export function countedWindow({ meterType }: Feature, window: Window | null): Window | null {
  return meterType === 'FLUCTUATING' ? null : window;
}

/** The use in several logs, one for each resource. Reported numbers add up; a meter aggregates all events together. */
export function featureUse(
  { meter }: Feature,
  fold: Fold<unknown>,
  logs: UsageEntry[][],
  belongs: (dimensions: Dimensions) => boolean,
): number {
  const own = logs.map((entries) => entries.filter(({ dimensions }) => belongs(dimensions)));
  if (meter === null) return Math.max(0, sum(own.map((entries) => totalOf(fold, entries))));
  return totalOf(
    fold,
    own.flat().sort((left, right) => left.at - right.at),
  );
}

export function creditUse(
  ledger: Iterable<LedgerEntry>,
  currencyId: string,
  window: Window | null,
  at: Instant,
  belongs: (entry: LedgerEntry) => boolean,
): number {
  const taken: number[] = [];
  for (const entry of ledger) {
    const isInside = entry.timestamp >= (window?.start ?? entry.timestamp) && entry.timestamp <= at;
    const isConsumed = entry.eventType === 'CREDITS_CONSUMED' && entry.currencyId === currencyId;
    if (isInside && isConsumed && belongs(entry)) taken.push(-entry.amount);
  }
  return sum(taken);
}

/** Only what is metered can be used up. */
export function assertMetered(feature: Feature, field: string): void {
  if (isMetered(feature)) return;
  throw new Refusal('UnsupportedFeatureType', `${field}: ${feature.id} is not metered. Choose a metered feature.`);
}
