// Decides what is told of a customer: that it came, changed or went, how it pays, and that a charge found nothing to take
// money from.
// Example: a card is attached: customer.updated, because it is linked with the provider, and payment_method.attached.
import type { Announcement, ChangeOf, Moment, Reading } from '../notification.ts';
import { customerBrief } from './brief.ts';
import { differs } from './difference.ts';

export function toldOfCustomer({ before, after }: ChangeOf<'customers'>): Announcement[] {
  if (!after) return [];
  const { id: customerId, defaultPaymentMethod: method } = after;
  const told: Announcement[] = [];
  const verb = verbOf(before, after);
  if (verb) told.push({ type: `customer.${verb}`, customerId, facts: customerBrief(after, customerId) });
  const known = before?.defaultPaymentMethod ?? null;
  if (JSON.stringify(known) !== JSON.stringify(method)) {
    const type = method === null ? 'payment_method.detached' : 'payment_method.attached';
    told.push({ type, customerId, facts: { customer: customerBrief(after, customerId) } });
  }
  return told;
}

function verbOf(before: ChangeOf<'customers'>['before'], after: NonNullable<ChangeOf<'customers'>['after']>) {
  if (!before) return 'created';
  if (before.archivedAt === null && after.archivedAt !== null) return 'deleted';
  return differs(before, after, ['defaultPaymentMethod']) ? 'updated' : null;
}

/** A renewal that was to be charged, and is left open, is a payment that failed. */
export function toldOfInvoice(
  { before, after }: ChangeOf<'invoices'>,
  _moment: Moment,
  reading: Reading,
): Announcement[] {
  if (before || after?.state !== 'OPEN' || after.billingReason !== 'BILLING_CYCLE') return [];
  const subscription = after.subscriptionId === null ? undefined : reading.subscription(after.subscriptionId);
  if ((subscription?.paymentCollectionMethod ?? 'CHARGE') !== 'CHARGE') return [];
  const { customerId } = after;
  const customer = customerBrief(reading.customer(customerId), customerId);
  return [{ type: 'customer.payment_failed', customerId, facts: { customer } }];
}
