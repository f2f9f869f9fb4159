// Decides which credits a change of a subscription brings at once; the later ones come when these expire.
// Invariant: a larger allowance brings the difference, for the rest of its period; a smaller one takes nothing back. Going
// up, down and up again brings the difference once.
// Example: 100 credits a MONTH become 1000 on 10 Mar: a grant of 900 until 1 Apr, then 1000.
import { type Grant, grantStatus, type WalletKey } from '../credits/grant.ts';
import { type CreditAllowance, recurringGrant } from '../credits/recurring.ts';
import { grantsAfter, joined, NOTHING, open, voidGrant, type WalletOutcome } from '../credits/wallet.ts';
import { givesAccess, type Subscription } from '../customers/subscription.ts';
import { minus, sum } from '../decimal.ts';
import { creditAllowances, creditAllowancesAt } from '../entitlements/credit-allowances.ts';
import type { Instant } from '../time.ts';
import type { World } from './world.ts';

/** The credits when `after` takes the place of `before`. In a new billing cycle the allowances begin anew. */
export function creditsOfChange(
  world: World,
  before: Subscription | null,
  after: Subscription,
  at: Instant,
): WalletOutcome {
  if (!givesAccess(after, at)) return NOTHING;
  const isOneCycle = before?.id === after.id && before.billingCycleAnchor === after.billingCycleAnchor;
  const old = before && isOneCycle ? creditAllowancesAt(world.catalog, before, at) : [];
  const allowances = creditAllowancesAt(world.catalog, after, at);
  const kept = new Set(allowances.map(({ id }) => id));
  let outcome = NOTHING;
  for (const allowance of allowances) {
    const place = old.findIndex(({ id }) => id === allowance.id);
    const other = old.findIndex((one) => !kept.has(one.id) && isSameKind(one, allowance));
    const [predecessor] = old.splice(place >= 0 ? place : other, place >= 0 || other >= 0 ? 1 : 0);
    outcome = joined(outcome, creditsOfAllowance(world, allowance, predecessor?.id ?? allowance.id, outcome, at));
  }
  return outcome;
}

function creditsOfAllowance(
  world: World,
  allowance: CreditAllowance,
  oldId: string,
  sofar: WalletOutcome,
  at: Instant,
): WalletOutcome {
  const grants = walletAfter(world, allowance.wallet, sofar);
  const running = grants.filter((grant) => grant.allowanceId === oldId && coversInstant(grant, at));
  const moved =
    oldId === allowance.id ? [] : running.map((grant) => ({ ...grant, allowanceId: allowance.id, updatedAt: at }));
  const missing = minus(allowance.amount, sum(running.map(({ amount }) => amount)));
  const carried: WalletOutcome = { grants: moved, ledger: [] };
  if (missing <= 0) return carried;
  const grant = recurringGrant({ ...allowance, amount: missing }, at, world.mint);
  return joined(carried, open(grant, grants, at, world.mint));
}

/** Takes back what is left of the recurring credits of a subscription. */
export function withdrawn(world: World, subscription: Subscription, at: Instant): WalletOutcome {
  let outcome = NOTHING;
  for (const { id, wallet } of creditAllowances(world.catalog, subscription)) {
    for (const grant of walletAfter(world, wallet, outcome)) {
      if (grant.allowanceId === id && grantStatus(grant, at) === 'ACTIVE')
        outcome = joined(outcome, voidGrant(grant, at, world.mint));
    }
  }
  return outcome;
}

/** A voided grant counts too: what was taken away by hand does not come back with a change. */
function coversInstant({ effectiveAt, expireAt }: Grant, at: Instant): boolean {
  return effectiveAt <= at && (expireAt === null || at < expireAt);
}

function isSameKind(left: CreditAllowance, right: CreditAllowance): boolean {
  return left.wallet.currencyId === right.wallet.currencyId && left.cadence === right.cadence;
}

export function walletAfter(world: World, key: WalletKey, outcome: WalletOutcome): Grant[] {
  const changed = outcome.grants.filter(
    ({ currencyId, resourceId }) => currencyId === key.currencyId && resourceId === key.resourceId,
  );
  return grantsAfter(world.wallet(key), { grants: changed, ledger: [] });
}
