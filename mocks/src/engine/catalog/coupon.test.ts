import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { archivedCoupon, changedCoupon, newCoupon, usableCoupon } from './coupon.ts';
import { catalogOf, MARCH, NOON } from './fixture.ts';

const said = {
  id: 'coupon-spring-15',
  name: 'Spring 15%',
  description: null,
  percentOff: 15 as number | null,
  amountsOff: null as { amount: number; currency: string }[] | null,
  durationInMonths: 6,
  metadata: null,
};
const usd = (amount: number) => ({ amount, currency: 'usd' });

describe('a coupon', () => {
  it('is exactly one of a percentage and an amount', () => {
    const percent = fc.option(fc.integer({ min: 1, max: 100 }), { nil: null });
    const amounts = fc.option(
      fc.constant(5).map((amount) => [usd(amount)]),
      { nil: null },
    );
    fc.assert(
      fc.property(percent, amounts, (percentOff, amountsOff) => {
        const create = () => newCoupon({ ...said, percentOff, amountsOff }, MARCH);
        if ((percentOff === null) === (amountsOff === null)) expect(create).toThrow(/exactly one/);
        else expect(create().type).toBe(percentOff === null ? 'FIXED' : 'PERCENTAGE');
      }),
    );
  });

  it('takes off whole per cents, and amounts above 0, one in each currency', () => {
    expect(() => newCoupon({ ...said, percentOff: 12.5 }, MARCH)).toThrow(/^body\.percentOff: .*whole/);
    const fixed = (...amountsOff: { amount: number; currency: string }[]) =>
      newCoupon({ ...said, percentOff: null, amountsOff }, MARCH);
    expect(fixed(usd(0.01), { amount: 4, currency: 'eur' }).amountsOff).toHaveLength(2);
    expect(() => fixed(usd(5), usd(0))).toThrow(/^body\.amountsOff\[1\]\.amount/);
    expect(() => fixed(usd(5), usd(4))).toThrow(/^body\.amountsOff\[1\]\.currency/);
  });

  it('changes its name and not its discount', () => {
    const before = newCoupon(said, MARCH);
    expect(changedCoupon(before, { name: 'Spring', description: undefined, metadata: { a: 'b' } }, NOON)).toEqual({
      ...before,
      name: 'Spring',
      metadata: { a: 'b' },
      updatedAt: NOON,
    });
  });

  it('that is archived is used by no one anew', () => {
    const coupon = newCoupon(said, MARCH);
    const archived = archivedCoupon(coupon, NOON);
    expect(archivedCoupon(archived, NOON + 1)).toBe(archived);
    expect(usableCoupon(catalogOf({ coupons: [coupon] }), coupon.id, 'body.couponId')).toBe(coupon);
    expect(() => usableCoupon(catalogOf({ coupons: [archived] }), coupon.id, 'body.couponId')).toThrow(
      expect.objectContaining({ code: 'ArchivedCouponCantBeApplied' }),
    );
    expect(() => usableCoupon(catalogOf({}), 'x', 'body.couponId')).toThrow(
      expect.objectContaining({ code: 'CouponNotFound', status: 404 }),
    );
  });
});
