// Decides which credits a subscription brings, and whether its wallet may be overdrawn by a check.
// Credits of several packages add up: each brings a grant of its own. A dependency multiplies by the limit of a feature.
// Example: plan 100 credits a MONTH, an add-on of 50 twice: three grants' worth, 200 credits.
import type { Catalog } from '../catalog/catalog.ts';
import type { CreditAllowance } from '../credits/recurring.ts';
import type { Subscription } from '../customers/subscription.ts';
import { times } from '../decimal.ts';
import { fromSubscription, partsOf } from './allowance.ts';

export function creditAllowances(catalog: Catalog, subscription: Subscription): CreditAllowance[] {
  const { customerId, resourceId, billingCycleAnchor: anchor } = subscription;
  const allowances: CreditAllowance[] = [];
  for (const { entitlement, quantity, isAddon } of partsOf(catalog, subscription)) {
    if (entitlement.type !== 'CREDIT' || !entitlement.isGranted) continue;
    const pool = entitlement.dependencyFeatureId
      ? (fromSubscription(catalog, subscription, entitlement.dependencyFeatureId)?.limit ?? 0)
      : 1;
    const amount = times(times(entitlement.amount ?? 0, quantity), pool);
    if (amount <= 0) continue;
    allowances.push({
      id: `${subscription.id}/${entitlement.id}`,
      wallet: { customerId, currencyId: entitlement.currencyId, resourceId },
      displayName: catalog.currency(entitlement.currencyId)?.displayName ?? entitlement.currencyId,
      amount,
      cadence: entitlement.cadence ?? 'MONTH',
      sourceType: isAddon ? 'ADDON_ENTITLEMENT' : 'PLAN_ENTITLEMENT',
      anchor,
    });
  }
  for (const own of subscription.entitlements) {
    if (own.type !== 'CREDIT' || own.amount <= 0) continue;
    allowances.push({
      id: `${subscription.id}/${own.id}`,
      wallet: { customerId, currencyId: own.id, resourceId },
      displayName: catalog.currency(own.id)?.displayName ?? own.id,
      amount: own.amount,
      cadence: own.cadence,
      sourceType: 'PLAN_ENTITLEMENT',
      anchor,
    });
  }
  return allowances;
}

export function mayOverdraw(catalog: Catalog, subscriptions: Iterable<Subscription>, currencyId: string): boolean {
  for (const subscription of subscriptions) {
    for (const { entitlement } of partsOf(catalog, subscription)) {
      if (entitlement.type !== 'CREDIT' || entitlement.currencyId !== currencyId) continue;
      if (entitlement.isGranted && entitlement.hasSoftLimit) return true;
    }
  }
  return false;
}
