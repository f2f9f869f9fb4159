// Decides who pays for a subscription from its next invoice on.
// Invariant: only the payer changes. What is charged needs a payer with something to charge.
// Example: customer-test-id keeps Pro, and customer-quill pays 49 on 1 Apr.
import type { Customer } from '../customers/customer.ts';
import type { Subscription } from '../customers/subscription.ts';
import { Refusal } from '../refusal.ts';
import type { Instant } from '../time.ts';
import { assertNotOver } from './running.ts';

export function delegated(subscription: Subscription, payer: Customer, at: Instant): Subscription {
  assertNotOver(subscription, at);
  const field = 'body.targetCustomerId';
  if (payer.archivedAt !== null) {
    throw new Refusal('EntityIsArchivedError', `${field}: ${payer.id} is archived. Unarchive it first.`);
  }
  if (isCharged(subscription) && payer.defaultPaymentMethod === null) {
    throw new Refusal(
      'PaymentMethodNotFoundError',
      `${field}: ${payer.id} has no payment method to charge. Attach one first.`,
    );
  }
  const payingCustomerId = payer.id === subscription.customerId ? null : payer.id;
  return { ...subscription, payingCustomerId, updatedAt: at };
}

function isCharged({ pricingType, paymentCollectionMethod }: Subscription): boolean {
  return pricingType !== 'FREE' && (paymentCollectionMethod ?? 'CHARGE') === 'CHARGE';
}
