import { describe, expect, it } from 'vitest';
import { counting, grant } from '../credits/fixture.ts';
import { subscription } from '../customers/fixture.ts';
import { DAY } from '../time.ts';
import { invoiceOf } from './invoice.ts';
import { briefOf, canceled, issuedFor, issuedForRecharge, paid } from './issued-invoice.ts';
import { APRIL, MARCH, NOON, usd } from './world.fixture.ts';

const line = { description: 'Pro', quantity: 1, unitPrice: 49, subTotal: 49, currency: 'usd' };
const invoice = invoiceOf({
  lines: [line],
  coupon: null,
  taxation: { taxPercentage: 10, taxInclusive: false },
  period: { start: MARCH, end: APRIL },
});
const issue = (said: Parameters<typeof subscription>[0] = {}, isPaid = false) =>
  issuedFor(subscription(said), invoice, { billingReason: 'BILLING_CYCLE', isPaid }, NOON, counting());

describe('an invoice of a subscription', () => {
  it('is made out to whoever pays, with an id and a number', () => {
    expect(issue({ payingCustomerId: 'customer-quill' })).toMatchObject({
      id: 'invoice-1',
      number: 'INV-1',
      customerId: 'customer-quill',
      subscriptionId: 'subscription-1',
      productId: 'product-inkwell',
      lines: [line],
      ...{ subTotal: 49, tax: 4.9, total: 53.9, currency: 'usd', issuedAt: NOON },
    });
    expect(issue().customerId).toBe('customer-test-id');
  });

  it('is due at once by charge, in 30 days by invoice, or as was agreed', () => {
    const days = (said: Parameters<typeof subscription>[0]) => (issue(said).dueAt - NOON) / DAY;
    expect(days({})).toBe(0);
    expect(days({ paymentCollectionMethod: 'INVOICE' })).toBe(30);
    expect(days({ paymentCollectionMethod: 'INVOICE', daysUntilDue: 14 })).toBe(14);
  });

  it('is open until it is paid or canceled, and says the same then', () => {
    const open = issue();
    expect(open).toMatchObject({ state: 'OPEN', paidAt: null });
    expect(paid(open, APRIL)).toEqual({ ...open, state: 'PAID', paidAt: APRIL });
    expect(canceled(open)).toEqual({ ...open, state: 'CANCELED' });
    expect(issue({}, true)).toMatchObject({ state: 'PAID', paidAt: NOON });
  });

  it('is shown by its subscription with what is due of it', () => {
    const open = issue();
    expect(briefOf(open)).toEqual({
      billingId: 'invoice-1',
      createdAt: NOON,
      status: 'OPEN',
      total: 53.9,
      amountDue: 53.9,
      currency: 'usd',
      billingReason: 'BILLING_CYCLE',
    });
    expect(briefOf(paid(open, NOON)).amountDue).toBe(0);
  });
});

it('an invoice of a recharge is one line, and paid', () => {
  const bought = grant({ amount: 185, cost: usd(18.5), displayName: 'Automatic recharge', invoiceId: 'invoice-r' });
  const issued = issuedForRecharge(bought, NOON, counting());
  expect(issued).toMatchObject({
    id: 'invoice-r',
    number: 'INV-1',
    customerId: 'customer-test-id',
    subscriptionId: null,
    state: 'PAID',
    lines: [{ description: 'Automatic recharge', quantity: 185, unitPrice: 0.1, subTotal: 18.5, currency: 'usd' }],
    ...{ subTotal: 18.5, total: 18.5, issuedAt: NOON, dueAt: NOON, paidAt: NOON },
  });
  expect(issuedForRecharge({ ...bought, invoiceId: null }, NOON, counting()).id).toBe('INV-1');
});
