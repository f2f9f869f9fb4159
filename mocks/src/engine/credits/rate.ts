// Decides what usage costs in credits, and what one credit costs in money.
// Invariant: an estimate is the same calculation as the consumption. Usage that falls gives nothing back.
// Example: 2 credits a summary, usage 10 → 50: 80 credits.
import type { Charge, CreditRate } from '../catalog/package.ts';
import { minus, times } from '../decimal.ts';
import type { Money } from '../money.ts';

/** The first rate for the feature; a plan may rate a feature differently from another plan. */
export function creditRateOf(charges: Iterable<Charge>, featureId: string): CreditRate | null {
  for (const charge of charges) {
    if (charge.billingModel === 'CREDIT_BASED' && charge.featureId === featureId && charge.creditRate)
      return charge.creditRate;
  }
  return null;
}

export function topUpPriceOf(charges: Iterable<Charge>, currencyId: string): Money | null {
  for (const charge of charges) {
    if (charge.topUpCustomCurrencyId === currencyId && charge.price) return charge.price;
  }
  return null;
}

export function creditCost(rate: CreditRate, usageBefore: number, usageAfter: number): number {
  return Math.max(0, times(rate.amount, minus(usageAfter, usageBefore)));
}
