// Decides which payment method a customer has.
// Invariant: there is one or none; only a system that takes payments can hold it. Whoever attaches one is linked with the
// system that holds it.
// Example: card-2 by integration-stripe: charged from now on, and integration-stripe is among the integrations.
import { Refusal } from '../refusal.ts';
import type { Instant } from '../time.ts';
import { type Customer, changedCustomer, type PaymentMethod } from './customer.ts';

const PAYMENT_VENDORS = new Set(['STRIPE', 'STRIPE_INVOICING', 'ZUORA', 'AIRWALLEX', 'APP_STORE', 'AWS_MARKETPLACE']);

export type Attachment = {
  integrationId: string;
  paymentMethodId: string;
  vendorIdentifier: string;
  billingCurrency: string | null | undefined;
};

export function attached(customer: Customer, attachment: Attachment, at: Instant): Customer {
  const { integrationId: id, vendorIdentifier, paymentMethodId, billingCurrency } = attachment;
  if (!PAYMENT_VENDORS.has(vendorIdentifier)) {
    throw new Refusal(
      'VendorIsNotSupported',
      `body.vendorIdentifier: ${vendorIdentifier} takes no payments. Use one of ${[...PAYMENT_VENDORS].join(', ')}.`,
    );
  }
  const known = customer.integrations.find((link) => link.id === id);
  if (known && known.vendorIdentifier !== vendorIdentifier) {
    throw new Refusal(
      'IntegrityViolation',
      `body.vendorIdentifier: ${id} is of ${known.vendorIdentifier}, not of ${vendorIdentifier}.`,
    );
  }
  const link = { id, syncedEntityId: customer.billingId, vendorIdentifier };
  const integrations = known ? customer.integrations : [...customer.integrations, link];
  const change = { defaultPaymentMethod: methodOf(paymentMethodId), integrations };
  return changedCustomer(customer, billingCurrency === undefined ? change : { ...change, billingCurrency }, at);
}

/**
 * Whether a charge goes through. As the test cards of payment providers do, a method whose id says that it is declined is
 * there, and declines: `pm_card_visa_chargeDeclined`.
 */
export function canBeCharged(customer: Customer | undefined): boolean {
  const method = customer?.defaultPaymentMethod ?? null;
  return method !== null && !/decline/i.test(method.billingId ?? '');
}

/** A payment method of which only the provider knows more. */
export function methodOf(billingId: string): PaymentMethod {
  return { billingId, cardExpiryMonth: null, cardExpiryYear: null, cardLast4Digits: null, type: 'CARD' };
}

/** `neededBy` is a subscription that goes on to be charged to it. */
export function detached(customer: Customer, neededBy: string | null, at: Instant): Customer {
  const { id, defaultPaymentMethod } = customer;
  if (defaultPaymentMethod === null) {
    throw new Refusal('PaymentMethodNotFoundError', `customerId: ${id} has no payment method.`);
  }
  if (neededBy !== null) {
    throw new Refusal(
      'CannotRemovePaymentMethodFromCustomerError',
      `customerId: ${neededBy} is charged to the payment method of ${id}. Cancel it, or attach another payment method instead.`,
    );
  }
  return changedCustomer(customer, { defaultPaymentMethod: null }, at);
}
