import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plus, sum } from '../decimal.ts';
import { roundMoney } from '../money.ts';
import { step, windowAt } from '../time.ts';
import { divided } from './proration.ts';
import { MARCH } from './world.fixture.ts';

const RUNS = { numRuns: 1000 };
const anyCurrency = fc.constantFrom<[string, number][]>(['jpy', 0], ['usd', 2], ['kwd', 3]);
const anyMoney = fc
  .tuple(anyCurrency, fc.integer({ min: 0, max: 100_000_000 }))
  .map(([[currency, digits], units]) => ({ currency, amount: roundMoney(units / 10 ** digits, currency) }));

/** A month or a year of some anchor, and instants within it. */
const anyPeriod = fc
  .record({
    anchor: fc.integer({ min: 0, max: 366 * 24 * 60 }).map((minutes) => MARCH + minutes * 60_000),
    unit: fc.constantFrom('month', 'year'),
    months: fc.integer({ min: 0, max: 60 }),
  })
  .map(({ anchor, unit, months }) => windowAt(anchor, unit, step(anchor, 'month', months)));
const anyInstants = (most: number) =>
  fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: most });

describe('laws of proration', () => {
  it('the used share and the unused one sum to the whole, in whole minor units, at any instant', () => {
    fc.assert(
      fc.property(anyMoney, anyPeriod, anyInstants(1), ({ amount, currency }, period, [part = 0]) => {
        const at = Math.floor(period.start + part * (period.end - period.start));
        const { used, unused } = divided(amount, currency, period, at);
        expect(plus(used, unused)).toBe(amount);
        expect([roundMoney(used, currency), roundMoney(unused, currency)]).toEqual([used, unused]);
        expect(Math.min(used, unused)).toBeGreaterThanOrEqual(0);
      }),
      RUNS,
    );
  });

  it('divided in many pieces, what lies between two instants sums to the whole, and no piece is below nothing', () => {
    fc.assert(
      fc.property(anyMoney, anyPeriod, anyInstants(12), ({ amount, currency }, period, parts) => {
        const cuts = parts.map((part) => Math.floor(period.start + part * (period.end - period.start)));
        const bounds = [period.start, ...cuts.sort((left, right) => left - right), period.end];
        const left = bounds.map((at) => divided(amount, currency, period, at).unused);
        const pieces = left.slice(1).map((after, index) => plus(left[index] ?? 0, -after));
        expect(sum(pieces)).toBe(amount);
        for (const piece of pieces) expect(piece).toBeGreaterThanOrEqual(0);
      }),
      RUNS,
    );
  });

  it('what is given back is given back for what was charged: there and back at one instant is nothing', () => {
    fc.assert(
      fc.property(anyMoney, anyPeriod, anyInstants(1), ({ amount, currency }, period, [part = 0]) => {
        const at = Math.floor(period.start + part * (period.end - period.start));
        const back = divided(-amount, currency, period, at).unused;
        expect(plus(divided(amount, currency, period, at).unused, back)).toBe(0);
      }),
      RUNS,
    );
  });
});
