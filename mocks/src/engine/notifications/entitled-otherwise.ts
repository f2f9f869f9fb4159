// Decides whether a customer is entitled to something else after the changes of a moment than before.
// Invariant: what changed is compared as it was; everything else as it is now, so that nothing is told twice.
// Example: two subscriptions end at midnight, one after the other: the second end is compared without the first.
import type { Catalog } from '../catalog/catalog.ts';
import { givesAccess, type Subscription } from '../customers/subscription.ts';
import { allowanceOf, entitledFeatures } from '../entitlements/allowance.ts';
import { creditAllowances } from '../entitlements/credit-allowances.ts';
import { isActive, type PromotionalEntitlement } from '../entitlements/promotional.ts';
import type { Moment, Reading, RecordChange } from '../notification.ts';
import type { Instant } from '../time.ts';

type Sources = {
  isArchived: boolean;
  subscriptions: Subscription[];
  promotions: PromotionalEntitlement[];
};

export function isEntitledOtherwise(
  records: RecordChange[],
  customerId: string,
  resourceId: string | null,
  { since, at }: Moment,
  reading: Reading,
): boolean {
  const { before, after } = sourcesOf(records, customerId, reading);
  const { catalog } = reading;
  return entitledTo(catalog, before, resourceId, since, at) !== entitledTo(catalog, after, resourceId, at, at);
}

function sourcesOf(records: RecordChange[], customerId: string, reading: Reading) {
  const after: Sources = {
    isArchived: (reading.customer(customerId)?.archivedAt ?? null) !== null,
    subscriptions: [...reading.subscriptions(customerId)],
    promotions: [...reading.promotions(customerId)],
  };
  const before: Sources & { changed: Set<object> } = { ...after, changed: new Set() };
  for (const change of records) {
    if (change.table === 'customers' && change.after?.id === customerId) {
      before.isArchived = change.before !== undefined && change.before.archivedAt !== null;
    } else if (change.table === 'subscriptions' && change.after?.customerId === customerId) {
      before.subscriptions = withBefore(before.subscriptions, change, before.changed);
    } else if (change.table === 'promotions' && change.after?.customerId === customerId) {
      before.promotions = withBefore(before.promotions, change, before.changed);
    }
  }
  return { before, after };
}

/** The list with one record as it was; what it then was is remembered as changed. */
function withBefore<Record extends object>(
  list: Record[],
  change: { before: Record | undefined; after: Record | undefined },
  changed: Set<object>,
): Record[] {
  if (change.before) changed.add(change.before);
  return list.flatMap((one) => (one === change.after ? (change.before ?? []) : one));
}

/** What all sources give, in a form that can be compared. What changed is looked at as of `since`. */
function entitledTo(
  catalog: Catalog,
  sources: Sources & { changed?: Set<object> },
  resourceId: string | null,
  since: Instant,
  at: Instant,
): string {
  const asOf = (one: object) => (sources.changed?.has(one) ? since : at);
  if (sources.isArchived) return '[]';
  const subscriptions = sources.subscriptions.filter(
    (one) => givesAccess(one, asOf(one)) && (one.resourceId === null || one.resourceId === resourceId),
  );
  const promotions = sources.promotions.filter((one) => isActive(one, asOf(one)));
  const features = entitledFeatures(catalog, subscriptions, promotions).map((featureId) => {
    const allowance = allowanceOf(catalog, subscriptions, promotions, featureId);
    if (!allowance) return [featureId];
    const { isGranted, limit, isUnlimited, isSoft, enumValues, reset } = allowance;
    return [featureId, isGranted, limit, isUnlimited, isSoft, enumValues, reset?.period, reset?.accordingTo];
  });
  const credits = subscriptions.flatMap((one) =>
    creditAllowances(catalog, one).map(({ wallet, amount, cadence }) => [wallet.currencyId, amount, cadence]),
  );
  return features.length + credits.length === 0 ? '[]' : JSON.stringify([features, credits]);
}
