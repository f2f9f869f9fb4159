// Decides which credits a subscription brings, and whether its wallet may be overdrawn by a check.
// Credits of several packages add up: each brings a grant of its own. A dependency multiplies by the limit of a feature. What
// is bought for each billing period comes when that begins, or in twelve parts in the months of a year; not in a trial.
// Example: plan 100 credits a MONTH, an add-on of 50 twice: three grants' worth, 200 credits.
import type { Catalog } from '../catalog/catalog.ts';
import { isCreditPrice } from '../catalog/package.ts';
import { planOf } from '../catalog/version.ts';
import type { CreditAllowance } from '../credits/recurring.ts';
import { isInTrial, type Subscription } from '../customers/subscription.ts';
import { round, share, times } from '../decimal.ts';
import { roundMoney } from '../money.ts';
import type { Instant } from '../time.ts';
import { fromSubscription, partsOf } from './allowance.ts';

/** Enough for any part of a year. */
const DIGITS = 10;

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
  return [...allowances, ...boughtAllowances(catalog, subscription)];
}

/** Those that come at an instant: what is bought is not paid for in a trial. */
export function creditAllowancesAt(catalog: Catalog, subscription: Subscription, at: Instant): CreditAllowance[] {
  const allowances = creditAllowances(catalog, subscription);
  return isInTrial(subscription, at) ? allowances.filter(({ sourceType }) => sourceType !== 'PRICE') : allowances;
}

function boughtAllowances(catalog: Catalog, subscription: Subscription): CreditAllowance[] {
  const { customerId, resourceId, billingPeriod, billingCycleAnchor: anchor } = subscription;
  return subscription.charges.flatMap(({ id: currencyId, type, quantity }) => {
    if (type !== 'CREDIT' || quantity <= 0) return [];
    const price = planOf(catalog, subscription)?.charges.find(
      (row) => isCreditPrice(row) && row.topUpCustomCurrencyId === currencyId && row.billingPeriod === billingPeriod,
    );
    if (!price) return [];
    const inParts = billingPeriod === 'ANNUALLY' && price.creditGrantCadence === 'MONTHLY';
    const amount = inParts ? round(share(quantity, 1, 12), DIGITS) : quantity;
    const agreed = subscription.priceOverrides.find((own) => own.currencyId === currencyId && own.amount !== null);
    const { amount: each, currency } = agreed ?? price.price ?? { amount: 0, currency: 'usd' };
    const cost = { amount: roundMoney(times(each ?? 0, amount), currency), currency };
    return {
      id: `${subscription.id}/price-${currencyId}`,
      wallet: { customerId, currencyId, resourceId },
      displayName: catalog.currency(currencyId)?.displayName ?? currencyId,
      amount,
      cadence: billingPeriod === 'ANNUALLY' && !inParts ? ('YEAR' as const) : ('MONTH' as const),
      sourceType: 'PRICE' as const,
      anchor,
      cost,
    };
  });
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
