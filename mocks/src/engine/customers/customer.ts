// A customer and the resources under which it holds several subscriptions.
// Invariant: an archived customer keeps everything it has, and may not start anything new.
import { given } from '../catalog/given.ts';
import type { Instant } from '../time.ts';

export type PaymentMethod = {
  billingId: string | null;
  cardExpiryMonth: number | null;
  cardExpiryYear: number | null;
  cardLast4Digits: string | null;
  type: 'CARD' | 'BANK' | 'CASH_APP';
};

export type Customer = {
  id: string;
  name: string | null;
  email: string | null;
  billingId: string | null;
  billingCurrency: string | null;
  couponId: string | null;
  defaultPaymentMethod: PaymentMethod | null;
  integrations: { id: string; syncedEntityId: string | null; vendorIdentifier: string }[];
  language: string | null;
  timezone: string | null;
  metadata: Record<string, string>;
  passthrough: object | null;
  createdAt: Instant;
  updatedAt: Instant;
  archivedAt: Instant | null;
};

export type Resource = { id: string; customerId: string; createdAt: Instant; updatedAt: Instant };

/** What a caller may say of a customer; what is left out stays as it is. */
export type CustomerChange = Partial<Omit<Customer, 'id' | 'createdAt' | 'updatedAt' | 'archivedAt'>>;

export function newCustomer(id: string, change: CustomerChange, at: Instant): Customer {
  return changedCustomer(
    {
      id,
      name: null,
      email: null,
      billingId: null,
      billingCurrency: null,
      couponId: null,
      defaultPaymentMethod: null,
      integrations: [],
      language: null,
      timezone: null,
      metadata: {},
      passthrough: null,
      createdAt: at,
      updatedAt: at,
      archivedAt: null,
    },
    change,
    at,
  );
}

/** An empty `couponId` takes the coupon away. */
export function changedCustomer(customer: Customer, change: CustomerChange, at: Instant): Customer {
  const next = { ...customer, ...given(change), updatedAt: at };
  return { ...next, couponId: next.couponId || null };
}
