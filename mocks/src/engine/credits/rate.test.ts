import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Charge } from '../catalog/package.ts';
import { plus } from '../decimal.ts';
import { creditCost, creditRateOf, leastCost, topUpPriceOf } from './rate.ts';

const perUnit = (amount: number) => ({ amount, currencyId: 'currency-credits', costFormula: null });
const usd = (amount: number) => ({ amount, currency: 'usd' });
const charges = (...said: Partial<Charge>[]) => said as Charge[];

describe('usage costs credits', () => {
  it.each([
    [2, 10, 50, 80],
    [0.1, 0, 3, 0.3],
    [2, 50, 50, 0],
  ])('at %d a unit, from %i to %i: %d', (rate, before, after, cost) => {
    expect(creditCost(perUnit(rate), { before, after, dimensions: {} })).toBe(cost);
  });

  it('and usage that falls gives nothing back', () => {
    expect(creditCost(perUnit(2), { before: 50, after: 10, dimensions: {} })).toBe(0);
  });

  it('at the first rate that is for the feature', () => {
    const sold = charges(
      { billingModel: 'CREDIT_BASED', featureId: 'feature-images', creditRate: perUnit(9) },
      { billingModel: 'USAGE_BASED', featureId: 'feature-summaries', creditRate: perUnit(7) },
      { billingModel: 'CREDIT_BASED', featureId: 'feature-summaries', creditRate: null },
      { billingModel: 'CREDIT_BASED', featureId: 'feature-summaries', creditRate: perUnit(2) },
      { billingModel: 'CREDIT_BASED', featureId: 'feature-summaries', creditRate: perUnit(3) },
    );
    expect(creditRateOf(sold, 'feature-summaries')?.amount).toBe(2);
    expect(creditRateOf(sold, 'feature-seats')).toBeNull();
  });
});

describe('by a formula', () => {
  const weighted = { ...perUnit(9), costFormula: '0.5 * pages + 2 * images' };

  it('a use costs what is said of it, and the rate does not count', () => {
    expect(creditCost(weighted, { before: 7, after: 8, dimensions: { pages: '30', images: 2, paper: 'A4' } })).toBe(19);
    expect(creditCost(weighted, { before: 7, after: 7, dimensions: { pages: 30 } })).toBe(15);
  });

  it('value is what the usage grows by, unless a dimension is called so', () => {
    const byValue = { ...perUnit(1), costFormula: 'value * 3' };
    expect(creditCost(byValue, { before: 7, after: 9, dimensions: {} })).toBe(6);
    expect(creditCost(byValue, { before: 7, after: 9, dimensions: { value: 5 } })).toBe(15);
  });

  it('what is not said counts for nothing, however much the usage grows', () => {
    expect(creditCost(weighted, { before: 7, after: 9, dimensions: {} })).toBe(0);
  });

  it('usage that falls gives nothing back and takes nothing', () => {
    expect(creditCost(weighted, { before: 8, after: 7, dimensions: { pages: 30 } })).toBe(0);
  });

  it('what is asked for takes at least something, and nothing takes nothing', () => {
    expect(leastCost(weighted, 1)).toBeGreaterThan(0);
    expect(leastCost(weighted, 0)).toBe(0);
    expect(leastCost({ ...perUnit(1), costFormula: 'value * 3' }, 4)).toBe(12);
    expect(leastCost(perUnit(2), 4)).toBe(8);
    expect(leastCost(perUnit(0), 4)).toBe(0);
  });
});

describe('one credit costs money', () => {
  const sold = charges(
    { price: usd(49), topUpCustomCurrencyId: null },
    { price: null, topUpCustomCurrencyId: 'currency-credits' },
    { price: usd(0.1), topUpCustomCurrencyId: 'currency-credits' },
  );

  it('by the first top-up price of its currency', () => {
    expect(topUpPriceOf(sold, 'currency-credits')).toEqual({ ...usd(0.1), least: 0, most: Number.POSITIVE_INFINITY });
    const bounded = charges({ ...sold[2], minUnitQuantity: 50, maxUnitQuantity: 900 });
    expect(topUpPriceOf(bounded, 'currency-credits')).toMatchObject({ least: 50, most: 900 });
  });

  it('and cannot be bought where nobody sells it', () => {
    expect(topUpPriceOf(sold, 'currency-tokens')).toBeNull();
  });
});

const units = fc.integer({ min: 0, max: 1_000_000 });
const tenths = fc.integer({ min: 0, max: 10_000 }).map((count) => count / 10);

it('usage that grows in steps costs what it costs at once', () => {
  fc.assert(
    fc.property(tenths, units, units, units, (amount, ...totals) => {
      const [first, second, third] = totals.sort((left, right) => left - right) as [number, number, number];
      const rate = perUnit(amount);
      const cost = (before: number, after: number) => creditCost(rate, { before, after, dimensions: {} });
      expect(plus(cost(first, second), cost(second, third))).toBe(cost(first, third));
    }),
    { numRuns: 1000 },
  );
});
