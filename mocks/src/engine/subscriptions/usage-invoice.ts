// Decides an invoice of usage by itself: on demand, at the end of a billing month, and at the end of a subscription, with
// all that still waits for an invoice.
// Invariant: what was used, or waits, is invoiced once, by the prices at which it was used. A fixed discount is for a period
// that begins, so that only one in per cent counts here.
// Example: Pro, 104,000 calls, canceled on 10 Mar: 4 blocks of overage, 2 usd, on an invoice of 10 Mar.
import { planOf } from '../catalog/version.ts';
import type { Subscription } from '../customers/subscription.ts';
import { minus } from '../decimal.ts';
import { allocate } from '../money.ts';
import type { Instant } from '../time.ts';
import { payingFrom } from './billing-period.ts';
import { couponAt } from './discount.ts';
import { unusedOf } from './due.ts';
import { type Invoice, invoiceOf } from './invoice.ts';
import type { InvoiceLine } from './lines.ts';
import { type Invoiced, invoiced } from './payment.ts';
import { proratedLine, waitingLines } from './proration.ts';
import { marked, type UsageDue, usageDue, usagePricesOf } from './usage-due.ts';
import type { World } from './world.ts';

const NO_PART = { numerator: 0, denominator: 1 };

/** `settled` are lines that are due with it, with their discount taken already. */
export function usageInvoice(
  world: World,
  subscription: Subscription,
  until: Instant,
  at: Instant,
  settled: InvoiceLine[] = [],
): { invoice: Invoice; usage: UsageDue } {
  const usage = usageDue(world, subscription, until);
  const customer = world.tables.customers.get(subscription.customerId);
  const invoice = invoiceOf({
    lines: usage.lines,
    settled,
    coupon: couponAt(world.catalog, customer, subscription, at),
    taxation: subscription,
    period: { start: chargedUntil(subscription), end: until },
    part: NO_PART,
  });
  return { invoice, usage };
}

/** From when on usage was not charged yet. */
export function chargedUntil(subscription: Subscription): Instant {
  return subscription.usageCharged?.until ?? payingFrom(subscription);
}

/** The last invoice of a subscription that is over at `at`: what was used, what waits, and what is given back. */
export function lastInvoice(
  world: World,
  subscription: Subscription,
  billingReason: 'BILLING_CYCLE' | 'SUBSCRIPTION_UPDATE',
  at: Instant,
  isProrated: boolean,
): Invoiced {
  const from = payingFrom(subscription);
  if (from > at || (from === at && subscription.paid === null)) return { subscription, invoices: [] };
  const unused = isProrated ? unusedOf({ ...subscription, endDate: null }, at) : null;
  const name = planOf(world.catalog, subscription)?.displayName ?? subscription.planId;
  const givenBack = unused ? proratedLine(`Unused time on ${name}`, minus(0, unused.amount), unused.currency) : [];
  const minimumLeft = Math.max(0, minus(subscription.minimumLeft, unused?.ofMinimum ?? 0));
  const settled = [...waitingLines(subscription.pendingLines), ...givenBack];
  const { invoice, usage } = usageInvoice(world, { ...subscription, minimumLeft }, at, at, settled);
  const counted: Subscription = { ...subscription, ...marked(subscription, usage), pendingLines: [], paid: null };
  return invoiced(world, counted, invoice, billingReason, at);
}

export type Used = Pick<Subscription, 'usageCharged' | 'usageSynced' | 'minimumLeft' | 'pendingLines'>;

/** Where usage costs something else from now on, what was used until now waits for the next invoice, at its old price. */
export function usedSofar(world: World, before: Subscription, after: Subscription, at: Instant): Used | null {
  const isSame = before.id === after.id && usagePricesOf(world, before) === usagePricesOf(world, after);
  if (isSame || payingFrom(before) >= at) return null;
  const { invoice, usage } = usageInvoice(world, before, at, at);
  const { lines, discount, currency } = invoice;
  const amounts = lines.map(({ subTotal }) => subTotal);
  const discounts = allocate(discount, amounts, currency);
  const used = lines.map(({ description }, index) => {
    return { description, amount: minus(amounts[index] ?? 0, discounts[index] ?? 0), currency };
  });
  return { ...marked(before, usage), pendingLines: [...before.pendingLines, ...used] };
}
