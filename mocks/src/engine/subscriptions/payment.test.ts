import { describe, expect, it } from 'vitest';
import { subscription } from '../customers/fixture.ts';
import type { Subscription } from '../customers/subscription.ts';
import { chargedTo, paymentCollectionOf } from './payment.ts';
import { APRIL, NOON } from './world.fixture.ts';

const ADA = 'customer-test-id';
const charged = (...all: Partial<Subscription>[]) =>
  chargedTo(
    all.map((said, index) => subscription({ id: `subscription-${index}`, ...said })),
    ADA,
    NOON,
  )?.id ?? null;

describe('a payment method is needed', () => {
  it('by a subscription that goes on to be charged, the first of them', () => {
    expect(charged({})).toBe('subscription-0');
    expect(charged({ pricingType: 'FREE' }, { paymentCollectionMethod: 'CHARGE' }, {})).toBe('subscription-1');
  });

  it('by whoever pays, and not by whom it is paid for', () => {
    expect(charged({ payingCustomerId: 'customer-quill' })).toBeNull();
    expect(charged({ customerId: 'customer-quill', payingCustomerId: ADA })).toBe('subscription-0');
  });

  it('by nothing that is free, is sent an invoice for, or has nothing more to be charged', () => {
    const periods = { billingPeriod: null };
    const nothing: Partial<Subscription>[] = [
      ...[{ pricingType: 'FREE' as const }, { paymentCollectionMethod: 'INVOICE' as const }, periods],
      ...[{ endDate: APRIL }, { endDate: NOON }, { startDate: APRIL }],
    ];
    expect(charged(...nothing)).toBeNull();
    expect(charged({ endDate: APRIL + 1 })).toBe('subscription-0');
  });
});

describe('the payment of the latest invoice', () => {
  const open = { billingId: 'invoice-1', createdAt: NOON, status: 'OPEN', total: 49, amountDue: 49 } as const;
  const latestInvoice = { ...open, currency: 'usd', billingReason: 'BILLING_CYCLE' } as const;
  const waitsFor = (said: Partial<Subscription>) => paymentCollectionOf(subscription(said));

  it('waits for the customer to act, or for an invoice to be paid', () => {
    expect(waitsFor({ latestInvoice })).toBe('ACTION_REQUIRED');
    expect(waitsFor({ latestInvoice, paymentCollectionMethod: 'INVOICE' })).toBe('PROCESSING');
  });

  it('waits for nothing when it is paid, canceled, or not there', () => {
    expect(waitsFor({})).toBe('NOT_REQUIRED');
    for (const status of ['PAID', 'CANCELED'] as const)
      expect(waitsFor({ latestInvoice: { ...latestInvoice, status } })).toBe('NOT_REQUIRED');
  });
});
