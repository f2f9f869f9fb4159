// Decides whether an invoice is paid at once, waits to be paid, or needs a visit to the checkout first.
// Invariant: an invoice of lines that come to nothing, or to money that is given back, is paid.
// Example: 49 usd by CHARGE: with a card on file PAID; without one the checkout, or OPEN if the caller does not wait for it.
import type { Customer } from '../customers/customer.ts';
import { canBeCharged } from '../customers/payment-method.ts';
import type { Subscription, SubscriptionInvoice } from '../customers/subscription.ts';
import { minus } from '../decimal.ts';
import type { Instant } from '../time.ts';
import { billingPeriodAt } from './billing-period.ts';
import type { Invoice } from './invoice.ts';
import { briefOf, type IssuedInvoice, issuedFor } from './issued-invoice.ts';
import { withSpent } from './spent.ts';
import type { Wish } from './wish.ts';
import type { World } from './world.ts';

function payerOf({ tables }: World, { payingCustomerId, customerId }: Subscription): Customer | undefined {
  return tables.customers.get(payingCustomerId ?? customerId);
}

function isCollected(world: World, subscription: Subscription, { total }: Invoice): boolean {
  const method = subscription.paymentCollectionMethod ?? 'CHARGE';
  if (total <= 0 || method === 'NONE') return true;
  return method === 'CHARGE' && canBeCharged(payerOf(world, subscription));
}

/** A subscription that goes on, after the period that runs, to be charged to what the customer has on file; or null. */
export function chargedTo(subscriptions: Iterable<Subscription>, customerId: string, at: Instant): Subscription | null {
  for (const subscription of subscriptions) {
    const { pricingType, paymentCollectionMethod: method, endDate } = subscription;
    if ((subscription.payingCustomerId ?? subscription.customerId) !== customerId) continue;
    const period = billingPeriodAt(subscription, at);
    const goesOn = period !== null && (endDate === null || endDate > period.end);
    if (goesOn && pricingType !== 'FREE' && (method ?? 'CHARGE') === 'CHARGE') return subscription;
  }
  return null;
}

export function needsCheckout(world: World, subscription: Subscription, invoice: Invoice, wish: Wish): boolean {
  if (isCollected(world, subscription, invoice) || wish.isInvoicePaid) return false;
  return subscription.paymentCollectionMethod !== 'INVOICE' && (wish.hasCheckout || wish.awaitPaymentConfirmation);
}

/** What has been invoiced: the invoice, and the subscription that shows it as its latest one. */
export type Invoiced = { subscription: Subscription; invoices: IssuedInvoice[] };

/** An invoice without lines is not made. */
export function invoiced(
  world: World,
  subscription: Subscription,
  invoice: Invoice,
  billingReason: SubscriptionInvoice['billingReason'],
  at: Instant,
  isPaidElsewhere = false,
): Invoiced {
  if (invoice.lines.length === 0) return { subscription, invoices: [] };
  const isPaid = isPaidElsewhere || isCollected(world, subscription, invoice);
  const issued = issuedFor(subscription, invoice, { billingReason, isPaid }, at, world.mint);
  const spent = withSpent(subscription, minus(invoice.total, invoice.arrears), at);
  return { subscription: { ...subscription, latestInvoice: briefOf(issued), spent }, invoices: [issued] };
}

/** What the payment of the latest invoice waits for. */
export function paymentCollectionOf({
  latestInvoice,
  paymentCollectionMethod,
}: Subscription): 'NOT_REQUIRED' | 'PROCESSING' | 'ACTION_REQUIRED' {
  if (latestInvoice?.status !== 'OPEN') return 'NOT_REQUIRED';
  return paymentCollectionMethod === 'INVOICE' ? 'PROCESSING' : 'ACTION_REQUIRED';
}
