// Decides when a subscription ends that somebody cancels, what is given back for it, and what is still to be paid.
// Invariant: access stays until the end, to the instant; what is over cannot be cancelled again. A trial, a free plan and a
// custom plan without billing have no period to wait for: they end at once, or on the date that is given. At the end, what
// was used or waits is on a last invoice.
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
import { minimumUnused, unusedOf } from './due.ts';
import { invoiceOf } from './invoice.ts';
import { DEFAULT_CURRENCY, type InvoiceLine, recurringLines } from './lines.ts';
import { merged } from './merged.ts';
import { type Invoiced, invoiced } from './payment.ts';
import { proratedLine } from './proration.ts';
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
  const isNow = endDate <= at;
  const given = wish.isProrated ? givenBack(world, subscription, endDate, at) : NOTHING;
  const { subscription: billed, invoices } = isNow
    ? lastInvoice(world, lessMinimum(subscription, given), 'SUBSCRIPTION_UPDATE', at, given.lines)
    : creditNote(world, lessMinimum(subscription, given), given, endDate, at);
  const canceled: Subscription = {
    ...extended(billed, endDate, at),
    endDate,
    cancellationDate: at,
    cancelReason: isNow ? 'Immediate' : 'ScheduledCancellation',
    isRevoked: wish.isRevoked,
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

type GivenBack = { lines: InvoiceLine[]; ofMinimum: number };

const NOTHING: GivenBack = { lines: [], ofMinimum: 0 };

/** The unused part of the running period. A later period is not paid yet, so nothing of it is given back. */
function givenBack(world: World, subscription: Subscription, endDate: Instant, at: Instant): GivenBack {
  const period = billingPeriodAt(subscription, at);
  if (period === null || endDate >= period.end) return NOTHING;
  const currency = recurringLines(world.catalog, subscription).lines[0]?.currency ?? DEFAULT_CURRENCY;
  const name = planOf(world.catalog, subscription)?.displayName ?? subscription.planId;
  const unused = minus(0, unusedOf(world, subscription, endDate));
  return {
    lines: proratedLine(`Unused time on ${name}`, unused, currency),
    ofMinimum: minimumUnused(world, subscription, endDate),
  };
}

/** For an end that is still to come: what is given back is so at once. */
function creditNote(
  world: World,
  subscription: Subscription,
  { lines }: GivenBack,
  endDate: Instant,
  at: Instant,
): Invoiced {
  const end = billingPeriodAt(subscription, at)?.end ?? endDate;
  const invoice = invoiceOf({
    lines: [],
    settled: lines,
    coupon: null,
    taxation: subscription,
    period: { start: endDate, end },
  });
  return invoiced(world, subscription, invoice, 'SUBSCRIPTION_UPDATE', at);
}

function lessMinimum(subscription: Subscription, { ofMinimum }: GivenBack): Subscription {
  return { ...subscription, minimumLeft: Math.max(0, minus(subscription.minimumLeft, ofMinimum)) };
}
