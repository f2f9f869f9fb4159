// Decides how usage is counted on when a subscription changes, by the rule of its product.
// NEVER_RESET: the running usage period goes on, to the end of the first one of the new cycle. ALWAYS_RESET: usage starts from
// zero with another plan or billing period. BILLING_PERIOD_CHANGE: with another billing period only.
// Invariant: usage that is never reset is not reset by a change either; what came before the change stays in the history.
// Example: 400 calls since 1 March, from Free to Pro on 10 March: 400 are used until 10 April; with ALWAYS_RESET none.
import type { Catalog } from '../catalog/catalog.ts';
import type { Subscription } from '../customers/subscription.ts';
import type { Instant } from '../time.ts';

/** The changed subscription, or the one that takes the place of `before`, with what it remembers of its usage periods. */
export function withUsageCycles(
  catalog: Catalog,
  before: Subscription,
  after: Subscription,
  at: Instant,
): Subscription {
  const isReset = isResetBy(catalog, before, after);
  if (!isReset && before.billingCycleAnchor === after.billingCycleAnchor) {
    return { ...after, formerCycles: before.formerCycles };
  }
  const cycle = { anchor: before.billingCycleAnchor, until: at, isReset };
  // Of two changes at one instant the later one counts.
  const earlier = before.formerCycles.filter(({ until }) => until < at);
  const [twin] = before.formerCycles.filter(({ until }) => until === at);
  const merged = twin ? { ...twin, isReset: twin.isReset || isReset } : cycle;
  return { ...after, formerCycles: [...earlier, merged] };
}

function isResetBy(catalog: Catalog, before: Subscription, after: Subscription): boolean {
  const isOtherPeriod = before.billingPeriod !== after.billingPeriod;
  switch (catalog.product(after.productId)?.usageResetCutoffRule.behavior) {
    case 'ALWAYS_RESET':
      return isOtherPeriod || before.planId !== after.planId;
    case 'BILLING_PERIOD_CHANGE':
      return isOtherPeriod;
    default:
      return false;
  }
}
