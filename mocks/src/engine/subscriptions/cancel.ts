// Decides when a subscription ends that somebody cancels, what is given back for it, and what is still to be paid.
// Invariant: access stays until the end, to the instant; what is over cannot be cancelled again. A trial, a free plan and a
// custom plan without billing have no period to wait for: they end at once, or on the date that is given. At the end, what
// was used or waits is on a last invoice, with what is given back.
// Example: Pro, period 1 Mar – 1 Apr, cancelled on 10 Mar: ACTIVE until 1 Apr. IMMEDIATE with prorate: −33.98 given back.
import type { Subscription } from '../customers/subscription.ts';
import { isInTrial } from '../customers/subscription.ts';
import type { Outcome } from '../outcome.ts';
import { Refusal } from '../refusal.ts';
import { type Instant, toIso } from '../time.ts';
import { billingPeriodAt } from './billing-period.ts';
import { downgradeAfter } from './downgrade.ts';
import { merged } from './merged.ts';
import { assertEndsBefore } from './placement.ts';
import { withdrawn } from './recurring-credits.ts';
import { assertNotOver } from './running.ts';
import { withoutDropped } from './unpaid-update.ts';
import { lastInvoice } from './usage-invoice.ts';
import { type World, worldWith } from './world.ts';

export type Cancellation = {
  time: 'END_OF_BILLING_PERIOD' | 'IMMEDIATE' | 'SPECIFIC_DATE' | undefined;
  endDate: Instant | undefined;
  isRevoked: boolean;
  isProrated: boolean;
};

export function cancel(
  world: World,
  subscription: Subscription,
  wish: Cancellation,
  at: Instant,
): { subscription: Subscription; outcome: Outcome } {
  assertNotOver(subscription, at);
  const endDate = endFor(world, subscription, wish, at);
  const field = wish.endDate === undefined ? 'body.cancellationTime' : 'body.endDate';
  assertEndsBefore(world, subscription, endDate, field, at);
  const isNow = endDate <= at;
  const { subscription: billed, invoices } = isNow
    ? lastInvoice(world, subscription, 'SUBSCRIPTION_UPDATE', at, wish.isProrated)
    : { subscription, invoices: [] };
  const canceled: Subscription = {
    ...extended(billed, endDate, at),
    endDate,
    cancellationDate: at,
    cancelReason: isNow ? 'Immediate' : 'ScheduledCancellation',
    isRevoked: wish.isRevoked,
    isProratedAtEnd: wish.isProrated && !isNow,
    futureUpdate: futureUpdateBefore(subscription, endDate),
    updatedAt: at,
  };
  const record: Outcome = { subscriptions: [canceled], invoices };
  const outcome = withoutDropped(world, subscription, record);
  return {
    subscription: canceled,
    outcome: isNow ? merged(outcome, ending(worldWith(world, canceled), canceled, at)) : outcome,
  };
}

/** What happens at the end itself: revoked credits go, and the plan to go on with starts. */
export function ending(world: World, ended: Subscription, at: Instant): Outcome {
  return ended.isRevoked ? withdrawn(world, ended, at) : downgradeAfter(world, ended, at);
}

function endFor({ catalog }: World, subscription: Subscription, { time, endDate }: Cancellation, at: Instant): Instant {
  const period = billingPeriodAt(subscription, at);
  const setting = catalog.product(subscription.productId)?.productSettings.subscriptionCancellationTime;
  const chosen = time ?? (period ? setting : 'IMMEDIATE');
  if (chosen !== 'SPECIFIC_DATE') return chosen === 'IMMEDIATE' ? at : (period?.end ?? at);
  if (endDate === undefined)
    throw new Refusal('InvalidCancellationDate', 'body.endDate: say when it ends, or give another cancellationTime.');
  if (endDate > at) return endDate;
  throw new Refusal(
    'InvalidCancellationDate',
    `body.endDate: ${toIso(endDate)} is not in the future. Cancel with IMMEDIATE instead.`,
  );
}

/** A trial that is to end later than it would, is a trial until then. */
function extended(subscription: Subscription, endDate: Instant, at: Instant): Subscription {
  const { trial } = subscription;
  if (trial === null || !isInTrial(subscription, at) || endDate <= trial.endDate) return subscription;
  return { ...subscription, trial: { ...trial, endDate }, billingCycleAnchor: endDate };
}

/** A change that would come after the end is dropped. */
export function futureUpdateBefore({ futureUpdate }: Subscription, endDate: Instant): Subscription['futureUpdate'] {
  return futureUpdate && futureUpdate.scheduledExecutionTime < endDate ? futureUpdate : null;
}
