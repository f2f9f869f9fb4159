import fc from 'fast-check';
import { expect, it } from 'vitest';
import { plus, round } from '../decimal.ts';
import { DAY } from '../time.ts';
import { divided, partLeft, proratedLine, prorationOf } from './proration.ts';
import { APRIL, MARCH, NOON } from './world.fixture.ts';

const march = { start: MARCH, end: APRIL };

it('with 21.5 of 31 days left, 33.98 of 49 is unused and 138.02 of 199 is still to come', () => {
  expect(divided(49, 'usd', march, NOON)).toEqual({ used: 15.02, unused: 33.98 });
  expect(divided(199, 'usd', march, NOON)).toEqual({ used: 60.98, unused: 138.02 });
});

it('nothing is used at the start and nothing is left at the end', () => {
  expect(divided(49, 'usd', march, MARCH)).toEqual({ used: 0, unused: 49 });
  expect(divided(49, 'usd', march, APRIL)).toEqual({ used: 49, unused: 0 });
});

it('a proration is what is charged less what is given back; either one makes it one', () => {
  expect(prorationOf(33.98, 138.02, NOON)).toEqual({
    prorationDate: NOON,
    credit: 33.98,
    debit: 138.02,
    netAmount: 104.04,
    hasProrations: true,
  });
  expect([prorationOf(1, 0, NOON), prorationOf(0, 1, NOON), prorationOf(0, 0, NOON)]).toMatchObject([
    { netAmount: -1, hasProrations: true },
    { netAmount: 1, hasProrations: true },
    { netAmount: 0, hasProrations: false },
  ]);
});

it('at 10 March noon 21.5 of 31 days are left', () => {
  expect(partLeft(march, NOON)).toEqual({ numerator: 21.5 * DAY, denominator: 31 * DAY });
});

it('what was prorated is one line, and nothing is none', () => {
  expect(proratedLine('Unused time on Pro', -33.98, 'usd')).toEqual([
    { description: 'Unused time on Pro', quantity: 1, unitPrice: -33.98, subTotal: -33.98, currency: 'usd' },
  ]);
  expect(proratedLine('Unused time on Pro', 0, 'usd')).toEqual([]);
});

it('law: what is used and what is not sum to the whole, in whole minor units', () => {
  const days = fc.integer({ min: 1, max: 366 });
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 10_000_000 }),
      days,
      fc.double({ min: 0, max: 1, noNaN: true }),
      (cents, length, part) => {
        const amount = cents / 100;
        const period = { start: MARCH, end: MARCH + length * DAY };
        const at = Math.floor(MARCH + part * length * DAY);
        const { used, unused } = divided(amount, 'usd', period, at);
        expect(plus(used, unused)).toBe(amount);
        expect([round(used, 2), round(unused, 2)]).toEqual([used, unused]);
        expect(Math.min(used, unused)).toBeGreaterThanOrEqual(0);
      },
    ),
    { numRuns: 1000 },
  );
});
