// An invoice as it was made out to whoever pays: for a subscription, or for credits that were recharged.
// Invariant: what is on it never changes. It is OPEN until it is paid or canceled, and that once.
// Example: Pro on 1 Apr, INVOICE: 49 usd, OPEN, due on 1 May. By CHARGE with a card: PAID at once.
import type { Grant } from '../credits/grant.ts';
import type { Mint } from '../credits/wallet.ts';
import type { Subscription, SubscriptionInvoice } from '../customers/subscription.ts';
import { share } from '../decimal.ts';
import { DAY, type Instant } from '../time.ts';
import type { Invoice } from './invoice.ts';
import type { InvoiceLine } from './lines.ts';

export type IssuedInvoice = {
  id: string;
  number: string;
  /** Who pays. */
  customerId: string;
  subscriptionId: string | null;
  productId: string | null;
  state: 'OPEN' | 'PAID' | 'CANCELED';
  billingReason: SubscriptionInvoice['billingReason'];
  currency: string;
  lines: InvoiceLine[];
  subTotal: number;
  discount: number;
  tax: number;
  total: number;
  issuedAt: Instant;
  dueAt: Instant;
  paidAt: Instant | null;
};

/** Days that a customer has who pays by invoice, unless something else was agreed. */
const USUAL_DAYS = 30;

export function issuedFor(
  subscription: Subscription,
  { lines, subTotal, discount, tax, total, currency }: Invoice,
  { billingReason, isPaid }: Pick<IssuedInvoice, 'billingReason'> & { isPaid: boolean },
  at: Instant,
  mint: Mint,
): IssuedInvoice {
  const { id, customerId, payingCustomerId, productId } = subscription;
  return {
    id: mint('invoice'),
    number: mint('INV'),
    customerId: payingCustomerId ?? customerId,
    subscriptionId: id,
    productId,
    state: isPaid ? 'PAID' : 'OPEN',
    billingReason,
    ...{ currency, lines, subTotal, discount, tax, total },
    issuedAt: at,
    dueAt: at + daysFor(subscription) * DAY,
    paidAt: isPaid ? at : null,
  };
}

function daysFor({ daysUntilDue, paymentCollectionMethod }: Subscription): number {
  return daysUntilDue ?? (paymentCollectionMethod === 'INVOICE' ? USUAL_DAYS : 0);
}

/** What a recharge was paid with. */
export function issuedForRecharge(
  { customerId, invoiceId, amount, cost, displayName }: Grant,
  at: Instant,
  mint: Mint,
) {
  const { amount: total, currency } = cost;
  const line = {
    description: displayName,
    quantity: amount,
    unitPrice: share(total, 1, amount),
    subTotal: total,
    currency,
  };
  const number = mint('INV');
  const invoice: IssuedInvoice = {
    id: invoiceId ?? number,
    number,
    customerId,
    subscriptionId: null,
    productId: null,
    state: 'PAID',
    billingReason: 'MANUAL',
    currency,
    lines: [line],
    subTotal: total,
    discount: 0,
    tax: 0,
    total,
    issuedAt: at,
    dueAt: at,
    paidAt: at,
  };
  return invoice;
}

export function paid(invoice: IssuedInvoice, at: Instant): IssuedInvoice {
  return { ...invoice, state: 'PAID', paidAt: at };
}

export function canceled(invoice: IssuedInvoice): IssuedInvoice {
  return { ...invoice, state: 'CANCELED' };
}

/** As the subscription shows it. */
export function briefOf({ id, issuedAt, state, total, currency, billingReason }: IssuedInvoice): SubscriptionInvoice {
  const amountDue = state === 'OPEN' ? total : 0;
  return { billingId: id, createdAt: issuedAt, status: state, total, amountDue, currency, billingReason };
}
