// What a wallet holds, as it is shown beside whatever took from it.
import type { CreditBalance, UsageCredit } from '@meterline/openapi/types';
import type { WalletKey } from '../../engine/credits/grant.ts';
import { activeGrants, balanceOf } from '../../engine/credits/wallet.ts';
import { type Instant, toIso } from '../../engine/time.ts';
import { creditRateFor } from '../../store/account.ts';
import type { Store } from '../../store/store.ts';

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
  const paid = creditRateFor(store, customerId, resourceId, featureId, at);
  return paid && { ...balanceOn(store, paid.wallet, at), consumed };
}
