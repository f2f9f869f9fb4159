// Decides what an invoice comes to: lines → subTotal → discount → totalExcludingTax → tax → total.
// Invariant: every step is a sum of amounts that are rounded already, so that what is shown adds up to the minor unit:
// subTotal − discount is the total where prices include their tax, and else what the tax comes on top of.
// Example: lines 49 and 40, 20 % off, 10 % tax: 89 − 17.80 = 71.20, + 7.12 = 78.32.
import type { AppliedCoupon } from '../customers/subscription.ts';
import { minus, sum } from '../decimal.ts';
import type { Currency } from '../money.ts';
import type { Window } from '../time.ts';
import { discountOn, type Fraction } from './discount.ts';
import { DEFAULT_CURRENCY, type InvoiceLine } from './lines.ts';
import { type Taxation, taxed, UNTAXED } from './tax.ts';

export type Invoice = {
  lines: InvoiceLine[];
  subTotal: number;
  discount: number;
  totalExcludingTax: number;
  tax: number;
  total: number;
  currency: Currency;
  /** The coupon behind the discount. */
  coupon: AppliedCoupon | null;
  taxation: Taxation;
  minimumSpendAdjustment: number;
  /** The part of the total that is for the time before, such as usage of the period that has ended. */
  arrears: number;
  /** The time that it covers. */
  period: Window | null;
};

export type InvoiceParts = {
  /** Lines that a coupon reduces. */
  lines: InvoiceLine[];
  /** Lines with their discount taken already. */
  settled?: InvoiceLine[];
  coupon: AppliedCoupon | null;
  taxation: Taxation;
  period: Window | null;
  minimumSpendAdjustment?: number;
  /** The part of a period that the lines are for. */
  part?: Fraction;
};

export function invoiceOf({
  lines,
  settled = [],
  coupon,
  taxation: { taxPercentage, taxInclusive },
  period,
  minimumSpendAdjustment = 0,
  part,
}: InvoiceParts): Invoice {
  const all = [...settled, ...lines];
  const currency = all[0]?.currency ?? DEFAULT_CURRENCY;
  const subTotal = amountOfLines(all);
  const discount = discountOn(amountOfLines(lines), currency, coupon, part);
  const taxation = { taxPercentage, taxInclusive };
  return {
    lines: all,
    subTotal,
    discount,
    ...taxed(minus(subTotal, discount), taxation, currency),
    currency,
    coupon,
    taxation,
    minimumSpendAdjustment,
    arrears: 0,
    period,
  };
}

export function amountOfLines(lines: InvoiceLine[]): number {
  return sum(lines.map(({ subTotal }) => subTotal));
}

/** An invoice of nothing: what is due now in a trial, or for a change that waits. */
export function emptyInvoice(taxation = UNTAXED, period: Window | null = null): Invoice {
  return invoiceOf({ lines: [], coupon: null, taxation, period });
}
