// Decides what an imported line makes of a customer: a new one, another one, or nothing, when it was changed here later.
// Example: changed here on 10 March, exported there on 9 March: it stays as it is.
import type { Instant } from '../time.ts';
import { type Customer, changedCustomer, newCustomer, type PaymentMethod } from './customer.ts';

export type ImportLine = {
  id: string;
  email: string | null;
  name: string | null;
  billingId: string | undefined;
  paymentMethodId: string | undefined;
  salesforceId: string | undefined;
  metadata: Record<string, string> | undefined;
  updatedAt: Instant | undefined;
};

export function imported(line: ImportLine, stored: Customer | undefined, at: Instant): Customer {
  if (stored && line.updatedAt !== undefined && stored.updatedAt > line.updatedAt) return stored;
  const { id, email, name, billingId, metadata, paymentMethodId, salesforceId } = line;
  const others = (stored?.integrations ?? []).filter(({ vendorIdentifier }) => vendorIdentifier !== 'SALESFORCE');
  const salesforce = { id: 'salesforce', syncedEntityId: salesforceId ?? null, vendorIdentifier: 'SALESFORCE' };
  const change = {
    email,
    name,
    ...(billingId !== undefined && { billingId }),
    ...(metadata !== undefined && { metadata }),
    ...(paymentMethodId !== undefined && { defaultPaymentMethod: cardOf(paymentMethodId) }),
    ...(salesforceId !== undefined && { integrations: [...others, salesforce] }),
  };
  return stored ? changedCustomer(stored, change, at) : newCustomer(id, change, at);
}

/** What is known of a payment method that was made at the provider: its id there. */
export function cardOf(billingId: string): PaymentMethod {
  return { type: 'CARD', billingId, cardLast4Digits: null, cardExpiryMonth: null, cardExpiryYear: null };
}
