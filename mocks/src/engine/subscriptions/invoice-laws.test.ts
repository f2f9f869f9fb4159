import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AppliedCoupon } from '../customers/subscription.ts';
import { minus, plus, sum } from '../decimal.ts';
import { roundMoney } from '../money.ts';
import { discountOn } from './discount.ts';
import { type InvoiceParts, invoiceOf } from './invoice.ts';
import { taxed } from './tax.ts';
import { MARCH } from './world.fixture.ts';

const RUNS = { numRuns: 1000 };
const EXPONENTS: Record<string, number> = { jpy: 0, usd: 2, kwd: 3 };
const anyUnits = (min: number) => fc.integer({ min, max: 10_000_000 });
const anyTaxation = fc.record({
  taxPercentage: fc.integer({ min: 0, max: 10_000 }).map((basis) => basis / 100),
  taxInclusive: fc.boolean(),
});
const anyPart = fc.tuple(fc.nat(1000), fc.integer({ min: 1, max: 1000 })).map(([used, whole]) => ({
  numerator: Math.min(used, whole),
  denominator: whole,
}));

type Drawn = {
  currency: string;
  charged: number[];
  settled: number[];
  percentOff: number | null;
  fixed: number | null;
};
const anyContents: fc.Arbitrary<Drawn> = fc.record({
  currency: fc.constantFrom('jpy', 'usd', 'kwd'),
  charged: fc.array(anyUnits(0), { maxLength: 8 }),
  settled: fc.array(anyUnits(-10_000_000), { maxLength: 4 }),
  percentOff: fc.option(fc.integer({ min: 1, max: 100 })),
  fixed: fc.option(anyUnits(1)),
});

function partsOf({ currency, charged, settled, percentOff, fixed }: Drawn): Omit<InvoiceParts, 'taxation'> {
  const money = (units: number) => roundMoney(units / 10 ** (EXPONENTS[currency] ?? 2), currency);
  const line = (units: number) => {
    return { description: 'Pro', quantity: 1, unitPrice: money(units), subTotal: money(units), currency };
  };
  const amountsOff = fixed === null ? null : [{ amount: money(fixed), currency }];
  const said = { percentOff, amountsOff, durationInMonths: null, startDate: MARCH };
  const coupon: AppliedCoupon | null = percentOff === null && fixed === null ? null : { id: 'c', name: 'C', ...said };
  return { lines: charged.map(line), settled: settled.map(line), coupon, period: null };
}

describe('laws of an invoice', () => {
  it('it adds up from its lines, in whole minor units, whatever is on it', () => {
    fc.assert(
      fc.property(anyContents, anyTaxation, anyPart, (drawn, taxation, part) => {
        const invoice = invoiceOf({ ...partsOf(drawn), taxation, part });
        const { lines, subTotal, discount, totalExcludingTax, tax, total, currency } = invoice;
        expect(sum(lines.map((one) => one.subTotal))).toBe(subTotal);
        expect(plus(totalExcludingTax, tax)).toBe(total);
        expect(minus(subTotal, discount)).toBe(taxation.taxInclusive ? total : totalExcludingTax);
        for (const money of [subTotal, discount, totalExcludingTax, tax, total])
          expect(roundMoney(money, currency)).toBe(money);
      }),
      RUNS,
    );
  });

  it('a discount is never below nothing, and never more than what it is taken from', () => {
    fc.assert(
      fc.property(anyContents, anyPart, (drawn, part) => {
        const { lines, coupon } = partsOf(drawn);
        const base = sum(lines.map(({ subTotal }) => subTotal));
        const discount = discountOn(base, drawn.currency, coupon, part);
        expect(discount).toBeGreaterThanOrEqual(0);
        expect(discount).toBeLessThanOrEqual(base);
      }),
      RUNS,
    );
  });

  it('what is given back gives back the tax of what was paid', () => {
    fc.assert(
      fc.property(anyUnits(0), fc.constantFrom('jpy', 'usd', 'kwd'), anyTaxation, (units, currency, taxation) => {
        const amount = roundMoney(units / 10 ** (EXPONENTS[currency] ?? 2), currency);
        const [paid, back] = [taxed(amount, taxation, currency), taxed(minus(0, amount), taxation, currency)];
        expect([plus(paid.tax, back.tax), plus(paid.total, back.total)]).toEqual([0, 0]);
      }),
      RUNS,
    );
  });

  it('a tax that is included is never more than one that comes on top, and both are none for 0 per cent', () => {
    fc.assert(
      fc.property(anyUnits(0), anyTaxation, (units, { taxPercentage }) => {
        const amount = units / 100;
        const within = taxed(amount, { taxPercentage, taxInclusive: true }, 'usd').tax;
        const onTop = taxed(amount, { taxPercentage, taxInclusive: false }, 'usd').tax;
        expect(within).toBeLessThanOrEqual(onTop);
        if (taxPercentage === 0) expect([within, onTop]).toEqual([0, 0]);
      }),
      RUNS,
    );
  });
});
