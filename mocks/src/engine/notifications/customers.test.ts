import { describe, expect, it } from 'vitest';
import { NOON } from '../catalog/fixture.ts';
import { subscription } from '../customers/fixture.ts';
import { methodOf } from '../customers/payment-method.ts';
import { emptyInvoice } from '../subscriptions/invoice.ts';
import { issuedFor } from '../subscriptions/issued-invoice.ts';
import { UNTAXED } from '../subscriptions/tax.ts';
import { toldOfCustomer, toldOfInvoice } from './customers.ts';
import { ADA, ASKED, BY_ITSELF, changed, readingOf, typesOf } from './fixture.ts';

const withCard = { ...ADA, defaultPaymentMethod: methodOf('card-1') };
const told = (before: typeof ADA | undefined, after: typeof ADA | undefined) =>
  typesOf(toldOfCustomer(changed('customers', before, after)));

describe('a customer', () => {
  it('is told when it comes, changes, is archived and comes back', () => {
    const archived = { ...ADA, archivedAt: NOON };
    expect(toldOfCustomer(changed('customers', undefined, ADA))).toMatchObject([
      { type: 'customer.created', customerId: ADA.id, facts: { id: ADA.id, name: 'Ada' } },
    ]);
    expect(told(ADA, { ...ADA, name: 'Ada L.' })).toEqual(['customer.updated']);
    expect(told(ADA, archived)).toEqual(['customer.deleted']);
    expect(told(archived, { ...archived, archivedAt: null })).toEqual(['customer.updated']);
    expect(told(ADA, { ...ADA, updatedAt: NOON })).toEqual([]);
    expect(told(ADA, undefined)).toEqual([]);
  });

  it('that pays in another way is told as that, and with its link as a change too', () => {
    expect(told(ADA, withCard)).toEqual(['payment_method.attached']);
    expect(told(withCard, { ...withCard, defaultPaymentMethod: methodOf('card-2') })).toEqual([
      'payment_method.attached',
    ]);
    expect(told(withCard, ADA)).toEqual(['payment_method.detached']);
    expect(told(undefined, withCard)).toEqual(['customer.created', 'payment_method.attached']);
    const link = { id: 'integration-stripe', syncedEntityId: null, vendorIdentifier: 'STRIPE' };
    expect(told(ADA, { ...withCard, integrations: [link] })).toEqual(['customer.updated', 'payment_method.attached']);
  });
});

describe('an invoice', () => {
  const invoiceFor = (isPaid: boolean, said: Parameters<typeof subscription>[0] = {}) =>
    issuedFor(
      subscription(said),
      emptyInvoice(UNTAXED),
      { billingReason: 'BILLING_CYCLE', isPaid },
      NOON,
      (kind) => `${kind}-1`,
    );
  const renewed = (after: ReturnType<typeof invoiceFor>, said: Parameters<typeof subscription>[0] = {}) =>
    toldOfInvoice(
      changed('invoices', undefined, after),
      BY_ITSELF,
      readingOf({ subscription: () => subscription(said) }),
    );

  it('of a renewal that stays open is a payment that failed', () => {
    expect(renewed(invoiceFor(false))).toMatchObject([
      { type: 'customer.payment_failed', customerId: ADA.id, facts: { customer: { name: 'Ada' } } },
    ]);
    expect(renewed(invoiceFor(true))).toEqual([]);
  });

  it('fails whoever pays', () => {
    expect(renewed(invoiceFor(false, { payingCustomerId: 'customer-payer' }))).toMatchObject([
      { customerId: 'customer-payer', facts: { customer: { id: 'customer-payer' } } },
    ]);
  });

  it('that is sent, that is not of a renewal, or that is paid later has not failed', () => {
    const open = invoiceFor(false);
    expect(renewed(open, { paymentCollectionMethod: 'INVOICE' })).toEqual([]);
    expect(renewed({ ...open, billingReason: 'SUBSCRIPTION_UPDATE' })).toEqual([]);
    expect(toldOfInvoice(changed('invoices', open, { ...open, state: 'PAID' }), ASKED, readingOf())).toEqual([]);
  });

  it('of something that is not on record is to be charged', () => {
    const open = invoiceFor(false);
    const lost = { ...open, subscriptionId: null };
    for (const one of [open, lost])
      expect(typesOf(toldOfInvoice(changed('invoices', undefined, one), BY_ITSELF, readingOf()))).toEqual([
        'customer.payment_failed',
      ]);
  });
});
