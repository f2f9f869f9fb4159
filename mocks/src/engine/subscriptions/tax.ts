// Decides the tax on an amount: a percentage on top of it.
// Invariant: tax is exclusive and comes after the discount; money that is given back gives its tax back too.
// Example: 10 % on 71.20 is 7.12.
import { share } from '../decimal.ts';
import { type Currency, roundMoney } from '../money.ts';

export function taxOn(amount: number, percentage: number, currency: Currency): number {
  return roundMoney(share(amount, percentage, 100), currency);
}
