// Decides when a subscription ends that somebody cancels, and what is given back for it.
// Invariant: access stays until the end, to the instant; what is over cannot be cancelled again. A trial, a free plan and a
// custom plan without billing have no period to wait for: they end at once, or on the date that is given.
// Example: Pro, period 1 Mar – 1 Apr, cancelled on 10 Mar: ACTIVE until 1 Apr. IMMEDIATE with prorate: −33.98 given back.
import { planOf } from '../catalog/version.ts';
import type { Subscription } from '../customers/subscription.ts';
import { isInTrial } from '../customers/subscription.ts';
import { minus } from '../decimal.ts';
import type { Outcome } from '../outcome.ts';
import { Refusal } from '../refusal.ts';
import { type Instant, toIso } from '../time.ts';
import { billingPeriodAt } from './billing-period.ts';
import { downgradeAfter } from './downgrade.ts';
import { unusedOf } from './due.ts';
import { invoiceOf } from './invoice.ts';
import { recurringLines } from './lines.ts';
import { merged } from './merged.ts';
import { type Invoiced, invoiced } from './payment.ts';
import { proratedLine } from './proration.ts';
import { withdrawn } from './recurring-credits.ts';
import { assertNotOver } from './running.ts';
import { withoutDropped } from './unpaid-update.ts';
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
  const isNow = endDate <= at;
  const given = wish.isProrated ? givenBack(world, subscription, endDate, at) : null;
  const canceled: Subscription = {
    ...extended(subscription, endDate, at),
    endDate,
    cancellationDate: at,
    cancelReason: isNow ? 'Immediate' : 'ScheduledCancellation',
    isRevoked: wish.isRevoked,
    futureUpdate: futureUpdateBefore(subscription, endDate),
    latestInvoice: given ? given.latestInvoice : subscription.latestInvoice,
    updatedAt: at,
  };
  const record: Outcome = { subscriptions: [canceled], ...(given && { invoices: given.invoices }) };
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

/** Gives back the unused part of the running period. A later period is not paid yet, so nothing of it is given back. */
function givenBack(world: World, subscription: Subscription, endDate: Instant, at: Instant): Invoiced | null {
  const period = billingPeriodAt(subscription, at);
  if (period === null || endDate >= period.end) return null;
  const unused = unusedOf(world, subscription, endDate);
  const currency = recurringLines(world.catalog, subscription).lines[0]?.currency ?? 'usd';
  const name = planOf(world.catalog, subscription)?.displayName ?? subscription.planId;
  const settled = proratedLine(`Unused time on ${name}`, minus(0, unused), currency);
  const invoice = invoiceOf({
    lines: [],
    settled,
    coupon: null,
    taxation: subscription,
    period: { start: endDate, end: period.end },
  });
  return invoiced(world, subscription, invoice, 'SUBSCRIPTION_UPDATE', at);
}
