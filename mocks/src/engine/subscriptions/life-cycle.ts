// Decides what happens to a subscription by itself when time passes: it starts, its trial ends, a change falls due, a period
// begins, a billing month of usage ends, it ends.
// Invariant: one event for each instant, and the next one is found from the record and the catalogue alone, so that time may
// pass in one step or in many. What has ended has no next event.
// Example: Pro in trial since 10 Mar: trial_ended on 24 Mar with an invoice of 49, renewed on 24 Apr with another one.
import type { Catalog } from '../catalog/catalog.ts';
import { planOf } from '../catalog/version.ts';
import { type FutureUpdate, isInTrial, type Subscription } from '../customers/subscription.ts';
import type { Happening } from '../happening.ts';
import type { Outcome } from '../outcome.ts';
import { type Instant, windowAt } from '../time.ts';
import { billingPeriodAt, payingFrom, periodOf } from './billing-period.ts';
import { ending } from './cancel.ts';
import { type Due, dueNow, paidFor, periodInvoice } from './due.ts';
import { emptyInvoice, type Invoice } from './invoice.ts';
import { oneOffLines } from './lines.ts';
import { merged } from './merged.ts';
import { invoiced } from './payment.ts';
import { withContents } from './record.ts';
import { creditsOfChange } from './recurring-credits.ts';
import { withoutDropped } from './unpaid-update.ts';
import { withUsageCycles } from './usage-cycle.ts';
import { isUsageMonthly, marked, usageDue } from './usage-due.ts';
import { lastInvoice, type Used, usageInvoice, usedSofar } from './usage-invoice.ts';
import type { World } from './world.ts';

export type SubscriptionEvent = { at: Instant; type: Happening['type'] };

/** The first event after an instant, or null when nothing will happen by itself. */
export function nextEvent(catalog: Catalog, subscription: Subscription, after: Instant): SubscriptionEvent | null {
  const { startDate, endDate, cancelReason, trial, futureUpdate } = subscription;
  if (endDate !== null && endDate <= after) return null;
  // In the order in which they win where several fall on one instant: the winner does the work of the others.
  const events: (SubscriptionEvent | null)[] = [
    endDate === null
      ? null
      : { at: endDate, type: cancelReason === 'TRIAL_ENDED' ? 'subscription.trial_ended' : 'subscription.canceled' },
    trial && trial.endDate > startDate ? { at: trial.endDate, type: 'subscription.trial_ended' } : null,
    isScheduled(futureUpdate) ? { at: futureUpdate.scheduledExecutionTime, type: 'subscription.updated' } : null,
    nextRenewal(subscription, after),
    nextMonthOfUsage(catalog, subscription, after),
    { at: startDate, type: 'subscription.started' },
  ];
  let next: SubscriptionEvent | null = null;
  for (const event of events) if (event && event.at > after && (next === null || event.at < next.at)) next = event;
  return next;
}

/** What waits for its payment does not fall due by itself. */
function isScheduled(futureUpdate: FutureUpdate | null): futureUpdate is FutureUpdate {
  return futureUpdate !== null && futureUpdate.payment === null;
}

function nextRenewal(subscription: Subscription, after: Instant): SubscriptionEvent | null {
  const period = periodOf(subscription, Math.max(after, payingFrom(subscription)));
  return period && { at: period.end, type: 'subscription.renewed' };
}

/** Where overage is billed by the month, everything that is charged by use is, also within a year that is paid for. */
function nextMonthOfUsage(catalog: Catalog, subscription: Subscription, after: Instant): SubscriptionEvent | null {
  if (!isUsageMonthly(catalog, subscription)) return null;
  const month = windowAt(subscription.billingCycleAnchor, 'month', Math.max(after, payingFrom(subscription)));
  return { at: month.end, type: 'subscription.usage_charged' };
}

/** What the event wants committed. The credits of a period that begins come from the caller, as those of any period do. */
export function applyEvent(world: World, subscription: Subscription, { at, type }: SubscriptionEvent): Outcome {
  if (subscription.endDate !== null && subscription.endDate <= at) {
    const last = lastInvoice(world, subscription, 'BILLING_CYCLE', at, subscription.isProratedAtEnd);
    const ended = { ...last.subscription, futureUpdate: null, updatedAt: at };
    const outcome = { subscriptions: [ended], invoices: last.invoices };
    return merged(withoutDropped(world, subscription, outcome), ending(world, ended, at));
  }
  const { futureUpdate } = subscription;
  const isDue = isScheduled(futureUpdate) && futureUpdate.scheduledExecutionTime <= at;
  const plan = isDue ? planOf(world.catalog, futureUpdate.contents) : undefined;
  const changed =
    isDue && plan
      ? withUsageCycles(world.catalog, subscription, withContents(subscription, futureUpdate.contents, plan, at), at)
      : subscription;
  const { invoice, rest } = dueAt(world, subscription, changed, at);
  const isLapsed = futureUpdate?.payment != null && type === 'subscription.renewed';
  const due: Subscription = {
    ...changed,
    ...rest,
    futureUpdate: isDue || isLapsed ? null : futureUpdate,
    updatedAt: at,
  };
  const { subscription: settled, invoices } = invoiced(world, due, invoice, REASONS[type] ?? 'BILLING_CYCLE', at);
  const outcome = withoutDropped(world, subscription, { subscriptions: [settled], invoices });
  return { ...outcome, ...(changed === subscription ? {} : creditsOfChange(world, subscription, settled, at)) };
}

const REASONS: { [Type in Happening['type']]?: 'SUBSCRIPTION_CREATION' | 'SUBSCRIPTION_UPDATE' } = {
  'subscription.started': 'SUBSCRIPTION_CREATION',
  'subscription.updated': 'SUBSCRIPTION_UPDATE',
};

type DueThen = { invoice: Invoice; rest: Partial<Used & Due['rest']> };

/**
 * A period that begins is charged whole, by its new contents, and the usage of the one that ends by the old ones; a change
 * within a period is prorated. At the end of a month of usage, usage alone is charged.
 */
function dueAt(world: World, before: Subscription, after: Subscription, at: Instant): DueThen {
  const begins = payingFrom(before) === at || periodOf(before, at)?.start === at;
  if (!begins) return dueWithin(world, before, after, at);
  if (isInTrial(after, at)) return { invoice: emptyInvoice(after), rest: {} };
  const once = oneOffLines(world.catalog, after, payingFrom(before) === at ? null : before);
  const usage = usageDue(world, before, at);
  const extra = { pendingLines: after.pendingLines, once, usage: usage.lines };
  const period = billingPeriodAt(after, at);
  const invoice = periodInvoice(world, after, period, at, extra);
  const minimumLeft = invoice.minimumSpendAdjustment;
  const paid = period && paidFor(world, after, period.start, at);
  return { invoice, rest: { ...marked(after, usage), minimumLeft, paid, pendingLines: [] } };
}

function dueWithin(world: World, before: Subscription, after: Subscription, at: Instant): DueThen {
  const usage = nextMonthOfUsage(world.catalog, before, at - 1)?.at === at ? usageDue(world, before, at) : null;
  if (before !== after) {
    const used = usage ? marked(before, usage) : usedSofar(world, before, after, at);
    const [old, changed] = [before, after].map((one) => ({ ...one, ...used })) as [Subscription, Subscription];
    const { invoice, rest } = dueNow(world, old, changed, 'INVOICE_IMMEDIATELY', at, usage?.lines);
    return { invoice, rest: { ...used, ...rest } };
  }
  if (usage === null) return { invoice: emptyInvoice(after), rest: {} };
  return { invoice: usageInvoice(world, before, at, at).invoice, rest: marked(after, usage) };
}
