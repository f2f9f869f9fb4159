// Decides what other contents of a subscription do to it: at once with what is due for them, at a later date, or once they are
// paid.
// Invariant: whoever changes contents, by an update or by a migration, changes them by these rules. Terms hold at once.
// Example: two add-ons of 20 on 10 Mar, period until 1 Apr: 27.74 now; without a card they wait for the payment of it.
import { type Subscription, statusAt } from '../customers/subscription.ts';
import type { Outcome } from '../outcome.ts';
import { dueOf } from './change.ts';
import { type Kind, kindOf, scheduleTypeOf } from './contents.ts';
import { invoiced, needsCheckout } from './payment.ts';
import { changedSubscription, type Draft, withTerms } from './record.ts';
import { creditsOfChange } from './recurring-credits.ts';
import { effectiveInstant, scheduled } from './schedule.ts';
import { usedSofar } from './usage-invoice.ts';
import { assertContents } from './validation.ts';

/** The subscription as it is then, and what else is to be committed. */
export type Changed = { after: Subscription; outcome: Outcome };

export function withNewContents(draft: Draft, before: Subscription): Changed {
  const { world, plan, contents, wish, at } = draft;
  assertContents(world, plan, contents, wish, before);
  // What has not begun is charged when it begins, by its contents then.
  if (statusAt(before, at) === 'NOT_STARTED') return withNewTerms(draft, { ...before, ...contents });
  const kind = kindOf(world.catalog, before, contents);
  const effectiveAt = effectiveInstant(before, kind, wish, at);
  if (effectiveAt > at) return { after: scheduled(draft, before, kind, effectiveAt), outcome: {} };
  const changed = changedSubscription(draft, before);
  const used = usedSofar(world, before, changed, at);
  const change = { before: { ...before, ...used }, after: { ...changed, ...used }, kind, isScheduled: false, wish };
  const due = dueOf(world, change, at);
  const after = { ...change.after, ...due.rest };
  if (needsCheckout(world, after, due.invoice, wish)) return unpaid(draft, before, changed, kind);
  const { subscription, invoices } = invoiced(world, after, due.invoice, 'SUBSCRIPTION_UPDATE', at, wish.isInvoicePaid);
  const isUntouched = kind === 'same' && before.billingCycleAnchor === after.billingCycleAnchor;
  const credits = isUntouched ? {} : creditsOfChange(world, before, after, at);
  return { after: subscription, outcome: { invoices, ...credits } };
}

export function withNewTerms(draft: Draft, subscription: Subscription): Changed {
  const couponStart = Math.max(draft.at, subscription.trial?.endDate ?? subscription.startDate);
  return { after: withTerms(draft, subscription, couponStart), outcome: {} };
}

/** Until it is paid, usage costs what it did. */
function unpaid(draft: Draft, before: Subscription, after: Subscription, kind: Kind): Changed {
  const { world, contents, wish, at } = draft;
  const { invoice, rest } = dueOf(world, { before, after, kind, isScheduled: false, wish }, at);
  const { subscription, invoices } = invoiced(world, after, invoice, 'SUBSCRIPTION_UPDATE', at);
  const { billingCycleAnchor, latestInvoice, spent } = subscription;
  const futureUpdate: Subscription['futureUpdate'] = {
    scheduledExecutionTime: at,
    subscriptionScheduleType: scheduleTypeOf(kind, before, contents),
    contents,
    payment: { invoiceId: latestInvoice?.billingId ?? '', billingCycleAnchor, ...rest },
  };
  return { after: { ...withTerms(draft, before, at), futureUpdate, latestInvoice, spent }, outcome: { invoices } };
}
