import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sum } from './decimal.ts';
import { allocate, roundMoney } from './money.ts';

const RUNS = { numRuns: 1000 };
const EXPONENTS = { jpy: 0, usd: 2, kwd: 3 } as const;
type Currency = keyof typeof EXPONENTS;

const anyCurrency = fc.constantFrom<Currency[]>('jpy', 'usd', 'kwd');
const anyUnits = fc.integer({ min: -10_000_000, max: 10_000_000 });
const anyWeights = fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 20 });

const amountOf = (units: number, currency: Currency) => roundMoney(units / 10 ** EXPONENTS[currency], currency);
const unitOf = (currency: Currency) => 10 ** -EXPONENTS[currency];

describe('an amount is divided', () => {
  it('by weights: what rounding leaves goes to the largest remainders', () => {
    expect(allocate(10, [1, 1, 1], 'usd')).toEqual([3.34, 3.33, 3.33]);
    expect(allocate(100, [5, 3, 7], 'jpy')).toEqual([33, 20, 47]);
    expect(allocate(1, [1, 2], 'kwd')).toEqual([0.333, 0.667]);
    expect(allocate(10, [45, 8, 47], 'jpy')).toEqual([4, 1, 5]);
    expect(allocate(-10, [1, 1, 1], 'usd')).toEqual([-3.33, -3.33, -3.34]);
  });

  it('equally where there is no weight, and among nobody not at all', () => {
    expect(allocate(5, [0, 0], 'usd')).toEqual([2.5, 2.5]);
    expect(allocate(0, [], 'usd')).toEqual([]);
  });

  it('law: and no minor unit is lost', () => {
    fc.assert(
      fc.property(anyCurrency, anyUnits, anyWeights, (currency, units, weights) => {
        const amount = amountOf(units, currency);
        const parts = allocate(amount, weights, currency);
        expect(parts).toHaveLength(weights.length);
        expect(sum(parts)).toBe(amount);
        expect(parts.map((part) => roundMoney(part, currency))).toEqual(parts);
      }),
      RUNS,
    );
  });

  it('law: and each part is its share, to less than one minor unit', () => {
    fc.assert(
      fc.property(anyCurrency, anyUnits, anyWeights, (currency, units, weights) => {
        const whole = sum(weights);
        fc.pre(whole > 0);
        const amount = amountOf(units, currency);
        for (const [index, part] of allocate(amount, weights, currency).entries()) {
          const exact = (amount * (weights[index] ?? 0)) / whole;
          expect(Math.abs(part - exact)).toBeLessThan(unitOf(currency) * (1 + 1e-6));
        }
      }),
      RUNS,
    );
  });

  it('law: and the order of the weights changes no one’s share by more than the unit that is left over', () => {
    fc.assert(
      fc.property(anyCurrency, anyUnits, anyWeights, (currency, units, weights) => {
        const amount = amountOf(units, currency);
        const forwards = allocate(amount, weights, currency);
        const backwards = allocate(amount, [...weights].reverse(), currency).reverse();
        for (const [index, part] of forwards.entries()) {
          expect(Math.abs(part - (backwards[index] ?? 0))).toBeLessThanOrEqual(unitOf(currency) * (1 + 1e-6));
        }
      }),
      RUNS,
    );
  });
});

it('law: what is rounded is a whole number of minor units, and at most half of one away', () => {
  fc.assert(
    fc.property(anyCurrency, fc.double({ min: -1e9, max: 1e9, noNaN: true }), (currency, amount) => {
      const rounded = roundMoney(amount, currency);
      expect(roundMoney(rounded, currency)).toBe(rounded);
      expect(Math.abs(rounded - amount)).toBeLessThanOrEqual(unitOf(currency) / 2 + 1e-6);
      expect(roundMoney(-amount, currency)).toBe(0 - rounded);
    }),
    RUNS,
  );
});
