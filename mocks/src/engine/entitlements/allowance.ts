// Decides what a customer is entitled to, from all that gives something: subscriptions with their add-ons, and promotions.
// Inside a subscription the largest Override of its add-ons takes the place of the plan's value, and Increments raise it,
// quantity by quantity. Between subscriptions and promotions the most generous wins; they never add up.
// Invariant: the order of add-ons and promotions does not matter, and what is revoked adds nothing to what is granted.
// Example: plan 20 seats, two add-ons of +5, a promotion of 25: 30 seats.
import { type Catalog, entitlementsOf } from '../catalog/catalog.ts';
import type { PackageEntitlement, PackageFeatureEntitlement } from '../catalog/package.ts';
import { addonOf, planOf } from '../catalog/version.ts';
import type { Subscription } from '../customers/subscription.ts';
import { plus, times } from '../decimal.ts';
import type { Instant } from '../time.ts';
import { type Reset, resetOf } from '../usage/period.ts';
import type { PromotionalEntitlement } from './promotional.ts';

/** What may be done with one feature. `limit` null is no limit given. */
export type Allowance = {
  isGranted: boolean;
  limit: number | null;
  isUnlimited: boolean;
  isSoft: boolean;
  enumValues: string[] | null;
  reset: Reset | null;
  /** Who gives it; null for a promotion. */
  subscription: Subscription | null;
  updatedAt: Instant;
  validUntil: Instant | null;
};

/** What the packages of a subscription entitle to: its plan once, each add-on in its quantity, if that is not 0. */
type Part = { entitlement: PackageEntitlement; quantity: number; isAddon: boolean };

export function partsOf(catalog: Catalog, subscription: Subscription): Part[] {
  const plan = planOf(catalog, subscription);
  const parts: Part[] = [];
  for (const entitlement of plan ? entitlementsOf(catalog, plan, subscription.versions) : [])
    parts.push({ entitlement, quantity: 1, isAddon: false });
  for (const { id, quantity } of subscription.addons) {
    if (quantity === 0) continue;
    for (const entitlement of addonOf(catalog, subscription, id)?.entitlements ?? [])
      parts.push({ entitlement, quantity, isAddon: true });
  }
  return parts;
}

/** What one subscription gives of a feature, or null. */
export function fromSubscription(catalog: Catalog, subscription: Subscription, featureId: string): Allowance | null {
  const own = subscription.entitlements.find(
    (entitlement) => entitlement.type === 'FEATURE' && entitlement.id === featureId,
  );
  if (own?.type === 'FEATURE') return ofOverride(own, subscription);
  let base: Allowance | null = null;
  let replacement: Allowance | null = null;
  const increments: Allowance[] = [];
  for (const { entitlement, quantity, isAddon } of partsOf(catalog, subscription)) {
    if (entitlement.type !== 'FEATURE' || entitlement.featureId !== featureId) continue;
    const isIncrement = isAddon && entitlement.behavior === 'Increment';
    const allowance = ofPackage(entitlement, subscription, isIncrement ? quantity : 1);
    if (isIncrement) increments.push(allowance);
    else if (isAddon) replacement = replacement ? mostGenerous(replacement, allowance) : allowance;
    else base = allowance;
  }
  const start = replacement ? { ...replacement, reset: replacement.reset ?? base?.reset ?? null } : base;
  return increments.reduce<Allowance | null>((sum, one) => (sum ? raised(sum, one) : one), start);
}

function ofPackage(entitlement: PackageFeatureEntitlement, subscription: Subscription, quantity: number): Allowance {
  return {
    isGranted: entitlement.isGranted,
    limit: entitlement.usageLimit === null ? null : times(entitlement.usageLimit, quantity),
    isUnlimited: entitlement.hasUnlimitedUsage ?? false,
    isSoft: entitlement.hasSoftLimit ?? false,
    enumValues: entitlement.enumValues,
    reset: resetIn(subscription, entitlement),
    subscription,
    updatedAt: Math.max(entitlement.updatedAt, subscription.startDate),
    validUntil: subscription.endDate,
  };
}

function ofOverride(
  own: Extract<Subscription['entitlements'][number], { type: 'FEATURE' }>,
  subscription: Subscription,
): Allowance {
  return {
    isGranted: true,
    limit: own.usageLimit,
    isUnlimited: own.hasUnlimitedUsage,
    isSoft: own.hasSoftLimit,
    enumValues: null,
    reset: resetIn(subscription, own),
    subscription,
    updatedAt: subscription.updatedAt,
    validUntil: subscription.endDate,
  };
}

type Resetting = Pick<PackageFeatureEntitlement, 'resetPeriod' | 'resetPeriodConfiguration'>;

function resetIn({ billingCycleAnchor, formerCycles }: Subscription, entitlement: Resetting): Reset | null {
  const { resetPeriod, resetPeriodConfiguration } = entitlement;
  return resetOf(resetPeriod, resetPeriodConfiguration, billingCycleAnchor, formerCycles);
}

function fromPromotion(promotion: PromotionalEntitlement): Allowance {
  return {
    isGranted: true,
    limit: promotion.usageLimit,
    isUnlimited: promotion.hasUnlimitedUsage ?? false,
    isSoft: promotion.hasSoftLimit ?? false,
    enumValues: promotion.enumValues,
    reset: resetOf(promotion.resetPeriod, promotion.resetPeriodConfiguration, promotion.startDate),
    subscription: null,
    updatedAt: promotion.updatedAt,
    validUntil: promotion.endDate,
  };
}

/** Increment: an add-on on top of what is there. */
function raised(base: Allowance, addon: Allowance): Allowance {
  if (base.isGranted !== addon.isGranted) return base.isGranted ? base : addon;
  return {
    ...base,
    limit: base.limit === null ? addon.limit : plus(base.limit, addon.limit ?? 0),
    isUnlimited: base.isUnlimited || addon.isUnlimited,
    isSoft: base.isSoft || addon.isSoft,
    enumValues: union(base.enumValues, addon.enumValues),
    reset: base.reset ?? addon.reset,
  };
}

/** The more generous of two sources, with what both allow taken together. */
function mostGenerous(left: Allowance, right: Allowance): Allowance {
  if (left.isGranted !== right.isGranted) return left.isGranted ? left : right;
  const winner = generosity(right) > generosity(left) ? right : left;
  return {
    ...winner,
    isUnlimited: left.isUnlimited || right.isUnlimited,
    isSoft: left.isSoft || right.isSoft,
    enumValues: union(left.enumValues, right.enumValues),
    reset: winner.reset ?? left.reset ?? right.reset,
  };
}

function generosity({ isUnlimited, limit }: Allowance): number {
  return isUnlimited ? Number.POSITIVE_INFINITY : (limit ?? 0);
}

function union(left: string[] | null, right: string[] | null): string[] | null {
  return left && right ? [...new Set([...left, ...right])] : (left ?? right);
}

/** What all sources together give of a feature, or null when none gives anything. */
export function allowanceOf(
  catalog: Catalog,
  subscriptions: Iterable<Subscription>,
  promotions: Iterable<PromotionalEntitlement>,
  featureId: string,
): Allowance | null {
  const sources: Allowance[] = [];
  for (const subscription of subscriptions) {
    const allowance = fromSubscription(catalog, subscription, featureId);
    if (allowance) sources.push(allowance);
  }
  for (const promotion of promotions) if (promotion.featureId === featureId) sources.push(fromPromotion(promotion));
  return sources.length === 0 ? null : sources.reduce(mostGenerous);
}

/** Every feature that some source gives, in the order of the catalogue. */
export function entitledFeatures(
  catalog: Catalog,
  subscriptions: Iterable<Subscription>,
  promotions: Iterable<PromotionalEntitlement>,
): string[] {
  const given = new Set<string>();
  for (const subscription of subscriptions) {
    for (const { entitlement } of partsOf(catalog, subscription))
      if (entitlement.type === 'FEATURE') given.add(entitlement.featureId);
    for (const own of subscription.entitlements) if (own.type === 'FEATURE') given.add(own.id);
  }
  for (const { featureId } of promotions) given.add(featureId);
  return [...catalog.features()].map(({ id }) => id).filter((id) => given.has(id));
}

/**
 * What all sources give that may still be used. Those whose budget is reached count only where no other source gives
 * anything, and then say so.
 */
export function allowanceWithinBudgets(
  catalog: Catalog,
  subscriptions: Subscription[],
  isBudgetReached: (subscription: Subscription) => boolean,
  promotions: Iterable<PromotionalEntitlement>,
  featureId: string,
): { allowance: Allowance | null; isBudgetExceeded: boolean } {
  const open = subscriptions.filter((subscription) => !isBudgetReached(subscription));
  const allowance = allowanceOf(catalog, open, promotions, featureId);
  if (allowance?.isGranted || open.length === subscriptions.length) return { allowance, isBudgetExceeded: false };
  const all = allowanceOf(catalog, subscriptions, promotions, featureId);
  return { allowance: all, isBudgetExceeded: all?.isGranted ?? false };
}
