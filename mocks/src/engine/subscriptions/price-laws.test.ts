import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Tier } from '../catalog/package.ts';
import { minus, plus, times } from '../decimal.ts';
import { amountOf, type Priced } from './price.ts';
import { usd } from './world.fixture.ts';

const RUNS = { numRuns: 1000 };
const anyPrice = fc.integer({ min: 0, max: 100_000 }).map((cents) => cents / 100);
const anyQuantity = fc.integer({ min: 0, max: 1000 });

/** Tiers of rising bounds, the last one without an end; each with a unit price, a flat price or both. */
const anyTiers: fc.Arbitrary<Tier[]> = fc
  .array(fc.record({ size: fc.integer({ min: 1, max: 200 }), unit: fc.option(anyPrice), flat: fc.option(anyPrice) }), {
    minLength: 1,
    maxLength: 5,
  })
  .map((drawn) => {
    let bound = 0;
    return drawn.map(({ size, unit, flat }, index) => {
      bound += size;
      return {
        upTo: index === drawn.length - 1 ? null : bound,
        unitPrice: unit === null && flat !== null ? null : usd(unit ?? 0),
        flatPrice: flat === null ? null : usd(flat),
      };
    });
  });

const priced = (tiers: Tier[], tiersMode: Priced['tiersMode']): Priced => ({
  price: null,
  tiers,
  tiersMode,
  blockSize: null,
});
const priceOf = (row: Priced, quantity: number) => amountOf(row, quantity).total;
const unitOf = (tier: Tier | undefined) => tier?.unitPrice?.amount ?? 0;
const flatOf = (tier: Tier | undefined) => tier?.flatPrice?.amount ?? 0;
const placeOf = (tiers: Tier[], quantity: number) => tiers.findIndex(({ upTo }) => upTo === null || quantity <= upTo);

describe('laws of tiers', () => {
  it('GRADUATED: one unit more costs the unit price of its tier, and its flat price when it enters it', () => {
    fc.assert(
      fc.property(anyTiers, anyQuantity, (tiers, quantity) => {
        const row = priced(tiers, 'GRADUATED');
        const place = placeOf(tiers, quantity + 1);
        const isEntered = quantity === 0 || placeOf(tiers, quantity) < place;
        const step = plus(unitOf(tiers[place]), isEntered ? flatOf(tiers[place]) : 0);
        expect(minus(priceOf(row, quantity + 1), priceOf(row, quantity))).toBe(step);
      }),
      RUNS,
    );
  });

  it('GRADUATED: more never costs less', () => {
    fc.assert(
      fc.property(anyTiers, anyQuantity, anyQuantity, (tiers, one, other) => {
        const row = priced(tiers, 'GRADUATED');
        expect(priceOf(row, Math.min(one, other))).toBeLessThanOrEqual(priceOf(row, Math.max(one, other)));
      }),
      RUNS,
    );
  });

  it('VOLUME: within a tier all units have its price, and its flat price is there once', () => {
    fc.assert(
      fc.property(anyTiers, anyQuantity, (tiers, quantity) => {
        fc.pre(quantity > 0);
        const tier = tiers[placeOf(tiers, quantity)];
        expect(priceOf(priced(tiers, 'VOLUME'), quantity)).toBe(plus(times(unitOf(tier), quantity), flatOf(tier)));
      }),
      RUNS,
    );
  });

  it('with one tier, both are the same', () => {
    fc.assert(
      fc.property(anyTiers, anyQuantity, (tiers, quantity) => {
        const last = tiers.slice(-1);
        expect(priceOf(priced(last, 'VOLUME'), quantity)).toBe(priceOf(priced(last, 'GRADUATED'), quantity));
      }),
      RUNS,
    );
  });

  it('nothing costs nothing', () => {
    fc.assert(
      fc.property(anyTiers, fc.constantFrom('VOLUME', 'GRADUATED'), (tiers, mode) => {
        expect(priceOf(priced(tiers, mode), 0)).toBe(0);
      }),
      RUNS,
    );
  });
});

describe('laws of blocks', () => {
  const anyBlock = fc.record({ blockSize: fc.integer({ min: 1, max: 500 }), price: anyPrice });
  const rowOf = ({ blockSize, price }: { blockSize: number; price: number }): Priced => ({
    price: usd(price),
    tiers: null,
    tiersMode: null,
    blockSize,
  });

  it('more never costs less, and a block that was begun is paid whole', () => {
    fc.assert(
      fc.property(anyBlock, anyQuantity, (block, quantity) => {
        const step = minus(priceOf(rowOf(block), quantity + 1), priceOf(rowOf(block), quantity));
        expect(step).toBe(quantity % block.blockSize === 0 ? block.price : 0);
      }),
      RUNS,
    );
  });

  it('a block of one is a price for each unit', () => {
    fc.assert(
      fc.property(anyPrice, anyQuantity, (price, quantity) => {
        expect(priceOf(rowOf({ blockSize: 1, price }), quantity)).toBe(times(price, quantity));
      }),
      RUNS,
    );
  });
});
