import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PackageFeatureEntitlement } from '../catalog/package.ts';
import type { Allowance } from './allowance.ts';
import { seats } from './fixture.ts';

const value = {
  usageLimit: fc.integer({ min: 0, max: 9 }),
  hasUnlimitedUsage: fc.boolean(),
  hasSoftLimit: fc.boolean(),
};
const behavior = fc.constantFrom<PackageFeatureEntitlement['behavior']>('Increment', 'Override');
const anySaid = fc.record({ ...value, behavior, isGranted: fc.boolean() });
const anyBought = fc.array(fc.record({ said: anySaid, quantity: fc.integer({ min: 0, max: 3 }) }), { maxLength: 5 });
const anyPromotions = fc.array(fc.record(value), { maxLength: 4 });

/** How much may be used: −1 when revoked, nothing when not given. */
function amount(given: Allowance | null): number | null {
  if (!given?.isGranted) return given && -1;
  return given.isUnlimited ? Number.POSITIVE_INFINITY : given.limit;
}

describe('laws of what is given', () => {
  it('the order of add-ons and of promotions does not matter', () => {
    fc.assert(
      fc.property(fc.option(anySaid), anyBought, anyPromotions, (ofPlan, bought, promotions) => {
        const given = seats(ofPlan, bought, promotions);
        const turned = seats(ofPlan, bought.toReversed(), promotions.toReversed());
        expect(amount(turned)).toBe(amount(given));
        if (given?.isGranted) expect(turned?.isSoft).toBe(given.isSoft);
      }),
      { numRuns: 1000 },
    );
  });

  it('one more promotion raises to its own limit what is below, and takes nothing away', () => {
    fc.assert(
      fc.property(
        fc.option(anySaid),
        anyBought,
        anyPromotions,
        value.usageLimit,
        (ofPlan, bought, others, usageLimit) => {
          const before = amount(seats(ofPlan, bought, others)) ?? -1;
          expect(amount(seats(ofPlan, bought, [...others, { usageLimit }]))).toBe(Math.max(before, usageLimit));
        },
      ),
      { numRuns: 1000 },
    );
  });
});
