// Decides how amounts of money are rounded and divided. An amount is decimal major units beside a lowercase ISO 4217 code.
// Invariant: what is charged is a whole number of minor units of its currency; the parts of an amount sum to it.
// Example: 33.983870… usd is 33.98; 33.98… jpy is 34; 33.9838… kwd is 33.984. 10 usd in three parts: 3.34, 3.33, 3.33.
import { minus, round, share, sum, times } from './decimal.ts';

export type Currency = string;
export type Money = { amount: number; currency: Currency };

const WITHOUT_MINOR_UNIT = new Set('bif clp djf gnf isk jpy kmf krw pyg rwf ugx vnd vuv xaf xof xpf'.split(' '));
const WITH_THREE_DIGITS = new Set(['kwd']);

function minorDigits(currency: Currency): number {
  if (WITHOUT_MINOR_UNIT.has(currency)) return 0;
  return WITH_THREE_DIGITS.has(currency) ? 3 : 2;
}

/** The amount without what is less than a minor unit. */
export function wholeMoney(amount: number, currency: Currency): number {
  return round(amount, minorDigits(currency), 'DOWN');
}

/** What rounds to nothing is 0, also where it was given back. */
export function roundMoney(amount: number, currency: Currency): number {
  return round(amount, minorDigits(currency)) || 0;
}

/**
 * The amount divided by weights. What rounding leaves over goes, a minor unit each, to the largest remainders; of equal ones,
 * to the first. Weights that sum to nothing count as equal.
 */
export function allocate(amount: number, weights: number[], currency: Currency): number[] {
  const unit = 10 ** minorDigits(currency);
  const units = times(roundMoney(amount, currency), unit);
  const whole = sum(weights);
  const shares = weights.map((weight) => (whole === 0 ? share(units, 1, weights.length) : share(units, weight, whole)));
  const parts = shares.map(Math.floor);
  const remainderOf = (index: number) => (shares[index] ?? 0) - (parts[index] ?? 0);
  const byRemainder = parts.map((_, index) => index).sort((left, right) => remainderOf(right) - remainderOf(left));
  const isRaised = new Set(byRemainder.slice(0, minus(units, sum(parts))));
  return parts.map((part, index) => share(part + (isRaised.has(index) ? 1 : 0), 1, unit));
}
