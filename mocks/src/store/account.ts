// What is asked of a customer again and again: who it is, what gives it access, what it has used, what its wallet holds.

import { lineage } from '../engine/catalog/catalog.ts';
import type { Feature } from '../engine/catalog/feature.ts';
import type { Charge } from '../engine/catalog/package.ts';
import { addonOf, planOf } from '../engine/catalog/version.ts';
import { creditRateOf, type TopUpPrice, topUpPriceOf } from '../engine/credits/rate.ts';
import type { Customer } from '../engine/customers/customer.ts';
import { givesAccess, isOver, type Subscription } from '../engine/customers/subscription.ts';
import { type Allowance, allowanceOf, fromSubscription } from '../engine/entitlements/allowance.ts';
import { isActive, type PromotionalEntitlement } from '../engine/entitlements/promotional.ts';
import { known, Refusal } from '../engine/refusal.ts';
import type { Instant, Window } from '../engine/time.ts';
import { usageWindow } from '../engine/usage/period.ts';
import { foundIn, nextTurn, type Rated, type Standing } from './standings.ts';
import type { Store } from './store.ts';

export function knownCustomer(store: Store, customerId: string, field = 'customerId'): Customer {
  return known(store.tables.customers.get(customerId), 'CustomerNotFound', 'customer', field, customerId);
}

export function knownFeature(store: Store, featureId: string, field = 'featureId'): Feature {
  return known(store.tables.features.get(featureId), 'FeatureNotFound', 'feature', field, featureId);
}

export function hasResource(store: Store, customerId: string, resourceId: string): boolean {
  return store.tables.resources.get(JSON.stringify([customerId, resourceId])) !== undefined;
}

export function assertResource(store: Store, customerId: string, resourceId: string | null, field: string): void {
  if (resourceId === null || hasResource(store, customerId, resourceId)) return;
  throw new Refusal(
    'CustomerResourceNotFound',
    `${field}: the customer ${customerId} has no resource ${JSON.stringify(resourceId)}. Provision a subscription for it first.`,
  );
}

/** What gives a customer, or one of its resources, access now. */
function standingOf(store: Store, customerId: string, resourceId: string | null, at: Instant): Standing {
  return store.standings.of(customerId, resourceId, at, () => {
    const candidates = [...store.tables.subscriptions.of(customerId)].filter(
      (one) => one.resourceId === null || one.resourceId === resourceId,
    );
    const promotions = [...store.tables.promotions.of(customerId)];
    return {
      from: at,
      until: nextTurn(candidates, promotions, at),
      subscriptions: candidates
        .filter((one) => givesAccess(one, at))
        .sort((left, right) => Number(left.resourceId === null) - Number(right.resourceId === null)),
      promotions: promotions.filter((one) => isActive(one, at)),
      allowances: new Map(),
      rates: new Map(),
    };
  });
}

/** The subscriptions that give access now: those of the resource first, then those of the whole customer. */
export function activeSubscriptions(
  store: Store,
  customerId: string,
  resourceId: string | null,
  at: Instant,
): Subscription[] {
  return standingOf(store, customerId, resourceId, at).subscriptions;
}

/** Whether the last subscription that gave the feature ended by taking it away. */
export function isRevoked(
  store: Store,
  customerId: string,
  resourceId: string | null,
  featureId: string,
  at: Instant,
): boolean {
  const ended = [...store.tables.subscriptions.of(customerId)]
    .filter((one) => isOver(one, at) && (one.resourceId === null || one.resourceId === resourceId))
    .filter((one) => fromSubscription(store.catalog, one, featureId) !== null)
    .sort((left, right) => (left.endDate ?? 0) - (right.endDate ?? 0));
  return ended.at(-1)?.isRevoked ?? false;
}

export function activePromotions(store: Store, customerId: string, at: Instant): PromotionalEntitlement[] {
  return standingOf(store, customerId, null, at).promotions;
}

export function allowanceFor(
  store: Store,
  customerId: string,
  resourceId: string | null,
  featureId: string,
  at: Instant,
): Allowance | null {
  const { subscriptions, promotions, allowances } = standingOf(store, customerId, resourceId, at);
  return foundIn(allowances, featureId, () => allowanceOf(store.catalog, subscriptions, promotions, featureId));
}

export type Usage = { total: number; window: Window | null };

/** The usage of the period that runs now. */
export function currentUsage(
  store: Store,
  customerId: string,
  resourceId: string | null,
  featureId: string,
  allowance: Allowance | null,
  at: Instant,
): Usage {
  const window = usageWindow(allowance?.reset ?? null, at);
  const log = store.usageLog(customerId, featureId, resourceId);
  return { total: log.total(store.foldOf(featureId), window, at), window };
}

/** The charges of everything in a subscription, those of the plan's parents included. */
function chargesOf(store: Store, subscription: Subscription): Charge[] {
  const plan = planOf(store.catalog, subscription);
  const packages = plan ? lineage(store.catalog, plan, subscription.versions) : [];
  const addons = subscription.addons.flatMap(({ id }) => addonOf(store.catalog, subscription, id) ?? []);
  return [...packages, ...addons].flatMap(({ charges }) => charges);
}

/** How a feature is paid with credits. The rate that was agreed for a subscription goes before that of its packages. */
export function creditRateFor(
  store: Store,
  customerId: string,
  resourceId: string | null,
  featureId: string,
  at: Instant,
): Rated | null {
  const { subscriptions, rates } = standingOf(store, customerId, resourceId, at);
  return foundIn(rates, featureId, () => ratedBy(store, subscriptions, featureId));
}

function ratedBy(store: Store, subscriptions: Subscription[], featureId: string): Rated | null {
  for (const subscription of subscriptions) {
    const agreed = subscription.priceOverrides.find((price) => price.creditRate && price.featureId === featureId);
    const rate = agreed?.creditRate ?? creditRateOf(chargesOf(store, subscription), featureId);
    if (!rate) continue;
    const { customerId, resourceId } = subscription;
    return { rate, wallet: { customerId, currencyId: rate.currencyId, resourceId } };
  }
  return null;
}

/** What one credit costs the customer in money, by the plans it is subscribed to. */
export function topUpPriceFor(store: Store, customerId: string, currencyId: string, at: Instant): TopUpPrice | null {
  for (const subscription of store.tables.subscriptions.of(customerId)) {
    if (!givesAccess(subscription, at)) continue;
    const price = topUpPriceOf(chargesOf(store, subscription), currencyId);
    if (price) return price;
  }
  return null;
}
