// What the budgets of a customer are held by, and what has been used of a capability in a window: of the logs of the customer
// and of all its resources, or of its ledger.
import type { LedgerEntry } from '../engine/credits/wallet.ts';
import { type Assignment, appliesTo, type Capability } from '../engine/governance/assignment.ts';
import { windowOf } from '../engine/governance/cadence.ts';
import { attribution, type Hierarchy } from '../engine/governance/hierarchy.ts';
import { countedWindow, creditUse, featureUse } from '../engine/governance/use.ts';
import type { Instant, Window } from '../engine/time.ts';
import type { Dimensions, UsageEntry } from '../engine/usage/aggregation.ts';
import type { Store } from './store.ts';

export function hierarchyOf({ tables }: Store, customerId: string): Hierarchy {
  return {
    types: new Map([...tables.entityTypes.all()].map((type) => [type.id, type])),
    entities: new Map([...tables.entities.of(customerId)].map((entity) => [entity.id, entity])),
  };
}

export type Use = UsageEntry | LedgerEntry;

export function usedIn(
  store: Store,
  customerId: string,
  { featureId, currencyId }: Capability,
  window: Window | null,
  belongs: (dimensions: Dimensions) => boolean,
  at: Instant,
  without: ReadonlySet<Use> = new Set(),
): number {
  if (currencyId !== null) {
    const ledger = store.tables.ledger.of(customerId);
    const isCounted = (entry: LedgerEntry) => !without.has(entry) && belongs(store.dimensionsOf(entry.eventId));
    return creditUse(ledger, currencyId, window, at, isCounted);
  }
  const feature = featureId === null ? undefined : store.catalog.feature(featureId);
  if (!feature) return 0;
  const resources = [...store.tables.resources.of(customerId)].map(({ id }) => id);
  const counted = countedWindow(feature, window);
  const logs = [null, ...resources].map((id) => store.usageLog(customerId, feature.id, id).within(counted, at));
  const kept = without.size === 0 ? logs : logs.map((log) => log.filter((entry) => !without.has(entry)));
  return featureUse(feature, store.foldOf(feature.id), kept, belongs);
}

/** The use of a budget with and without what is fresh; null when nothing of that is on its behalf, which costs little. */
export function budgetUse(
  store: Store,
  assignment: Assignment,
  fresh: ReadonlySet<Use>,
  at: Instant,
): { before: number; after: number } | null {
  const { customerId, cadence, createdAt } = assignment;
  const participantsIn = attribution(hierarchyOf(store, customerId));
  const belongs = (dimensions: Dimensions) => appliesTo(assignment, participantsIn(dimensions));
  const dimensionsOf = (use: Use) => ('dimensions' in use ? use.dimensions : store.dimensionsOf(use.eventId));
  if (![...fresh].some((use) => belongs(dimensionsOf(use)))) return null;
  const used = (without: ReadonlySet<Use>) =>
    usedIn(store, customerId, assignment, windowOf(cadence, createdAt, at), belongs, at, without);
  return { before: used(fresh), after: used(new Set()) };
}
