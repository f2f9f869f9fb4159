import { expect, it } from 'vitest';
import { inkwell } from '../../src/inkwell.ts';

const upgrade = { customerId: 'customer-test-id', planId: 'plan-enterprise', billingPeriod: 'MONTHLY' as const };

it('an upgrade in mid-period gives back the rest of the old plan and charges the rest of the new one', async () => {
  const { client } = await inkwell();
  const preview = await client.previewSubscription(upgrade);
  expect(preview.immediateInvoice).toMatchObject({
    subTotal: 104.04,
    total: 104.04,
    currency: 'usd',
    proration: {
      credit: 33.98,
      debit: 138.02,
      netAmount: 104.04,
      hasProrations: true,
      prorationDate: '2026-03-10T12:00:00.000Z',
    },
  });
  expect(preview.recurringInvoice).toMatchObject({ subTotal: 199, total: 199 });
  expect(preview.billingPeriodRange).toEqual({ start: '2026-03-01T00:00:00.000Z', end: '2026-04-01T00:00:00.000Z' });
  expect(preview.isPlanDowngrade).toBe(false);
});

it('a preview changes nothing, and provisioning then does what it said', async () => {
  const { client } = await inkwell();
  const before = await client.getSubscription({ subscriptionId: 'subscription-test-id' });
  const preview = await client.previewSubscription(upgrade);
  expect(await client.getSubscription({ subscriptionId: 'subscription-test-id' })).toEqual(before);
  const provisioned = await client.provisionSubscription(upgrade);
  expect(provisioned).toMatchObject({
    status: 'SUCCESS',
    subscription: { planId: 'plan-enterprise', status: 'ACTIVE' },
  });
  expect(provisioned.subscription?.latestInvoice).toMatchObject({
    total: preview.immediateInvoice.total,
    currency: 'usd',
  });
  expect(await client.checkEntitlement({ customerId: 'customer-test-id', featureId: 'feature-sso' })).toMatchObject({
    isGranted: true,
  });
});

it('a coupon and a tax: the discount comes first, and the lines add up', async () => {
  const { client } = await inkwell();
  await client.provisionCustomer({ id: 'newcomer' });
  const preview = await client.previewSubscription({
    customerId: 'newcomer',
    planId: 'plan-pro',
    billingPeriod: 'MONTHLY',
    addons: [{ id: 'addon-extra-seats', quantity: 2 }],
    appliedCoupon: { couponId: 'coupon-launch-20' },
    billingInformation: { taxPercentage: 10 },
    trialOverrideConfiguration: { isTrial: false },
  });
  expect(preview.immediateInvoice).toMatchObject({
    subTotal: 89,
    discount: 17.8,
    totalExcludingTax: 71.2,
    tax: 7.12,
    total: 78.32,
    discountDetails: { type: 'PERCENTAGE', value: 20, durationType: 'REPEATING', durationInMonths: 3 },
    taxDetails: { percentage: 10, inclusive: false },
  });
});

it('a downgrade waits for the end of the period', async () => {
  const { client, clock } = await inkwell();
  await client.provisionSubscription(upgrade);
  const downgrade = { customerId: 'customer-test-id', planId: 'plan-pro', billingPeriod: 'MONTHLY' as const };
  expect(await client.previewSubscription(downgrade)).toMatchObject({
    isPlanDowngrade: true,
    immediateInvoice: { total: 0 },
  });
  expect(await client.provisionSubscription(downgrade)).toMatchObject({
    isScheduled: true,
    subscription: { planId: 'plan-enterprise' },
  });
  clock.set('2026-04-01T00:00:00.000Z');
  expect(await client.getSubscription({ subscriptionId: 'subscription-test-id' })).toMatchObject({
    planId: 'plan-pro',
    status: 'ACTIVE',
  });
});

it('names the add-ons that cost nothing', async () => {
  const { client } = await inkwell();
  await client.createAddon({
    id: 'addon-badge',
    displayName: 'Badge',
    productId: 'product-inkwell',
    pricingType: 'FREE',
  });
  await client.publishAddon({ addonId: 'addon-badge', migrationType: 'NEW_CUSTOMERS' });
  await client.createPlanDraft({ planId: 'plan-enterprise' });
  await client.updatePlan({ planId: 'plan-enterprise', compatibleAddonIds: ['addon-badge', 'addon-extra-seats'] });
  await client.publishPlan({ planId: 'plan-enterprise', migrationType: 'NEW_CUSTOMERS' });
  const badge = { id: 'addon-badge', quantity: 3 };
  const addons = [badge, { id: 'addon-extra-seats', quantity: 1 }];
  expect((await client.previewSubscription({ ...upgrade, addons })).freeItems).toEqual([badge]);
  expect((await client.previewSubscription(upgrade)).freeItems).toEqual([]);
});
