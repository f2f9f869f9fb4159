// Decides whether what a customer may do has changed, which is told with all of it.
// Invariant: only what changed speaks for itself before; everything else is compared as it is now, so nothing is told twice.
// Example: Pro → Enterprise: told once. A renewal, a new payment method or a coupon: not told.
import type { Catalog } from '../catalog/catalog.ts';
import { givesAccess, type Subscription } from '../customers/subscription.ts';
import { allowanceOf, entitledFeatures } from '../entitlements/allowance.ts';
import { creditAllowances } from '../entitlements/credit-allowances.ts';
import { isActive, type PromotionalEntitlement } from '../entitlements/promotional.ts';
import type { Announcement, ChangeOf, Moment, Reading, RecordChange } from '../notification.ts';
import type { Instant } from '../time.ts';
import { customerBrief, resourceBrief } from './brief.ts';

type Subject = { customerId: string; resourceId: string | null; originatingAction: string };
type Sources = { isArchived: boolean; subscriptions: Subscription[]; promotions: PromotionalEntitlement[] };

export function toldOfEntitlements(records: RecordChange[], moment: Moment, reading: Reading): Announcement[] {
  return subjectsOf(records, moment, reading).flatMap(({ customerId, resourceId, originatingAction }) => {
    const { before, after } = sourcesOf(records, customerId, reading);
    const isSame =
      entitledTo(reading.catalog, before, resourceId, moment.since, moment.at) ===
      entitledTo(reading.catalog, after, resourceId, moment.at, moment.at);
    if (isSame) return [];
    const facts = {
      entitlements: reading.entitlements(customerId, resourceId, moment.at),
      customer: customerBrief(reading.customer(customerId), customerId),
      resource: resourceBrief(resourceId),
      environmentId: reading.environmentId,
      originatingAction,
      actor: null,
    };
    return [{ type: 'entitlements.updated', customerId, facts }];
  });
}

/** Whose entitlements may have changed, and by what, each once. What the customer has, its resources have too. */
function subjectsOf(records: RecordChange[], moment: Moment, reading: Reading): Subject[] {
  const subjects = new Map<string, Subject>();
  for (const change of records) {
    const owner = ownerOf(change, moment);
    if (!owner) continue;
    const originatingAction = `${owner.name}_${change.before === undefined ? 'CREATED' : 'UPDATED'}`;
    const { customerId } = owner;
    const resourceIds = owner.resourceId === null ? [null, ...reading.resources(customerId)] : [owner.resourceId];
    for (const resourceId of resourceIds) {
      const name = JSON.stringify([customerId, resourceId]);
      if (!subjects.has(name)) subjects.set(name, { customerId, resourceId, originatingAction });
    }
  }
  return [...subjects.values()];
}

function ownerOf(
  change: RecordChange,
  moment: Moment,
): { name: string; customerId: string; resourceId: string | null } | null {
  switch (change.table) {
    case 'subscriptions':
      return change.after && !givesTheSame(change, moment) ? { name: 'SUBSCRIPTION', ...namesOf(change.after) } : null;
    case 'promotions':
      return change.after
        ? { name: 'PROMOTIONAL_ENTITLEMENT', ...namesOf({ ...change.after, resourceId: null }) }
        : null;
    case 'customers':
      return change.before && change.after && change.before.archivedAt !== change.after.archivedAt
        ? { name: 'CUSTOMER', customerId: change.after.id, resourceId: null }
        : null;
    default:
      return null;
  }
}

/** A renewal, a payment or a coupon leaves what a subscription gives as it is; this is to be known at little cost. */
function givesTheSame({ before, after }: ChangeOf<'subscriptions'>, { since, at }: Moment): boolean {
  if (!before || !after || givesAccess(before, since) !== givesAccess(after, at)) return false;
  const keys = ['planId', 'versions', 'addons', 'charges', 'entitlements', 'billingCycleAnchor'] as const;
  return keys.every((key) => before[key] === after[key]);
}

function namesOf({ customerId, resourceId }: { customerId: string; resourceId: string | null }) {
  return { customerId, resourceId };
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
    } else if (change.table === 'subscriptions') {
      before.subscriptions = withBefore(before.subscriptions, change, before.changed);
    } else if (change.table === 'promotions') {
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
