import type { EffectiveEntitlement } from '@meterline/openapi/types';
import type { CustomCurrency } from '../../engine/catalog/custom-currency.ts';
import type { Subscription } from '../../engine/customers/subscription.ts';
import { entitledFeatures } from '../../engine/entitlements/allowance.ts';
import { creditAllowances } from '../../engine/entitlements/credit-allowances.ts';
import type { Instant } from '../../engine/time.ts';
import { activePromotions, activeSubscriptions } from '../../store/account.ts';
import type { Store } from '../../store/store.ts';
import { decideCredit, decideFeature } from './decide.ts';

/** Everything that the customer is entitled to, features first, as a check without request would answer. */
export function effectiveEntitlements(
  store: Store,
  customerId: string,
  resourceId: string | null,
  at: Instant,
): EffectiveEntitlement[] {
  const subscriptions = activeSubscriptions(store, customerId, resourceId, at);
  const promotions = activePromotions(store, customerId, at);
  const request = { usage: undefined, values: undefined };
  const features = entitledFeatures(store.catalog, subscriptions, promotions).map((featureId) =>
    decideFeature(store, customerId, resourceId, featureId, request, at),
  );
  const credits = currenciesOf(store, subscriptions).map((currency) =>
    decideCredit(store, customerId, resourceId, currency, 0, at),
  );
  return [...features, ...credits];
}

function currenciesOf(store: Store, subscriptions: Iterable<Subscription>): CustomCurrency[] {
  const ids = new Set<string>();
  for (const subscription of subscriptions) {
    for (const { wallet } of creditAllowances(store.catalog, subscription)) ids.add(wallet.currencyId);
  }
  return [...ids].flatMap((id) => store.catalog.currency(id) ?? []);
}
