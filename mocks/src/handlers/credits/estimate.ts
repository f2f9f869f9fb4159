// What usage would take from the wallets: the calculation of the consumption, without the commit.
import type { CostEstimate } from '@meterline/openapi/types';
import type { WalletKey } from '../../engine/credits/grant.ts';
import { creditCost, type Use } from '../../engine/credits/rate.ts';
import { balanceOf } from '../../engine/credits/wallet.ts';
import { givesAccess } from '../../engine/customers/subscription.ts';
import { minus, sum } from '../../engine/decimal.ts';
import type { Instant } from '../../engine/time.ts';
import { creditRateFor } from '../../store/account.ts';
import type { Store } from '../../store/store.ts';
import { walletName } from '../../store/wallets.ts';

/** Usage of a feature as it would change. An aggregation that one event alone cannot price is not priceable. */
export type UsageChange = Use & { featureId: string; isPriceable: boolean };

type Estimate = CostEstimate['estimates'][number];
type Breakdown = Estimate['breakdown'];

export function estimateOf(
  store: Store,
  customerId: string,
  resourceId: string | null,
  changes: UsageChange[],
  at: Instant,
): CostEstimate {
  const wallets = new Map<string, { wallet: WalletKey; breakdown: Breakdown }>();
  for (const { featureId, isPriceable, ...use } of changes) {
    const paid = creditRateFor(store, customerId, resourceId, featureId, at);
    if (!paid) continue;
    // A formula prices a use by what is said of it, whatever came before.
    const isPriced = isPriceable || paid.rate.costFormula !== null;
    const cost = isPriced ? creditCost(paid.rate, use) : 0;
    const warningCode = isPriced ? null : 'UNSUPPORTED_AGGREGATION';
    const known = wallets.get(walletName(paid.wallet)) ?? { wallet: paid.wallet, breakdown: [] };
    known.breakdown.push({ featureId, cost, warningCode });
    wallets.set(walletName(paid.wallet), known);
  }
  const warnings: CostEstimate['warnings'] = [];
  if (wallets.size === 0) warnings.push('FEATURE_NOT_CREDIT_BASED');
  if (resourceId === null && hasResourceSubscription(store, customerId, at)) {
    warnings.push('RESOURCE_SCOPED_SUBSCRIPTION_EXISTS');
  }
  return {
    estimates: [...wallets.values()].map(({ wallet, breakdown }) => toEstimate(store, wallet, breakdown, at)),
    warnings,
  };
}

function toEstimate(store: Store, wallet: WalletKey, breakdown: Breakdown, at: Instant): Estimate {
  const currentBalance = balanceOf(store.wallet(wallet), at).left;
  const estimatedCost = sum(breakdown.map(({ cost }) => cost));
  const balanceAfterEstimate = minus(currentBalance, estimatedCost);
  return {
    currencyId: wallet.currencyId,
    estimatedCost,
    currentBalance,
    balanceAfterEstimate,
    wouldOverdraft: balanceAfterEstimate < 0,
    breakdown,
  };
}

function hasResourceSubscription(store: Store, customerId: string, at: Instant): boolean {
  return [...store.tables.subscriptions.of(customerId)].some(
    (subscription) => subscription.resourceId !== null && givesAccess(subscription, at),
  );
}
