// Decides what a use of a feature costs in credits, and what one credit costs in money.
// Invariant: an estimate is the same calculation as the consumption. Usage that falls gives nothing back.
// Example: 2 credits a summary, usage 10 → 50: 80 credits. By the formula `0.5 * pages`, of 30 pages: 15.
import { compiled, type NumberOf } from '../catalog/cost-formula.ts';
import type { Charge, CreditRate } from '../catalog/package.ts';
import { minus, times } from '../decimal.ts';
import type { Money } from '../money.ts';
import { type Dimensions, numberIn } from '../usage/aggregation.ts';

/** One use: the usage before and after it, and what was said of it. */
export type Use = { before: number; after: number; dimensions: Dimensions };

/** The first rate for the feature; a plan may rate a feature differently from another plan. */
export function creditRateOf(charges: Iterable<Charge>, featureId: string): CreditRate | null {
  for (const charge of charges) {
    if (charge.billingModel === 'CREDIT_BASED' && charge.featureId === featureId && charge.creditRate)
      return charge.creditRate;
  }
  return null;
}

/** What one credit costs, and how many are sold at once at the least and at the most. */
export type TopUpPrice = Money & { least: number; most: number };

export function topUpPriceOf(charges: Iterable<Charge>, currencyId: string): TopUpPrice | null {
  for (const { topUpCustomCurrencyId, price, minUnitQuantity, maxUnitQuantity } of charges) {
    if (topUpCustomCurrencyId !== currencyId || !price) continue;
    return { ...price, least: minUnitQuantity ?? 0, most: maxUnitQuantity ?? Number.POSITIVE_INFINITY };
  }
  return null;
}

/** A formula takes the place of the rate. In it, `value` is what the use adds to the usage, unless a dimension is called so. */
export function creditCost(rate: CreditRate, { before, after, dimensions }: Use): number {
  const added = minus(after, before);
  if (added < 0) return 0;
  if (rate.costFormula === null) return times(rate.amount, added);
  return formulaOf(rate, rate.costFormula)((name) => numberIn(dimensions, name) ?? (name === 'value' ? added : 0));
}

/** What so many units take at the least. What a formula takes for them is only known once they are described: something. */
export function leastCost(rate: CreditRate, units: number): number {
  const cost = creditCost(rate, { before: 0, after: units, dimensions: {} });
  return rate.costFormula !== null && units > 0 ? Math.max(cost, Number.MIN_VALUE) : cost;
}

/** A formula is read once for each rate. */
const FORMULAS = new WeakMap<CreditRate, (numberOf: NumberOf) => number>();

function formulaOf(rate: CreditRate, text: string): (numberOf: NumberOf) => number {
  const known = FORMULAS.get(rate);
  if (known) return known;
  const formula = compiled(text);
  FORMULAS.set(rate, formula);
  return formula;
}
