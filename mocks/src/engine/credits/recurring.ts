// Decides which credits a subscription brings: one grant for each cadence, which expires when the next one begins.
// Invariant: at any instant at most one recurring grant of one entitlement is active.
// Example: 100 credits a MONTH since 1 Mar: a grant of 100 from 1 Mar to 1 Apr, the next from 1 Apr to 1 May.
import type { Money } from '../money.ts';
import { type Instant, type Window, windowAt } from '../time.ts';
import type { Grant, WalletKey } from './grant.ts';
import { type Mint, newGrant } from './wallet.ts';

/** Credits that a subscription brings by one of its entitlements, or that are bought with it for each period. */
export type CreditAllowance = {
  id: string;
  wallet: WalletKey;
  displayName: string;
  amount: number;
  cadence: 'MONTH' | 'YEAR';
  sourceType: 'PLAN_ENTITLEMENT' | 'ADDON_ENTITLEMENT' | 'PRICE';
  anchor: Instant;
  /** What they cost, where they are bought. */
  cost?: Money;
};

function allowanceWindow(allowance: CreditAllowance, at: Instant): Window {
  return windowAt(allowance.anchor, allowance.cadence === 'MONTH' ? 'month' : 'year', at);
}

/** The grant for the window of `at`, from `at` on: a period that has already begun keeps its end. */
export function recurringGrant(allowance: CreditAllowance, at: Instant, mint: Mint): Grant {
  return {
    ...newGrant(allowance.wallet, at, mint),
    displayName: allowance.displayName,
    grantType: 'RECURRING',
    allowanceId: allowance.id,
    amount: allowance.amount,
    sourceType: allowance.sourceType,
    ...(allowance.cost && { cost: allowance.cost }),
    expireAt: allowanceWindow(allowance, at).end,
  };
}

/**
 * The allowances that no grant covers at `at`: each of them brings its next grant. A voided grant still covers its period:
 * what was taken away by hand does not come back before the next one.
 */
export function uncovered(
  allowances: CreditAllowance[],
  grantsOf: (wallet: WalletKey) => Iterable<Grant>,
  at: Instant,
): CreditAllowance[] {
  return allowances.filter(({ id, wallet }) => {
    for (const grant of grantsOf(wallet)) {
      const isInPeriod = grant.effectiveAt <= at && (grant.expireAt === null || at < grant.expireAt);
      if (grant.allowanceId === id && isInPeriod) return false;
    }
    return true;
  });
}
