// Decides how amounts of money are rounded. An amount is decimal major units beside a lowercase ISO 4217 code.
// Invariant: what is charged is a whole number of minor units of its currency.
// Example: 33.983870… usd is 33.98; 33.98… jpy is 34; 33.9838… kwd is 33.984.
import { round } from './decimal.ts';

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

export function roundMoney(amount: number, currency: Currency): number {
  return round(amount, minorDigits(currency));
}
