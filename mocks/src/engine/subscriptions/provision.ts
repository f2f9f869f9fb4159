// Decides what is committed for a wish: the records of the change, the resource that it names first, the invoice, and the
// credits that it brings. Where money is due and nothing is on file to take it from, nothing at all until it is paid.
// Invariant: what is invoiced is what the preview said.
// Example: Pro for 49 without a card: PAYMENT_REQUIRED and a checkout, no subscription. With a card: ACTIVE, invoice PAID.
import type { Customer, Resource } from '../customers/customer.ts';
import type { Subscription } from '../customers/subscription.ts';
import type { Outcome } from '../outcome.ts';
import type { Instant } from '../time.ts';
import { type Change, decide } from './change.ts';
import { invoiced, needsCheckout } from './payment.ts';
import { creditsOfChange } from './recurring-credits.ts';
import { withoutDropped } from './unpaid-update.ts';
import type { Wish } from './wish.ts';
import { previewOf, type World } from './world.ts';

export type Provisioned =
  | { status: 'SUCCESS'; subscription: Subscription; isScheduled: boolean; outcome: Outcome }
  | { status: 'PAYMENT_REQUIRED'; subscriptionId: string; checkoutId: string };

export function preview(world: World, customer: Customer, wish: Wish, at: Instant): Change {
  return decide(previewOf(world), customer, wish, at);
}

export function provision(world: World, customer: Customer, wish: Wish, at: Instant): Provisioned {
  const change = decide(world, customer, wish, at);
  const { before, after, ended, immediateInvoice, isScheduled } = change;
  if (needsCheckout(world, after, immediateInvoice, wish)) {
    return { status: 'PAYMENT_REQUIRED', subscriptionId: after.id, checkoutId: world.mint('checkout') };
  }
  const reason = before?.id === after.id ? 'SUBSCRIPTION_UPDATE' : 'SUBSCRIPTION_CREATION';
  const { subscription, invoices } = invoiced(world, after, immediateInvoice, reason, at, wish.isInvoicePaid);
  const isUntouched =
    isScheduled || (change.kind === 'same' && before?.billingCycleAnchor === after.billingCycleAnchor);
  const credits = isUntouched ? {} : creditsOfChange(world, before, subscription, at);
  const resources = newResources(world, subscription, at);
  const outcome = { subscriptions: [...ended, subscription], invoices, resources, ...credits };
  return { status: 'SUCCESS', subscription, isScheduled, outcome: withoutDropped(world, before, outcome) };
}

/** A resource is on record from its first subscription on. */
export function newResources({ tables }: World, { customerId, resourceId }: Subscription, at: Instant): Resource[] {
  if (resourceId === null) return [];
  for (const { id } of tables.resources.of(customerId)) if (id === resourceId) return [];
  return [{ id: resourceId, customerId, createdAt: at, updatedAt: at }];
}
