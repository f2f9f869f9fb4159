import { expect, it } from 'vitest';
import { inkwell } from '../../src/inkwell.ts';

const spring = {
  id: 'coupon-spring-15',
  name: 'Spring 15%',
  description: null,
  percentOff: 15,
  amountsOff: null,
  durationInMonths: 1,
  metadata: null,
};
const upgrade = { customerId: 'customer-free', planId: 'plan-pro', billingPeriod: 'MONTHLY' } as const;

it('a new coupon takes its percentage off at once', async () => {
  const { client } = await inkwell();
  expect(await client.createCoupon(spring)).toMatchObject({ type: 'PERCENTAGE', status: 'ACTIVE', source: 'STIGG' });
  const preview = await client.previewSubscription({ ...upgrade, appliedCoupon: { couponId: 'coupon-spring-15' } });
  expect(preview.recurringInvoice).toMatchObject({ subTotal: 49 });
  expect((await client.getCoupon({ couponId: 'coupon-spring-15' })).percentOff).toBe(15);
});

it.each([
  ['both', { amountsOff: [{ amount: 5, currency: 'usd' as const }] }],
  ['neither', { percentOff: null }],
  ['a part of a percent', { percentOff: 12.5 }],
  [
    'two amounts in one currency',
    {
      percentOff: null,
      amountsOff: [
        { amount: 5, currency: 'usd' as const },
        { amount: 6, currency: 'usd' as const },
      ],
    },
  ],
])('a coupon with %s is refused', async (_, more) => {
  const { client } = await inkwell();
  await expect(client.createCoupon({ ...spring, ...more })).rejects.toMatchObject({
    status: 400,
    code: 'InvalidArgumentError',
  });
});

it('an archived coupon is refused, and its discount never changes', async () => {
  const { client } = await inkwell();
  await client.createCoupon({ ...spring, percentOff: null, amountsOff: [{ amount: 5, currency: 'usd' }] });
  expect(await client.updateCoupon({ couponId: 'coupon-spring-15', name: 'Spring' })).toMatchObject({
    name: 'Spring',
    type: 'FIXED',
    amountsOff: [{ amount: 5, currency: 'usd' }],
  });
  expect(await client.archiveCoupon({ couponId: 'coupon-spring-15' })).toMatchObject({ status: 'ARCHIVED' });
  const ids = (await client.listCoupons({ status: ['ACTIVE'] })).data.map(({ id }) => id);
  expect(ids).toEqual(['coupon-launch-20', 'coupon-welcome-10']);
  await expect(
    client.previewSubscription({ ...upgrade, appliedCoupon: { couponId: 'coupon-spring-15' } }),
  ).rejects.toMatchObject({ code: 'ArchivedCouponCantBeApplied' });
});
