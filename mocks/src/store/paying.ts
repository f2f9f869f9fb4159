// Lets a wallet pay for usage, and tops it up when that is due. Every consumption goes through here.
import { recharge } from '../engine/credits/auto-recharge.ts';
import type { Grant, WalletKey } from '../engine/credits/grant.ts';
import { creditCost, type Use } from '../engine/credits/rate.ts';
import { type Cause, consume } from '../engine/credits/wallet.ts';
import { canBeCharged } from '../engine/customers/payment-method.ts';
import { issuedForRecharge } from '../engine/subscriptions/issued-invoice.ts';
import type { Instant } from '../engine/time.ts';
import { topUpPriceFor } from './account.ts';
import type { Rated } from './standings.ts';
import type { Store } from './store.ts';
import { walletName } from './wallets.ts';

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

/**
 * Tops a wallet up, if its configuration says so and its balance is below the threshold. Gives what was bought, or null. A
 * charge that fails switches the configuration off.
 */
export function topUp(store: Store, wallet: WalletKey, at: Instant): Grant | null {
  const { customerId, currencyId } = wallet;
  const config = store.tables.recharges.get(JSON.stringify([customerId, currencyId]));
  if (!config?.isEnabled) return null;
  const price = topUpPriceFor(store, customerId, currencyId, at);
  const spent = store.spentOnRecharges(customerId, currencyId, at);
  const outcome = recharge(config, wallet, store.wallet(wallet), spent, price, at, store.mint);
  const bought = outcome?.grants[0];
  if (!outcome || !bought) return null;
  if (!canBeCharged(store.tables.customers.get(customerId))) {
    store.commit({ recharges: [{ ...config, isEnabled: false, updatedAt: at }] });
    return null;
  }
  store.commit({ ...outcome, invoices: [issuedForRecharge(bought, at, store.mint)] });
  return bought;
}

/** Tops up every wallet of the currency: the customer's own, and those of its resources that ever held or owed anything. */
export function topUpAll(store: Store, customerId: string, currencyId: string, at: Instant): Grant[] {
  const resources = [...store.tables.resources.of(customerId)]
    .map(({ id: resourceId }) => ({ customerId, currencyId, resourceId }))
    .filter((wallet) => [...store.tables.grants.of(walletName(wallet))].length > 0);
  const wallets: WalletKey[] = [{ customerId, currencyId, resourceId: null }, ...resources];
  return wallets.flatMap((wallet) => topUp(store, wallet, at) ?? []);
}
