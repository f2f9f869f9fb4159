// One check, from what the store holds to the answer: the same for the check, the list, and what a new subscription brings.
import type { EffectiveCredit, EffectiveFeature } from '@meterline/openapi/types';
import type { CustomCurrency } from '../../engine/catalog/custom-currency.ts';
import type { Grant } from '../../engine/credits/grant.ts';
import { leastCost } from '../../engine/credits/rate.ts';
import { activeGrants, balanceOf } from '../../engine/credits/wallet.ts';
import type { Subscription } from '../../engine/customers/subscription.ts';
import { allowanceWithinBudgets } from '../../engine/entitlements/allowance.ts';
import { mayOverdraw } from '../../engine/entitlements/credit-allowances.ts';
import {
  type AccessDeniedReason,
  type CreditCover,
  creditDenialOf,
  denialOf,
  type Request,
} from '../../engine/entitlements/decision.ts';
import { isDeniedByBudget } from '../../engine/subscriptions/budget.ts';
import { type Instant, toIso } from '../../engine/time.ts';
import {
  activePromotions,
  activeSubscriptions,
  allowanceFor,
  creditRateFor,
  currentUsage,
  hasResource,
  isRevoked,
} from '../../store/account.ts';
import type { Store } from '../../store/store.ts';
import { deniedCredit, deniedFeature, toCreditCurrency, toEffectiveFeature } from './wire.ts';

/** Why the customer may do nothing at all, if so. */
export function customerDenial(
  store: Store,
  customerId: string,
  resourceId: string | null,
  at: Instant,
): AccessDeniedReason | null {
  const customer = store.tables.customers.get(customerId);
  if (!customer) return 'CustomerNotFound';
  if (customer.archivedAt !== null) return 'CustomerIsArchived';
  if (resourceId !== null && !hasResource(store, customerId, resourceId)) return 'CustomerResourceNotFound';
  const hasAccess =
    activeSubscriptions(store, customerId, resourceId, at).length > 0 ||
    activePromotions(store, customerId, at).length > 0;
  return hasAccess ? null : 'NoActiveSubscription';
}

export function decideFeature(
  store: Store,
  customerId: string,
  resourceId: string | null,
  featureId: string,
  request: Request,
  at: Instant,
): EffectiveFeature {
  const feature = store.catalog.feature(featureId);
  if (!feature) return deniedFeature('FeatureNotFound');
  const denied = customerDenial(store, customerId, resourceId, at);
  if (denied && denied !== 'NoActiveSubscription') return deniedFeature(denied, feature);
  const subscriptions = activeSubscriptions(store, customerId, resourceId, at);
  const isDenied = (subscription: Subscription) => isDeniedByBudget(store, subscription, at);
  // What is known already is calculated anew only where a budget takes something away from it.
  const { allowance, isBudgetExceeded } = subscriptions.some(isDenied)
    ? allowanceWithinBudgets(store.catalog, subscriptions, isDenied, activePromotions(store, customerId, at), featureId)
    : { allowance: allowanceFor(store, customerId, resourceId, featureId, at), isBudgetExceeded: false };
  if (allowance === null && subscriptions.length === 0) {
    const wasTaken = isRevoked(store, customerId, resourceId, featureId, at);
    return deniedFeature(wasTaken ? 'Revoked' : 'NoActiveSubscription', feature);
  }
  const usage = currentUsage(store, customerId, resourceId, featureId, allowance, at);
  const cover = creditCover(store, customerId, resourceId, featureId, request.usage ?? 0, at);
  const reason = denialOf(feature, allowance, request, usage.total, isBudgetExceeded, cover);
  return toEffectiveFeature(feature, allowance, usage, reason, at);
}

function creditCover(
  store: Store,
  customerId: string,
  resourceId: string | null,
  featureId: string,
  requested: number,
  at: Instant,
): CreditCover | null {
  const paid = creditRateFor(store, customerId, resourceId, featureId, at);
  if (!paid) return null;
  const { left } = balanceOf(store.wallet(paid.wallet), at);
  const subscriptions = activeSubscriptions(store, customerId, resourceId, at);
  const isSoft = mayOverdraw(store.catalog, subscriptions, paid.rate.currencyId);
  return { cost: leastCost(paid.rate, requested), left, isSoft };
}

/** Whether all credits came with these subscriptions. */
function isAllFrom(subscriptions: Subscription[], grants: Grant[]): boolean {
  return grants.every(({ allowanceId }) => subscriptions.some(({ id }) => allowanceId?.startsWith(`${id}/`)));
}

export function decideCredit(
  store: Store,
  customerId: string,
  resourceId: string | null,
  currency: CustomCurrency,
  requested: number,
  at: Instant,
): EffectiveCredit {
  const grants = store.wallet({ customerId, currencyId: currency.id, resourceId });
  const active = activeGrants(grants, at);
  const subscriptions = activeSubscriptions(store, customerId, resourceId, at);
  if (active.length === 0)
    return { ...deniedCredit(currency.id, 'EntitlementNotFound', at), currency: toCreditCurrency(currency) };
  const { granted, consumed, left } = balanceOf(active, at);
  const isSoft = mayOverdraw(store.catalog, subscriptions, currency.id);
  const denied = subscriptions.filter((subscription) => isDeniedByBudget(store, subscription, at));
  const reason = creditDenialOf(true, isAllFrom(denied, active), isSoft, left, requested);
  const recurring = active.find(({ grantType }) => grantType === 'RECURRING');
  return {
    type: 'CREDIT',
    isGranted: reason === null,
    accessDeniedReason: reason,
    currency: toCreditCurrency(currency),
    currentUsage: consumed,
    usageLimit: granted,
    usageUpdatedAt: toIso(Math.max(...active.map(({ updatedAt }) => updatedAt))),
    entitlementUpdatedAt: toIso(Math.max(...active.map(({ createdAt }) => createdAt))),
    ...(recurring?.expireAt != null && {
      usagePeriodEnd: toIso(recurring.expireAt),
      validUntil: toIso(recurring.expireAt),
    }),
  };
}
