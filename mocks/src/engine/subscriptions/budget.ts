// Decides what a subscription spends in the billing period that runs, and whether that is all of its budget.
// Spent is what its invoices come to, with discount and tax, what waits for the next one, and what its usage would come to
// if it were charged now. Usage of the period before is on the first invoice of a period, and counts where it was used.
// Invariant: to charge usage does not change what is spent. Without a budget nothing is computed.
// Example: budget 80, Pro for 49; 160,000 calls are 30 more: 79. Another 2,000 are 1: 80, and the budget is reached.
import type { Subscription } from '../customers/subscription.ts';
import { plus } from '../decimal.ts';
import type { Currency } from '../money.ts';
import type { Instant } from '../time.ts';
import { billingPeriodAt } from './billing-period.ts';
import { waitingLines } from './proration.ts';
import { invoicedSofar } from './spent.ts';
import { usageInvoice } from './usage-invoice.ts';
import type { World } from './world.ts';

export function spentBy(world: World, subscription: Subscription, at: Instant): { amount: number; currency: Currency } {
  const waiting = waitingLines(subscription.pendingLines);
  const { total, currency } = usageInvoice(world, subscription, at, at, waiting).invoice;
  return { amount: plus(invoicedSofar(subscription, at), total), currency };
}

function isBudgetReached(world: World, subscription: Subscription, at: Instant): boolean {
  const { budget } = subscription;
  return budget !== null && spentBy(world, subscription, at).amount >= budget.limit;
}

/** Whether it gives nothing more in this period. A soft budget is reached, too, but denies nothing. */
export function isDeniedByBudget(world: World, subscription: Subscription, at: Instant): boolean {
  return subscription.budget?.hasSoftLimit === false && isBudgetReached(world, subscription, at);
}

/** The subscription that remembers that its budget is reached, or null where that is not so or remembered already. */
export function withBudgetReached(world: World, subscription: Subscription, at: Instant): Subscription | null {
  const { budget, budgetReached: known } = subscription;
  if (budget === null || !isBudgetReached(world, subscription, at)) return null;
  const since = billingPeriodAt(subscription, at)?.start ?? null;
  if (known?.since === since && known.limit === budget.limit) return null;
  return { ...subscription, budgetReached: { since, limit: budget.limit } };
}
