// Decides what an invoice comes to: lines → subTotal → discount → totalExcludingTax → tax → total.
// Invariant: every step is a sum of amounts that are rounded already, so that what is shown adds up to the minor unit.
// Example: lines 49 and 40, 20 % off, 10 % tax: 89 − 17.80 = 71.20, + 7.12 = 78.32.
import type { AppliedCoupon } from '../customers/subscription.ts';
import { minus, plus, sum } from '../decimal.ts';
import type { Currency } from '../money.ts';
import type { Window } from '../time.ts';
import { discountOn, type Fraction } from './discount.ts';
import { DEFAULT_CURRENCY, type InvoiceLine } from './lines.ts';
import { taxOn } from './tax.ts';

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
  taxPercentage: number;
  minimumSpendAdjustment: number;
  /** The time that it covers. */
  period: Window | null;
};

export type InvoiceParts = {
  /** Lines that a coupon reduces. */
  lines: InvoiceLine[];
  /** Lines with their discount taken already. */
  settled?: InvoiceLine[];
  coupon: AppliedCoupon | null;
  taxPercentage: number;
  period: Window | null;
  minimumSpendAdjustment?: number;
  /** The part of a period that the lines are for. */
  part?: Fraction;
};

export function invoiceOf({
  lines,
  settled = [],
  coupon,
  taxPercentage,
  period,
  minimumSpendAdjustment = 0,
  part,
}: InvoiceParts): Invoice {
  const all = [...settled, ...lines];
  const currency = all[0]?.currency ?? DEFAULT_CURRENCY;
  const subTotal = amountOfLines(all);
  const discount = discountOn(amountOfLines(lines), currency, coupon, part);
  const totalExcludingTax = minus(subTotal, discount);
  const tax = taxOn(totalExcludingTax, taxPercentage, currency);
  return {
    lines: all,
    subTotal,
    discount,
    totalExcludingTax,
    tax,
    total: plus(totalExcludingTax, tax),
    currency,
    coupon,
    taxPercentage,
    minimumSpendAdjustment,
    period,
  };
}

export function amountOfLines(lines: InvoiceLine[]): number {
  return sum(lines.map(({ subTotal }) => subTotal));
}

/** An invoice of nothing: what is due now in a trial, or for a change that waits. */
export function emptyInvoice(taxPercentage = 0, period: Window | null = null): Invoice {
  return invoiceOf({ lines: [], coupon: null, taxPercentage, period });
}
