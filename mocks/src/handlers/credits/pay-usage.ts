// Lets a wallet pay for usage, and tops it up when that is due. Every consumption goes through here.
import type { CreditBalance, UsageCredit } from '@meterline/openapi/types';
import { recharge, spentThisMonth } from '../../engine/credits/auto-recharge.ts';
import type { WalletKey } from '../../engine/credits/grant.ts';
import { creditCost } from '../../engine/credits/rate.ts';
import { activeGrants, balanceOf, type Cause, consume } from '../../engine/credits/wallet.ts';
import { issuedForRecharge } from '../../engine/subscriptions/issued-invoice.ts';
import { type Instant, toIso } from '../../engine/time.ts';
import { activeSubscriptions, creditRateFor, topUpPriceFor } from '../../store/account.ts';
import type { Store } from '../../store/store.ts';

/** Takes credits from a wallet, then the one top-up that this makes due. */
export function spend(store: Store, wallet: WalletKey, amount: number, cause: Cause, at: Instant): void {
  if (amount > 0) store.commit(consume(wallet, store.wallet(wallet), amount, cause, at, store.mint));
  topUp(store, wallet, at);
}

/** Tops a wallet up, if its configuration says so and its balance is below the threshold. */
export function topUp(store: Store, wallet: WalletKey, at: Instant): void {
  const { customerId, currencyId } = wallet;
  const config = store.tables.recharges.get(JSON.stringify([customerId, currencyId]));
  if (!config?.isEnabled) return;
  if (store.tables.customers.get(customerId)?.defaultPaymentMethod == null) {
    store.commit({ recharges: [{ ...config, isEnabled: false, updatedAt: at }] });
    return;
  }
  const price = topUpPriceFor(store, customerId, currencyId, at);
  const spent = spentThisMonth(store.grantsOf(customerId, currencyId), at);
  const outcome = recharge(config, wallet, store.wallet(wallet), spent, price, at, store.mint);
  const [bought] = outcome?.grants ?? [];
  if (outcome && bought) store.commit({ ...outcome, invoices: [issuedForRecharge(bought, at, store.mint)] });
}

/** Pays for usage that went from one total to another. Gives the credits taken; 0 for a feature without a rate. */
export function payUsage(
  store: Store,
  customerId: string,
  resourceId: string | null,
  cause: Cause & { featureId: string },
  before: number,
  after: number,
  at: Instant,
): number {
  const paid = creditRateFor(store, activeSubscriptions(store, customerId, resourceId, at), cause.featureId);
  if (!paid) return 0;
  const cost = creditCost(paid.rate, before, after);
  spend(store, paid.wallet, cost, cause, at);
  return cost;
}

export function balanceOn(store: Store, wallet: WalletKey, at: Instant): NonNullable<CreditBalance> {
  const grants = store.wallet(wallet);
  const { granted, consumed } = balanceOf(grants, at);
  const recurring = activeGrants(grants, at).find(({ grantType }) => grantType === 'RECURRING');
  return {
    currencyId: wallet.currencyId,
    currentUsage: consumed,
    usageLimit: granted,
    timestamp: toIso(at),
    ...(recurring?.expireAt != null && { usagePeriodEnd: toIso(recurring.expireAt) }),
  };
}

/** The wallet that pays for a feature, beside what a measurement took from it. Null for a feature without a rate. */
export function walletAfter(
  store: Store,
  customerId: string,
  resourceId: string | null,
  featureId: string,
  consumed: number,
  at: Instant,
): UsageCredit | null {
  const paid = creditRateFor(store, activeSubscriptions(store, customerId, resourceId, at), featureId);
  return paid && { ...balanceOn(store, paid.wallet, at), consumed };
}
