// Decides whether an invoice is paid at once, waits to be paid, or needs a visit to the checkout first.
// Invariant: an invoice of lines that come to nothing, or to money that is given back, is paid.
// Example: 49 usd by CHARGE: with a card on file PAID; without one the checkout, or OPEN if the caller does not wait for it.
import type { Customer } from '../customers/customer.ts';
import type { Subscription, SubscriptionInvoice } from '../customers/subscription.ts';
import type { Instant } from '../time.ts';
import type { Invoice } from './invoice.ts';
import type { Wish } from './wish.ts';
import type { World } from './world.ts';

function payerOf({ tables }: World, { payingCustomerId, customerId }: Subscription): Customer | undefined {
  return tables.customers.get(payingCustomerId ?? customerId);
}

function isCollected(world: World, subscription: Subscription, { total }: Invoice): boolean {
  const method = subscription.paymentCollectionMethod ?? 'CHARGE';
  if (total <= 0 || method === 'NONE') return true;
  return method === 'CHARGE' && Boolean(payerOf(world, subscription)?.defaultPaymentMethod);
}

export function needsCheckout(world: World, subscription: Subscription, invoice: Invoice, wish: Wish): boolean {
  if (isCollected(world, subscription, invoice) || wish.isInvoicePaid) return false;
  return subscription.paymentCollectionMethod !== 'INVOICE' && (wish.hasCheckout || wish.awaitPaymentConfirmation);
}

/** The latest invoice of the subscription once this one has been made; an invoice without lines is not made. */
export function invoiced(
  world: World,
  subscription: Subscription,
  invoice: Invoice,
  billingReason: SubscriptionInvoice['billingReason'],
  at: Instant,
  isPaidElsewhere = false,
): SubscriptionInvoice | null {
  if (invoice.lines.length === 0) return subscription.latestInvoice;
  const { total, currency } = invoice;
  const isPaid = isPaidElsewhere || isCollected(world, subscription, invoice);
  return {
    billingId: world.mint('invoice'),
    createdAt: at,
    status: isPaid ? 'PAID' : 'OPEN',
    total,
    amountDue: isPaid ? 0 : total,
    currency,
    billingReason,
  };
}
