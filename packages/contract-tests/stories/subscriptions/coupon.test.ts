import { expect, it } from 'vitest';
import { inkwell } from '../../src/inkwell.ts';

const customerId = 'customer-test-id';
const launch = { couponId: 'coupon-launch-20' };
const first = 'subscription-test-id';
const second = 'subscription-resource-01';
const refused = { status: 400, code: 'CustomerAlreadyUsesCoupon' };

it('a coupon counts once for a customer, and the second use names the first', async () => {
  const { client } = await inkwell();
  await client.updateSubscription({ subscriptionId: first, appliedCoupon: launch });
  await expect(client.updateSubscription({ subscriptionId: second, appliedCoupon: launch })).rejects.toMatchObject({
    ...refused,
    message: expect.stringContaining(
      `body.appliedCoupon.couponId: ${customerId} uses coupon-launch-20 for ${first} already. Take it off there`,
    ),
  });
  const preview = {
    customerId,
    planId: 'plan-enterprise',
    resourceId: 'resource-02',
    billingPeriod: 'MONTHLY' as const,
  };
  await expect(client.previewSubscription({ ...preview, appliedCoupon: launch })).rejects.toMatchObject(refused);
  await client.updateSubscription({ subscriptionId: first, appliedCoupon: { promotionCode: null } });
  expect(await client.updateSubscription({ subscriptionId: second, appliedCoupon: launch })).toMatchObject({
    coupons: [{ id: 'coupon-launch-20', status: 'ACTIVE' }],
  });
});

it('a coupon that the customer has for everything is not put on one subscription, too', async () => {
  const { client } = await inkwell();
  await client.updateCustomer({ customerId, ...launch });
  await expect(client.updateSubscription({ subscriptionId: first, appliedCoupon: launch })).rejects.toMatchObject(
    refused,
  );
});

it('to say it again for the same subscription is fine, and does not begin its months anew', async () => {
  const { client, clock } = await inkwell();
  await client.updateSubscription({ subscriptionId: first, appliedCoupon: launch });
  clock.set('2026-06-09T00:00:00.000Z');
  await client.updateSubscription({ subscriptionId: first, appliedCoupon: launch });
  clock.set('2026-07-01T00:00:00.000Z');
  expect(await client.getSubscription({ subscriptionId: first })).toMatchObject({
    coupons: [{ status: 'EXPIRED' }],
    latestInvoice: { total: 49 },
  });
});
