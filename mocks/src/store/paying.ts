// Lets a wallet pay for usage, and tops it up when that is due. Every consumption goes through here.
import { recharge } from '../engine/credits/auto-recharge.ts';
import type { WalletKey } from '../engine/credits/grant.ts';
import { creditCost, type Use } from '../engine/credits/rate.ts';
import { type Cause, consume } from '../engine/credits/wallet.ts';
import { issuedForRecharge } from '../engine/subscriptions/issued-invoice.ts';
import type { Instant } from '../engine/time.ts';
import { type Rated, topUpPriceFor } from './account.ts';
import type { Store } from './store.ts';

/** Takes credits from a wallet, then the one top-up that this makes due. */
export function spend(store: Store, wallet: WalletKey, amount: number, cause: Cause, at: Instant): void {
  if (amount > 0) store.commit(consume(wallet, store.wallet(wallet), amount, cause, at, store.mint));
  topUp(store, wallet, at);
}

/** Pays for one use of a feature with a rate. Gives the credits taken. */
export function payFor(
  store: Store,
  { rate, wallet }: Rated,
  use: Use,
  cause: Cause & { featureId: string },
  at: Instant,
): number {
  const cost = creditCost(rate, use);
  spend(store, wallet, cost, cause, at);
  return cost;
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
  const spent = store.spentOnRecharges(customerId, currencyId, at);
  const outcome = recharge(config, wallet, store.wallet(wallet), spent, price, at, store.mint);
  const [bought] = outcome?.grants ?? [];
  if (outcome && bought) store.commit({ ...outcome, invoices: [issuedForRecharge(bought, at, store.mint)] });
}
