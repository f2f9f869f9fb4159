// Decides how an amount for a period divides at an instant within it: the used share and the unused one, by milliseconds.
// Invariant: the two shares sum to the whole, to the minor unit: one is rounded, the other is what is left.
// Example: 49 for 1 Mar – 1 Apr, at 10 Mar 12:00: 21.5 of 31 days are left, unused 33.98, used 15.02.

import type { PendingLine } from '../customers/subscription.ts';
import { minus, share } from '../decimal.ts';
import { type Currency, roundMoney } from '../money.ts';
import type { Instant, Window } from '../time.ts';
import type { Fraction } from './discount.ts';
import type { InvoiceLine } from './lines.ts';

export type Proration = {
  prorationDate: Instant;
  credit: number;
  debit: number;
  netAmount: number;
  hasProrations: boolean;
};

/** The part of the period that is left at the instant. */
export function partLeft(period: Window, at: Instant): Fraction {
  return { numerator: period.end - at, denominator: period.end - period.start };
}

export function divided(
  amount: number,
  currency: Currency,
  period: Window,
  at: Instant,
): { used: number; unused: number } {
  const { numerator, denominator } = partLeft(period, at);
  const unused = roundMoney(share(amount, numerator, denominator), currency);
  return { used: minus(amount, unused), unused };
}

export function prorationOf(credit: number, debit: number, prorationDate: Instant): Proration {
  return { prorationDate, credit, debit, netAmount: minus(debit, credit), hasProrations: credit !== 0 || debit !== 0 };
}

/** One line of an amount that has been prorated; nothing is no line. */
export function proratedLine(description: string, amount: number, currency: Currency): InvoiceLine[] {
  return amount === 0 ? [] : [{ description, quantity: 1, unitPrice: amount, subTotal: amount, currency }];
}

/** The lines that waited for the invoice that they are on now. */
export function waitingLines(pending: PendingLine[]): InvoiceLine[] {
  return pending.flatMap(({ description, amount, currency }) => proratedLine(description, amount, currency));
}
