import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AppliedCoupon } from '../customers/subscription.ts';
import { minus, plus, round, sum } from '../decimal.ts';
import { DAY, fromIso } from '../time.ts';
import { discountOn, isRunning } from './discount.ts';
import { invoiceOf } from './invoice.ts';
import { MARCH, NOON, usd } from './world.fixture.ts';

const line = (subTotal: number) => ({
  description: 'Pro',
  quantity: 1,
  unitPrice: subTotal,
  subTotal,
  currency: 'usd',
});
const coupon = (said: Partial<AppliedCoupon>): AppliedCoupon => ({
  id: 'coupon',
  name: 'Coupon',
  percentOff: null,
  amountsOff: null,
  durationInMonths: null,
  startDate: MARCH,
  ...said,
});

const tax = (taxPercentage: number, taxInclusive = false) => ({ taxPercentage, taxInclusive });

describe('an invoice', () => {
  it('takes the discount first and then adds the tax', () => {
    const parts = { coupon: coupon({ percentOff: 20 }), taxation: tax(10), period: null };
    expect(invoiceOf({ lines: [line(49), line(40)], ...parts })).toMatchObject({
      subTotal: 89,
      discount: 17.8,
      totalExcludingTax: 71.2,
      tax: 7.12,
      total: 78.32,
    });
  });

  it('is in whole minor units of its currency', () => {
    const yen = { ...line(333), currency: 'jpy' };
    const parts = { coupon: coupon({ percentOff: 10 }), taxation: tax(8), period: null };
    expect(invoiceOf({ lines: [yen], ...parts })).toMatchObject({
      discount: 33,
      totalExcludingTax: 300,
      tax: 24,
      total: 324,
    });
  });
});

describe('a discount', () => {
  it('never takes off more than there is', () => {
    expect(discountOn(4, 'usd', coupon({ amountsOff: [usd(10)] }))).toBe(4);
  });

  it('of a fixed amount counts in its own currency only', () => {
    expect(discountOn(49, 'eur', coupon({ amountsOff: [usd(10)] }))).toBe(0);
  });

  it('counts until its months are over, and not a moment longer', () => {
    const launch = coupon({ percentOff: 20, durationInMonths: 3, startDate: NOON });
    const end = fromIso('2026-06-10T12:00:00.000Z');
    expect([NOON - 1, NOON, end - 1, end].map((at) => isRunning(launch, at))).toEqual([false, true, true, false]);
    expect(isRunning(coupon({ percentOff: 20 }), NOON + 10_000 * DAY)).toBe(true);
  });
});

it('law: an invoice adds up to the minor unit, and only money given back makes it negative', () => {
  const amount = fc.integer({ min: 0, max: 1_000_000 }).map((cents) => cents / 100);
  const anyCoupon = fc.oneof(
    fc.constant(null),
    fc.double({ min: 1, max: 100, noNaN: true }).map((percentOff) => coupon({ percentOff: round(percentOff, 2) })),
    amount.map((fixed) => coupon({ amountsOff: [usd(fixed)] })),
  );
  const anyTax = fc.integer({ min: 0, max: 10_000 }).map((basis) => basis / 100);
  fc.assert(
    fc.property(fc.array(amount), fc.array(amount), anyCoupon, anyTax, (charged, back, applied, percentage) => {
      const settled = back.map((money) => line(-money));
      const invoice = invoiceOf({
        lines: charged.map(line),
        settled,
        coupon: applied,
        taxation: tax(percentage),
        period: null,
      });
      expect(sum(invoice.lines.map(({ subTotal }) => subTotal))).toBe(invoice.subTotal);
      expect(minus(invoice.subTotal, invoice.discount)).toBe(invoice.totalExcludingTax);
      expect(plus(invoice.totalExcludingTax, invoice.tax)).toBe(invoice.total);
      for (const money of [invoice.subTotal, invoice.discount, invoice.tax, invoice.total])
        expect(round(money, 2)).toBe(money);
      expect(invoice.discount).toBeLessThanOrEqual(sum(charged));
      if (back.length === 0) expect(invoice.total).toBeGreaterThanOrEqual(0);
    }),
    { numRuns: 1000 },
  );
});
