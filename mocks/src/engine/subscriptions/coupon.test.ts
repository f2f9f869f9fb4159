import { describe, expect, it } from 'vitest';
import { cancel } from './cancel.ts';
import { APRIL, Inkwell, MARCH, NO_TRIAL, NOON } from './world.fixture.ts';

const launch = {
  couponId: 'coupon-launch-20',
  billingCouponId: undefined,
  promotionCode: undefined,
  startDate: undefined,
  discount: undefined,
};
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
