// Decides what becomes of an update that costs money while there is nothing to take it from: it waits for its payment, and
// takes effect with it, or it is dropped and its invoice canceled.
// Invariant: an open invoice of an update exists exactly as long as the update waits for it.
// Example: two add-ons of 20 on 10 Mar without a card: OPEN for 27.74, no seats. Paid on 12 Mar: the seats are there.
import { planOf } from '../catalog/version.ts';
import type { Subscription } from '../customers/subscription.ts';
import { minus } from '../decimal.ts';
import type { Outcome } from '../outcome.ts';
import { known, Refusal } from '../refusal.ts';
import type { Instant } from '../time.ts';
import { briefOf, canceled, type IssuedInvoice, paid } from './issued-invoice.ts';
import { merged } from './merged.ts';
import { withContents } from './record.ts';
import { creditsOfChange } from './recurring-credits.ts';
import { withSpent } from './spent.ts';
import { withUsageCycles } from './usage-cycle.ts';
import { usedSofar } from './usage-invoice.ts';
import type { World } from './world.ts';

/** The outcome of a change, with the invoice canceled that `before` waited for and the changed record does not. */
export function withoutDropped(world: World, before: Subscription | null, outcome: Outcome): Outcome {
  const invoiceId = before?.futureUpdate?.payment?.invoiceId;
  const after = outcome.subscriptions?.find(({ id }) => id === before?.id);
  if (!after || invoiceId === undefined || after.futureUpdate?.payment?.invoiceId === invoiceId) return outcome;
  const invoice = world.tables.invoices.get(invoiceId);
  if (invoice?.state !== 'OPEN') return outcome;
  return merged(outcome, recordedOn(withoutSpent(after, invoice), canceled(invoice)));
}

/** The newest invoice is paid, or the one that an update waits for: with it, the update takes effect. */
export function markedPaid(world: World, subscription: Subscription, at: Instant): Outcome {
  const { id, futureUpdate, latestInvoice } = subscription;
  const invoiceId = futureUpdate?.payment?.invoiceId ?? latestInvoice?.billingId;
  const invoice = invoiceId === undefined ? undefined : world.tables.invoices.get(invoiceId);
  if (!invoice) throw new Refusal('MissingBillingInvoiceError', `subscriptionId: ${id} has no invoice.`);
  if (invoice.state !== 'OPEN') {
    throw new Refusal(
      'BillingInvoiceStatusError',
      `subscriptionId: the invoice ${invoice.id} is ${invoice.state} already.`,
    );
  }
  const settled = { ...subscription, updatedAt: at };
  const outcome = merged({ subscriptions: [settled] }, recordedOn(settled, paid(invoice, at)));
  return futureUpdate?.payment ? merged(outcome, tookEffect(world, subscription, outcome, at)) : outcome;
}

/** It counts from when it was asked for, as its invoice does. */
function tookEffect(world: World, before: Subscription, { subscriptions = [] }: Outcome, at: Instant): Outcome {
  const { futureUpdate } = before;
  const [settled] = subscriptions;
  if (!settled || !futureUpdate?.payment) return {};
  const { contents, payment, scheduledExecutionTime } = futureUpdate;
  const plan = known(planOf(world.catalog, contents), 'PlanNotFound', 'plan', 'subscriptionId', contents.planId);
  const { billingCycleAnchor, pendingLines, minimumLeft, paid: paidFor } = payment;
  const changed = withContents(settled, contents, plan, scheduledExecutionTime);
  const used = usedSofar(world, settled, changed, at);
  const waiting = used ? used.pendingLines.slice(settled.pendingLines.length) : [];
  const usedUp = used ? minus(settled.minimumLeft, used.minimumLeft) : 0;
  const changedThen: Subscription = {
    ...changed,
    ...used,
    billingCycleAnchor,
    paid: paidFor,
    pendingLines: [...pendingLines, ...waiting],
    minimumLeft: Math.max(0, minus(minimumLeft, usedUp)),
    updatedAt: at,
  };
  const after = withUsageCycles(world.catalog, settled, changedThen, scheduledExecutionTime);
  return { subscriptions: [after], ...creditsOfChange(world, before, after, at) };
}

function withoutSpent(subscription: Subscription, { issuedAt, total }: IssuedInvoice): Subscription {
  const spent = withSpent(subscription, minus(0, total), issuedAt);
  return spent?.since === subscription.spent?.since ? { ...subscription, spent } : subscription;
}

/** The invoice, and the subscription that shows it if it is the newest one. */
function recordedOn(subscription: Subscription, invoice: IssuedInvoice): Outcome {
  const isLatest = subscription.latestInvoice?.billingId === invoice.id;
  return {
    subscriptions: [isLatest ? { ...subscription, latestInvoice: briefOf(invoice) } : subscription],
    invoices: [invoice],
  };
}
