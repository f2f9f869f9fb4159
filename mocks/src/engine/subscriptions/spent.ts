// Decides how much of a billing period is invoiced: a running sum beside the invoices that it is of, so that nobody has to
// look through them.
// Invariant: a period begins with nothing. What an invoice holds of the time before it does not count.
// Example: Pro for 49 on 1 Mar, 27.74 for add-ons on 10 Mar: 76.74. On 1 Apr 104 with 15 of usage in March: 89.
import type { Subscription } from '../customers/subscription.ts';
import { plus } from '../decimal.ts';
import type { Instant } from '../time.ts';
import { billingPeriodAt } from './billing-period.ts';

/** What is on record once an invoice of `amount` is made; one that is canceled is taken off again. */
export function withSpent(subscription: Subscription, amount: number, at: Instant): Subscription['spent'] {
  return { since: sinceOf(subscription, at), amount: plus(invoicedSofar(subscription, at), amount) };
}

export function invoicedSofar(subscription: Subscription, at: Instant): number {
  const { spent } = subscription;
  return spent && spent.since === sinceOf(subscription, at) ? spent.amount : 0;
}

/** The start of the period that runs; null for a subscription without periods. */
function sinceOf(subscription: Subscription, at: Instant): Instant | null {
  return billingPeriodAt(subscription, at)?.start ?? null;
}
