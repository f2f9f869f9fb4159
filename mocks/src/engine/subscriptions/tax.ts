// Decides the tax on an amount: a percentage on top of it, or, where prices are inclusive, the part of it that is tax.
// Invariant: tax comes after the discount and is rounded once; what is left without it is a difference, so that both sum to
// what is paid. Money that is given back gives its tax back too.
// Example: 20 % of 100: exclusive 20 on top, 120 to pay; inclusive 16.67 within, 83.33 without, 100 to pay.
import { minus, plus, share } from '../decimal.ts';
import { type Currency, roundMoney } from '../money.ts';

export type Taxation = {
  taxPercentage: number;
  /** Whether prices have their tax in them. */
  taxInclusive: boolean;
};

export type Taxed = { totalExcludingTax: number; tax: number; total: number };

export const UNTAXED: Taxation = { taxPercentage: 0, taxInclusive: false };

export function taxed(amount: number, { taxPercentage, taxInclusive }: Taxation, currency: Currency): Taxed {
  if (taxInclusive) {
    const tax = roundMoney(share(amount, taxPercentage, plus(100, taxPercentage)), currency);
    return { totalExcludingTax: minus(amount, tax), tax, total: amount };
  }
  const tax = roundMoney(share(amount, taxPercentage, 100), currency);
  return { totalExcludingTax: amount, tax, total: plus(amount, tax) };
}
