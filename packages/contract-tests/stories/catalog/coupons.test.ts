import { expect, it } from 'vitest';
import { inkwell, NOON } from '../../src/inkwell.ts';

const SPRING = {
  id: 'coupon-spring-15',
  name: 'Spring 15%',
  description: null,
  percentOff: 15,
  amountsOff: null,
  durationInMonths: 6,
  metadata: null,
};
const PRO = { customerId: 'customer-free', planId: 'plan-pro', billingPeriod: 'MONTHLY' } as const;

it('a coupon takes a share off from the moment it is created', async () => {
  const { client } = await inkwell();
  expect(await client.createCoupon(SPRING)).toEqual({
    ...SPRING,
    type: 'PERCENTAGE',
    status: 'ACTIVE',
    source: 'STIGG',
    billingId: null,
    billingLinkUrl: null,
    createdAt: NOON,
    updatedAt: NOON,
  });
  const { recurringInvoice } = await client.previewSubscription({
    ...PRO,
    appliedCoupon: { couponId: 'coupon-spring-15' },
  });
  expect(recurringInvoice?.total).toBe(41.65);
});

it('a fixed coupon has one amount for each currency', async () => {
  const { client } = await inkwell();
  const amountsOff = [
    { amount: 5, currency: 'usd' as const },
    { amount: 4, currency: 'eur' as const },
  ];
  const friend = { ...SPRING, id: 'coupon-friend', percentOff: null };
  expect(await client.createCoupon({ ...friend, amountsOff })).toMatchObject({ type: 'FIXED', amountsOff });
  const again = { ...friend, id: 'coupon-again' };
  await expect(client.createCoupon({ ...again, amountsOff: [...amountsOff, ...amountsOff] })).rejects.toMatchObject({
    code: 'BadUserInput',
    message: expect.stringContaining('body.amountsOff[2].currency'),
  });
});

it('a coupon is a percentage or an amount, never both and never neither', async () => {
  const { client } = await inkwell();
  const amountsOff = [{ amount: 5, currency: 'usd' as const }];
  for (const discount of [{ amountsOff }, { percentOff: null }]) {
    await expect(client.createCoupon({ ...SPRING, ...discount })).rejects.toMatchObject({
      status: 400,
      code: 'BadUserInput',
      message: expect.stringContaining('exactly one of percentOff and amountsOff'),
    });
  }
  await expect(client.getCoupon({ couponId: SPRING.id })).rejects.toMatchObject({
    status: 404,
    code: 'CouponNotFound',
  });
});

it('an id belongs to one coupon', async () => {
  const { client } = await inkwell();
  await expect(client.createCoupon({ ...SPRING, id: 'coupon-launch-20' })).rejects.toMatchObject({
    status: 409,
    code: 'DuplicatedEntityNotAllowed',
  });
  expect(await client.getCoupon({ couponId: 'coupon-launch-20' })).toMatchObject({ percentOff: 20 });
});

it('the name of a coupon may change, its discount not', async () => {
  const { client } = await inkwell();
  await client.updateCoupon({ couponId: 'coupon-launch-20', name: 'Launch', metadata: { campaign: 'launch' } });
  expect(await client.getCoupon({ couponId: 'coupon-launch-20' })).toMatchObject({
    name: 'Launch',
    metadata: { campaign: 'launch' },
    percentOff: 20,
    durationInMonths: 3,
  });
  expect(await client.updateCoupon({ couponId: 'coupon-launch-20', metadata: null })).toMatchObject({
    name: 'Launch',
    metadata: null,
  });
});

it('an archived coupon is used by no one anew, and stays with those who have it', async () => {
  const { client } = await inkwell();
  const appliedCoupon = { couponId: 'coupon-launch-20' };
  await client.updateCustomer({ customerId: 'customer-test-id', couponId: 'coupon-launch-20' });
  await client.provisionSubscription({
    ...PRO,
    id: 'subscription-pro',
    trialOverrideConfiguration: { isTrial: false },
    paymentCollectionMethod: 'INVOICE',
    appliedCoupon,
  });
  expect(await client.archiveCoupon({ couponId: 'coupon-launch-20' })).toMatchObject({ status: 'ARCHIVED' });
  expect(await client.archiveCoupon({ couponId: 'coupon-launch-20' })).toMatchObject({ status: 'ARCHIVED' });

  const refused = { status: 400, code: 'ArchivedCouponCantBeApplied' };
  await expect(
    client.previewSubscription({ ...PRO, customerId: 'customer-test-id', appliedCoupon }),
  ).rejects.toMatchObject(refused);
  await expect(client.provisionCustomer({ id: 'late', couponId: 'coupon-launch-20' })).rejects.toMatchObject(refused);
  await expect(
    client.updateCustomer({ customerId: 'customer-free', couponId: 'coupon-launch-20' }),
  ).rejects.toMatchObject(refused);

  expect(
    await client.updateCustomer({ customerId: 'customer-test-id', couponId: 'coupon-launch-20', name: 'Same' }),
  ).toMatchObject({ name: 'Same', couponId: 'coupon-launch-20' });
  const { coupons } = await client.getSubscription({ subscriptionId: 'subscription-pro' });
  expect(coupons).toMatchObject([{ id: 'coupon-launch-20', percentOff: 20 }]);
});

it('coupons are found by kind, status, id and time', async () => {
  const { client, clock } = await inkwell();
  clock.advance('PT1H');
  await client.createCoupon(SPRING);
  await client.archiveCoupon({ couponId: 'coupon-welcome-10' });
  const ids = async (query: object) => (await client.listCoupons(query)).data.map(({ id }) => id);
  expect(await ids({})).toEqual(['coupon-launch-20', 'coupon-welcome-10', 'coupon-spring-15']);
  expect(await ids({ type: 'PERCENTAGE' })).toEqual(['coupon-launch-20', 'coupon-spring-15']);
  expect(await ids({ status: ['ARCHIVED'] })).toEqual(['coupon-welcome-10']);
  expect(await ids({ status: ['ACTIVE'], type: 'FIXED' })).toEqual([]);
  expect(await ids({ id: 'coupon-spring-15' })).toEqual(['coupon-spring-15']);
  expect(await ids({ createdAt: { lte: NOON } })).toEqual(['coupon-launch-20', 'coupon-welcome-10']);
});
