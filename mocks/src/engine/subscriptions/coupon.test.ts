import { describe, expect, it } from 'vitest';
import { subscription } from '../customers/fixture.ts';
import type { Subscription } from '../customers/subscription.ts';
import { refusedWith } from '../refusal.fixture.ts';
import { cancel } from './cancel.ts';
import { couponFrom } from './coupon.ts';
import { APRIL, couponWish, Inkwell, MARCH, NO_TRIAL, NOON, usd } from './world.fixture.ts';

const launch = couponWish({ couponId: 'coupon-launch-20' });
const here = { resourceId: 'resource-01', coupon: launch };
const there = { resourceId: 'resource-02', coupon: launch };
const refused = { code: 'CustomerAlreadyUsesCoupon' };

describe('a coupon counts once for a customer', () => {
  it('and not again for another subscription', () => {
    const world = new Inkwell();
    world.buy('plan-pro', MARCH, { id: 'subscription-here', ...here });
    expect(() => world.buy('plan-pro', NOON, there)).toThrow(
      expect.objectContaining({ ...refused, message: expect.stringContaining('body.appliedCoupon.couponId') }),
    );
    expect(() => world.buy('plan-pro', NOON, there)).toThrow('Take it off there, or choose another coupon.');
  });

  it('and not for a subscription beside the customer who has it for all', () => {
    const world = new Inkwell({ customers: [{ couponId: 'coupon-launch-20' }] });
    expect(() => world.buy('plan-pro', NOON, here)).toThrow(expect.objectContaining(refused));
  });

  it('but again once the other subscription is over', () => {
    const world = new Inkwell();
    world.buy('plan-pro', MARCH, { id: 'subscription-here', ...here });
    const now = { time: 'IMMEDIATE', endDate: undefined, isRevoked: false, isProrated: false } as const;
    world.commit(cancel(world, world.subscription('subscription-here'), now, NOON).outcome);
    expect(world.buy('plan-pro', NOON, there).coupon).toMatchObject({ id: 'coupon-launch-20', startDate: NOON });
  });

  it('and may be said again for the same subscription, where its months go on', () => {
    const world = new Inkwell();
    world.buy('plan-pro', MARCH, here);
    const again = world.buy('plan-pro', NOON, here);
    expect(again.coupon).toMatchObject({ id: 'coupon-launch-20', startDate: MARCH });
    expect(world.buy('plan-pro', NOON, { ...here, coupon: { ...launch, startDate: APRIL } }).coupon).toMatchObject({
      startDate: APRIL,
    });
  });

  it('and goes over to what takes the place of the subscription', () => {
    const world = new Inkwell();
    world.buy('plan-free', MARCH, here);
    const paid = world.buy('plan-pro', NOON, { ...here, trial: NO_TRIAL });
    expect(paid).toMatchObject({ coupon: { id: 'coupon-launch-20' }, latestInvoice: { total: 39.2 } });
  });
});

/** What is on a subscription that has no coupon yet. */
const from = (said: Parameters<typeof couponWish>[0], before: Partial<Subscription> = {}) =>
  couponFrom(new Inkwell(), subscription(before), couponWish(said), NOON, NOON);
const discount = { name: undefined, percentOff: null, amountsOff: null, durationInMonths: null };

describe('a coupon of the catalogue', () => {
  const copied = {
    id: 'coupon-launch-20',
    name: 'coupon-launch-20',
    percentOff: 20,
    amountsOff: null,
    durationInMonths: 3,
    startDate: NOON,
  };

  it('is copied as it is now, from when it is applied or from a date that is said', () => {
    expect(from({ couponId: 'coupon-launch-20' })).toEqual(copied);
    expect(from({ billingCouponId: 'coupon-launch-20', startDate: APRIL })).toEqual({ ...copied, startDate: APRIL });
  });

  it('is there, is not archived, and is no promotion code', () => {
    expect(() => from({ couponId: 'coupon-x' })).toThrow(refusedWith('CouponNotFound', 'body.appliedCoupon.couponId'));
    expect(() => from({ couponId: 'coupon-old', field: 'body.rows[1].coupon' })).toThrow(
      refusedWith('ArchivedCouponCantBeApplied', 'body.rows[1].coupon.couponId: coupon-old'),
    );
    expect(() => from({ promotionCode: 'SPRING' })).toThrow(
      refusedWith('PromotionCodeNotFound', 'body.appliedCoupon.promotionCode: there is no promotion code "SPRING"'),
    );
  });
});

describe('a discount that is in no catalogue', () => {
  it('is a percentage or an amount, with or without a name and an end', () => {
    expect(from({ discount: { ...discount, percentOff: 12.5 } })).toEqual({
      id: 'ad-hoc-discount',
      name: 'Discount',
      percentOff: 12.5,
      amountsOff: null,
      durationInMonths: null,
      startDate: NOON,
    });
    const fixed = { ...discount, name: 'Sorry', amountsOff: [usd(5)], durationInMonths: 2 };
    expect(from({ discount: fixed, startDate: APRIL })).toMatchObject({ ...fixed, startDate: APRIL });
  });

  it('is refused when it takes off nothing, or for longer than a calendar can count', () => {
    for (const amountsOff of [null, []])
      expect(() => from({ discount: { ...discount, amountsOff } })).toThrow(
        refusedWith('BadUserInput', 'body.appliedCoupon.discount: give percentOff or amountsOff'),
      );
    expect(() => from({ discount: { ...discount, percentOff: 5, durationInMonths: 1201 } })).toThrow(
      refusedWith('BadUserInput', 'body.appliedCoupon.discount.durationInMonths'),
    );
  });
});

it('a wish that names no discount brings none, and leaves what there is', () => {
  expect(from({})).toBeNull();
  const coupon = from({ couponId: 'coupon-welcome-10' });
  expect(from({}, { coupon })).toBe(coupon);
});
