import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Coupon, NEW_COUPON } from '../catalog/coupon.ts';
import type { AppliedCoupon } from '../customers/subscription.ts';
import { DAY, fromIso, toIso } from '../time.ts';
import { applied, couponAt, couponEnd, discountOn, isRunning } from './discount.ts';
import { APRIL, Inkwell, MARCH, NO_TRIAL, NOON, usd } from './world.fixture.ts';

const coupon = (said: Partial<AppliedCoupon> = {}): AppliedCoupon => ({
  id: 'coupon',
  name: 'Coupon',
  percentOff: null,
  amountsOff: null,
  durationInMonths: null,
  startDate: MARCH,
  ...said,
});
const ends = (durationInMonths: number | null, startDate = MARCH) => {
  const end = couponEnd(coupon({ durationInMonths, startDate }));
  return end && toIso(end).slice(0, 10);
};

describe('a coupon', () => {
  it('counts once, for some months or for ever; a part of a month is a month', () => {
    expect([ends(1), ends(3), ends(2.5), ends(null)]).toEqual(['2026-04-01', '2026-06-01', '2026-06-01', null]);
    expect(ends(1, fromIso('2026-01-31T00:00:00Z'))).toBe('2026-02-28');
  });

  it('counts from its start on until its end', () => {
    const once = coupon({ durationInMonths: 1 });
    expect([MARCH - 1, MARCH, APRIL - 1, APRIL].map((at) => isRunning(once, at))).toEqual([false, true, true, false]);
    expect([isRunning(coupon(), MARCH - 1), isRunning(coupon(), MARCH + 99_999 * DAY)]).toEqual([false, true]);
  });

  it('stays what it was when it was applied', () => {
    const launch: Coupon = {
      ...NEW_COUPON,
      id: 'coupon-launch',
      name: 'Launch',
      type: 'FIXED',
      amountsOff: [usd(10)],
      durationInMonths: 3,
      createdAt: MARCH,
      updatedAt: MARCH,
    };
    expect(applied(launch, NOON)).toEqual({
      id: 'coupon-launch',
      name: 'Launch',
      percentOff: null,
      amountsOff: [usd(10)],
      durationInMonths: 3,
      startDate: NOON,
    });
  });
});

describe('the coupon of an invoice', () => {
  const world = new Inkwell({ customers: [{ couponId: 'coupon-welcome-10' }] });
  const pro = world.buy('plan-pro', MARCH, { trial: NO_TRIAL });
  const { catalog } = world;
  const welcomed = world.customer();

  it('is that of the customer, from where the subscription begins to cost', () => {
    expect(couponAt(catalog, welcomed, pro, NOON)).toMatchObject({ id: 'coupon-welcome-10', startDate: MARCH });
    expect(couponAt(catalog, welcomed, pro, APRIL)).toBeNull();
    const trial = { endDate: NOON, endBehavior: 'CONVERT_TO_PAID' } as const;
    expect(couponAt(catalog, welcomed, { ...pro, trial }, APRIL)).toMatchObject({ startDate: NOON });
  });

  it('is that of the subscription where it has one, and none when that is over', () => {
    const own = coupon({ id: 'own', percentOff: 5, durationInMonths: 1 });
    expect(couponAt(catalog, welcomed, { ...pro, coupon: own }, NOON)).toBe(own);
    const over = { ...own, startDate: MARCH - 40 * DAY };
    expect(couponAt(catalog, welcomed, { ...pro, coupon: over }, NOON)).toBeNull();
  });

  it('is none without a customer, and without a coupon that is known', () => {
    expect(couponAt(catalog, undefined, pro, NOON)).toBeNull();
    expect(couponAt(catalog, { ...welcomed, couponId: null }, pro, NOON)).toBeNull();
    expect(couponAt(catalog, { ...welcomed, couponId: 'coupon-gone' }, pro, NOON)).toBeNull();
  });
});

describe('a discount', () => {
  const tenth = coupon({ percentOff: 10 });
  const tenOff = coupon({ amountsOff: [{ amount: 9, currency: 'eur' }, usd(10)] });
  const half = { numerator: 1, denominator: 2 };

  it('in per cent is that share of what is charged, rounded to the minor unit', () => {
    expect([discountOn(49, 'usd', tenth), discountOn(0.45, 'usd', tenth), discountOn(333, 'jpy', tenth)]).toEqual([
      4.9, 0.05, 33,
    ]);
    expect(discountOn(49, 'usd', tenth, half)).toBe(4.9);
    expect(discountOn(49, 'usd', coupon({ percentOff: 100 }))).toBe(49);
  });

  it('of a fixed amount is for a whole period, in the currency of the invoice', () => {
    expect([discountOn(49, 'usd', tenOff), discountOn(49, 'eur', tenOff), discountOn(49, 'gbp', tenOff)]).toEqual([
      10, 9, 0,
    ]);
    expect([discountOn(49, 'usd', tenOff, half), discountOn(4, 'usd', tenOff, half)]).toEqual([5, 4]);
    expect([discountOn(4, 'usd', tenOff), discountOn(49, 'usd', coupon({ amountsOff: null }))]).toEqual([4, 0]);
  });

  it('takes nothing off nothing, nor off money that is given back', () => {
    expect([discountOn(0, 'usd', tenOff), discountOn(-5, 'usd', tenth), discountOn(49, 'usd', null)]).toEqual([
      0, 0, 0,
    ]);
  });

  it('law: is never more than what it is taken from, and never less than nothing', () => {
    const money = fc.integer({ min: -1000, max: 100_000 }).map((cents) => cents / 100);
    const anyCoupon = fc.oneof(
      fc.integer({ min: 1, max: 100 }).map((percentOff) => coupon({ percentOff })),
      fc.integer({ min: 0, max: 100_000 }).map((cents) => coupon({ amountsOff: [usd(cents / 100)] })),
    );
    const part = fc
      .tuple(fc.integer({ min: 0, max: 31 }), fc.integer({ min: 28, max: 31 }))
      .map(([numerator, denominator]) => ({ numerator: Math.min(numerator, denominator), denominator }));
    fc.assert(
      fc.property(money, anyCoupon, part, (base, one, fraction) => {
        const off = discountOn(base, 'usd', one, fraction);
        expect(off).toBeGreaterThanOrEqual(0);
        expect(off).toBeLessThanOrEqual(Math.max(0, base));
      }),
      { numRuns: 1000 },
    );
  });
});
