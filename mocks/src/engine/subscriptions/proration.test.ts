import fc from 'fast-check';
import { expect, it } from 'vitest';
import { plus, round } from '../decimal.ts';
import { DAY } from '../time.ts';
import { divided } from './proration.ts';
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
