import { expect, it } from 'vitest';
import { inkwell, NOON } from '../../src/inkwell.ts';

const subscriptionId = 'subscription-test-id';
const customerId = 'customer-test-id';
const APRIL = '2026-04-01T00:00:00.000Z';
const packs = (quantity: number) => [{ id: 'addon-extra-seats', quantity }];
const seats = { customerId, featureId: 'feature-seats' };

it('more seats are there at once, and the rest of the month is charged for them', async () => {
  const { client, clock } = await inkwell();
  expect(await client.updateSubscription({ subscriptionId, addons: packs(2) })).toMatchObject({
    id: subscriptionId,
    planId: 'plan-pro',
    addons: packs(2),
    futureUpdates: [],
    latestInvoice: { total: 27.74, status: 'PAID', billingReason: 'SUBSCRIPTION_UPDATE', createdAt: NOON },
  });
  expect(await client.checkEntitlement(seats)).toMatchObject({ usageLimit: 30 });
  clock.set(APRIL);
  expect(await client.getSubscription({ subscriptionId })).toMatchObject({ latestInvoice: { total: 89 } });
});

it('fewer seats wait for the next month', async () => {
  const { client, clock } = await inkwell();
  await client.updateSubscription({ subscriptionId, addons: packs(2) });
  expect(await client.updateSubscription({ subscriptionId, addons: packs(1) })).toMatchObject({
    addons: packs(2),
    futureUpdates: [
      {
        scheduledExecutionTime: APRIL,
        scheduleStatus: 'SCHEDULED',
        subscriptionScheduleType: 'ADDON',
        targetPackage: null,
      },
    ],
  });
  clock.set(APRIL);
  expect(await client.getSubscription({ subscriptionId })).toMatchObject({
    addons: packs(1),
    futureUpdates: [],
    latestInvoice: { total: 69 },
  });
  expect(await client.checkEntitlement(seats)).toMatchObject({ usageLimit: 25 });
});

it('the list of add-ons is the whole list', async () => {
  const { client } = await inkwell();
  await client.updateSubscription({ subscriptionId, addons: packs(2) });
  expect(
    await client.updateSubscription({
      subscriptionId,
      addons: [{ id: 'addon-sso', quantity: 1 }],
      scheduleStrategy: 'IMMEDIATE',
    }),
  ).toMatchObject({ addons: [{ id: 'addon-sso', quantity: 1 }], latestInvoice: { total: -6.93 } });
});

it('a change that waits can be dropped, and everything goes on', async () => {
  const { client, clock } = await inkwell();
  await client.updateSubscription({ subscriptionId, addons: packs(2), scheduleStrategy: 'END_OF_BILLING_PERIOD' });
  expect(await client.cancelScheduledUpdate({ subscriptionId })).toEqual({ id: subscriptionId });
  expect(await client.getSubscription({ subscriptionId })).toMatchObject({ addons: [], futureUpdates: [] });
  clock.set(APRIL);
  expect(await client.getSubscription({ subscriptionId })).toMatchObject({ addons: [], latestInvoice: { total: 49 } });
});

it('where nothing waits, nothing can be dropped', async () => {
  const { client } = await inkwell();
  const missing = { status: 404, code: 'FutureUpdateNotFound' };
  await expect(client.cancelScheduledUpdate({ subscriptionId })).rejects.toMatchObject(missing);
  await client.updateSubscription({ subscriptionId, addons: packs(2), scheduleStrategy: 'END_OF_BILLING_PERIOD' });
  await expect(client.cancelPendingPaymentUpdate({ subscriptionId })).rejects.toMatchObject(missing);
});

it('a downgrade that waits is replaced by other contents, and not by other metadata', async () => {
  const { client } = await inkwell();
  await client.provisionSubscription({ customerId, planId: 'plan-enterprise', billingPeriod: 'MONTHLY' });
  await client.provisionSubscription({ customerId, planId: 'plan-pro', billingPeriod: 'MONTHLY' });
  expect(await client.updateSubscription({ subscriptionId, metadata: { team: 'night' } })).toMatchObject({
    planId: 'plan-enterprise',
    metadata: { team: 'night' },
    futureUpdates: [{ subscriptionScheduleType: 'DOWNGRADE', targetPackage: { id: 'plan-pro' } }],
  });
  expect(await client.updateSubscription({ subscriptionId, billingPeriod: 'ANNUALLY' })).toMatchObject({
    planId: 'plan-enterprise',
    futureUpdates: [],
    currentBillingPeriodEnd: '2027-03-10T12:00:00.000Z',
  });
});

it('terms hold at once and cost nothing', async () => {
  const { client } = await inkwell();
  const terms = {
    budget: { limit: 100, hasSoftLimit: true },
    metadata: { team: 'night' },
    appliedCoupon: { couponId: 'coupon-launch-20' },
  };
  expect(await client.updateSubscription({ subscriptionId, ...terms })).toMatchObject({
    budget: terms.budget,
    metadata: terms.metadata,
    coupons: [{ id: 'coupon-launch-20', status: 'ACTIVE', percentOff: 20 }],
    latestInvoice: { billingId: 'invoice-1', total: 49 },
  });
  expect(await client.updateSubscription({ subscriptionId, budget: null })).toMatchObject({
    budget: null,
    metadata: terms.metadata,
    coupons: [{ id: 'coupon-launch-20' }],
  });
});

it('a coupon is on the next invoice, from whichever place it comes, until it is taken away', async () => {
  const { client, clock } = await inkwell();
  const billingInformation = { couponId: 'coupon-launch-20', taxPercentage: 10 };
  await client.updateSubscription({ subscriptionId, billingInformation });
  clock.set(APRIL);
  expect(await client.getSubscription({ subscriptionId })).toMatchObject({ latestInvoice: { total: 43.12 } });
  await client.updateSubscription({ subscriptionId, appliedCoupon: { promotionCode: null } });
  clock.advance('P1M');
  expect(await client.getSubscription({ subscriptionId })).toMatchObject({
    coupons: [],
    latestInvoice: { total: 53.9 },
  });
});

it.each([
  ['body.promotionCode', { promotionCode: 'SPRING' }],
  ['body.appliedCoupon.promotionCode', { appliedCoupon: { promotionCode: 'SPRING' } }],
])('an unknown code is named where it stands: %s', async (field, said) => {
  const { client } = await inkwell();
  await expect(client.updateSubscription({ subscriptionId, ...said })).rejects.toMatchObject({
    status: 404,
    code: 'PromotionCodeNotFound',
    message: expect.stringContaining(`${field}:`),
  });
});

it('a minimum is charged from the next month on, and its difference at once', async () => {
  const { client, clock } = await inkwell();
  expect(
    await client.updateSubscription({ subscriptionId, minimumSpend: { amount: 80, currency: 'usd' } }),
  ).toMatchObject({ minimumSpend: { amount: 80, currency: 'usd' }, latestInvoice: { total: 21.5 } });
  clock.set(APRIL);
  expect(await client.getSubscription({ subscriptionId })).toMatchObject({ latestInvoice: { total: 80 } });
  await client.updateSubscription({ subscriptionId, minimumSpend: null });
  clock.advance('P1M');
  expect(await client.getSubscription({ subscriptionId })).toMatchObject({
    minimumSpend: null,
    latestInvoice: { total: 49 },
  });
});

it('a price and an entitlement can be agreed for this subscription alone', async () => {
  const { client, clock } = await inkwell();
  expect(
    await client.updateSubscription({
      subscriptionId,
      priceOverrides: [{ baseCharge: true, amount: 80, currency: 'usd' }],
      entitlements: [{ type: 'FEATURE', id: 'feature-seats', usageLimit: 40 }],
    }),
  ).toMatchObject({
    prices: [{ baseCharge: true, amount: 80, currency: 'usd' }],
    subscriptionEntitlements: [{ type: 'FEATURE', id: 'feature-seats' }],
    latestInvoice: { total: 21.5 },
  });
  expect(await client.checkEntitlement(seats)).toMatchObject({ usageLimit: 40 });
  clock.set(APRIL);
  expect(await client.getSubscription({ subscriptionId })).toMatchObject({ latestInvoice: { total: 80 } });
});

it('a trial can be made longer, and is charged at its new end', async () => {
  const { client, clock } = await inkwell();
  const trial = { subscriptionId: 'subscription-trial' };
  expect(await client.updateSubscription({ ...trial, trialEndDate: APRIL })).toMatchObject({
    status: 'IN_TRIAL',
    trialEndDate: APRIL,
  });
  clock.set('2026-03-31T23:59:59.999Z');
  expect(await client.getSubscription(trial)).toMatchObject({ status: 'IN_TRIAL', latestInvoice: null });
  clock.set(APRIL);
  expect(await client.getSubscription(trial)).toMatchObject({
    status: 'ACTIVE',
    currentBillingPeriodStart: APRIL,
    latestInvoice: { total: 49, createdAt: APRIL },
  });
});

it('an end can be agreed, and taken away again', async () => {
  const { client, clock } = await inkwell();
  expect(await client.updateSubscription({ subscriptionId, cancellationDate: APRIL })).toMatchObject({
    status: 'ACTIVE',
    effectiveEndDate: APRIL,
  });
  expect(await client.updateSubscription({ subscriptionId, metadata: {} })).toMatchObject({ effectiveEndDate: APRIL });
  expect(await client.updateSubscription({ subscriptionId, cancellationDate: null })).toMatchObject({
    effectiveEndDate: null,
  });
  await client.cancelSubscription({ subscriptionId });
  expect(await client.updateSubscription({ subscriptionId, addons: packs(1) })).toMatchObject({
    cancellationDate: APRIL,
    addons: packs(1),
  });
  await client.updateSubscription({ subscriptionId, cancellationDate: null });
  clock.set(APRIL);
  expect(await client.getSubscription({ subscriptionId })).toMatchObject({ status: 'ACTIVE' });
});

it('what has not begun is changed for nothing, and begins as it is then', async () => {
  const { client, clock } = await inkwell();
  const later = { subscriptionId: 'subscription-later' };
  await client.provisionSubscription({
    id: later.subscriptionId,
    customerId,
    planId: 'plan-pro',
    resourceId: 'resource-later',
    billingPeriod: 'MONTHLY',
    startDate: APRIL,
  });
  expect(await client.updateSubscription({ ...later, addons: packs(1) })).toMatchObject({
    status: 'NOT_STARTED',
    addons: packs(1),
    latestInvoice: null,
  });
  clock.set(APRIL);
  expect(await client.getSubscription(later)).toMatchObject({ latestInvoice: { total: 69, createdAt: APRIL } });
});

it.each([
  ['AddonQuantityExceedsLimitError', { addons: packs(11) }],
  ['AddonNotFound', { addons: [{ id: 'addon-x', quantity: 1 }] }],
  ['InvalidCancellationDate', { cancellationDate: '2026-03-01T00:00:00.000Z' }],
  ['InvalidSubscriptionStatus', { trialEndDate: APRIL }],
  ['CouponNotFound', { billingInformation: { couponId: 'coupon-x' } }],
  ['PriceNotFound', { priceOverrides: [{ currencyId: 'currency-credits', amount: 1 }] }],
])('an update is refused with %s and changes nothing', async (code, said) => {
  const { client } = await inkwell();
  const before = await client.getSubscription({ subscriptionId });
  await expect(
    client.updateSubscription({ subscriptionId, metadata: { tried: 'yes' }, ...said }),
  ).rejects.toMatchObject({ code, message: expect.stringContaining(' body.') });
  expect(await client.getSubscription({ subscriptionId })).toEqual(before);
});

it('what is over cannot be updated', async () => {
  const { client } = await inkwell();
  await client.cancelSubscription({ subscriptionId, cancellationTime: 'IMMEDIATE' });
  for (const act of [
    client.updateSubscription({ subscriptionId, metadata: {} }),
    client.transferSubscription({ subscriptionId, destinationResourceId: 'resource-02' }),
    client.delegateSubscription({ subscriptionId, targetCustomerId: customerId }),
  ])
    await expect(act).rejects.toMatchObject({ status: 400, code: 'SubscriptionAlreadyCanceledOrExpired' });
});
