import { expect, it } from 'vitest';
import { inkwell } from '../../src/inkwell.ts';

it('a new customer of the pro plan starts with its trial and becomes paying when it ends', async () => {
  const { client, clock } = await inkwell();
  await client.provisionCustomer({ id: 'newcomer' });
  const { subscription, entitlements } = await client.provisionSubscription({
    id: 'subscription-new',
    customerId: 'newcomer',
    planId: 'plan-pro',
    billingPeriod: 'MONTHLY',
  });
  expect(subscription).toMatchObject({
    id: 'subscription-new',
    status: 'IN_TRIAL',
    trialEndDate: '2026-03-24T12:00:00.000Z',
  });
  expect(entitlements?.length).toBeGreaterThan(0);
  expect(clock.advance('P14D')).toContainEqual({
    at: '2026-03-24T12:00:00.000Z',
    type: 'subscription.trial_ended',
    customerId: 'newcomer',
    subjectId: 'subscription-new',
  });
  expect(await client.getSubscription({ subscriptionId: 'subscription-new' })).toMatchObject({ status: 'ACTIVE' });
});

it('a subscription renews at the end of each month', async () => {
  const { client, clock } = await inkwell();
  const renewals = clock
    .advance('P3M')
    .filter(({ type, subjectId }) => type === 'subscription.renewed' && subjectId === 'subscription-test-id');
  expect(renewals.map(({ at }) => at)).toEqual([
    '2026-04-01T00:00:00.000Z',
    '2026-05-01T00:00:00.000Z',
    '2026-06-01T00:00:00.000Z',
  ]);
  expect(await client.getSubscription({ subscriptionId: 'subscription-test-id' })).toMatchObject({
    currentBillingPeriodStart: '2026-06-01T00:00:00.000Z',
    latestInvoice: { total: 49, billingReason: 'BILLING_CYCLE' },
  });
});

it('a cancellation at the end of the period leaves access until then', async () => {
  const { client, clock } = await inkwell();
  expect(await client.cancelSubscription({ subscriptionId: 'subscription-test-id' })).toMatchObject({
    status: 'ACTIVE',
    effectiveEndDate: '2026-04-01T00:00:00.000Z',
  });
  expect(await client.checkEntitlement({ customerId: 'customer-test-id', featureId: 'feature-seats' })).toMatchObject({
    isGranted: true,
  });
  clock.set('2026-04-01T00:00:00.000Z');
  expect(await client.checkEntitlement({ customerId: 'customer-test-id', featureId: 'feature-seats' })).toMatchObject({
    isGranted: false,
    accessDeniedReason: 'NoActiveSubscription',
  });
  await expect(client.cancelSubscription({ subscriptionId: 'subscription-test-id' })).rejects.toMatchObject({
    code: 'SubscriptionAlreadyCanceledOrExpired',
  });
});

it('an immediate cancellation ends access at once, for that workspace only', async () => {
  const { client } = await inkwell();
  expect(
    await client.cancelSubscription({ subscriptionId: 'subscription-resource-01', cancellationTime: 'IMMEDIATE' }),
  ).toMatchObject({ status: 'CANCELED' });
  expect(await client.checkEntitlement({ customerId: 'customer-test-id', featureId: 'feature-seats' })).toMatchObject({
    isGranted: true,
  });
});

it('two extra-seat add-ons raise the limit of twenty to thirty', async () => {
  const { client } = await inkwell();
  await client.provisionSubscription({
    customerId: 'customer-test-id',
    planId: 'plan-pro',
    billingPeriod: 'MONTHLY',
    addons: [{ id: 'addon-extra-seats', quantity: 2 }],
  });
  expect(await client.checkEntitlement({ customerId: 'customer-test-id', featureId: 'feature-seats' })).toMatchObject({
    usageLimit: 30,
  });
});

it.each([
  ['PlanNotFound', 404, { planId: 'plan-x' }],
  ['CustomerNotFound', 404, { customerId: 'nobody' }],
  ['BillingPeriodMissingError', 400, { billingPeriod: undefined }],
  ['AddonNotFound', 404, { addons: [{ id: 'addon-x', quantity: 1 }] }],
  ['AddonQuantityExceedsLimitError', 400, { addons: [{ id: 'addon-extra-seats', quantity: 11 }] }],
  ['IncompatibleSubscriptionAddon', 400, { planId: 'plan-enterprise', addons: [{ id: 'addon-sso', quantity: 1 }] }],
  ['CouponNotFound', 404, { appliedCoupon: { couponId: 'coupon-x' } }],
])('a wish that breaks a rule is refused with %s', async (code, status, wrong) => {
  const { client } = await inkwell();
  const wish = {
    customerId: 'customer-test-id',
    planId: 'plan-pro',
    billingPeriod: 'MONTHLY',
    resourceId: 'resource-02',
    ...wrong,
  };
  await expect(client.provisionSubscription(JSON.parse(JSON.stringify(wish)))).rejects.toMatchObject({ code, status });
  expect((await client.listSubscriptions({ customerId: 'customer-test-id' })).data).toHaveLength(2);
});

it('subscriptions are listed by customer, plan, resource and status', async () => {
  const { client } = await inkwell();
  const ids = async (query: object) => (await client.listSubscriptions(query)).data.map(({ id }) => id);
  expect(await ids({ customerId: 'customer-test-id' })).toEqual(['subscription-test-id', 'subscription-resource-01']);
  expect(await ids({ resourceId: 'resource-01' })).toEqual(['subscription-resource-01']);
  expect(await ids({ status: ['IN_TRIAL'] })).toEqual(['subscription-trial']);
  expect(await ids({ pricingType: ['FREE'] })).toEqual(['subscription-free']);
});

it('a downgrade waits for the end of the period, and from then on the month brings the smaller credits only', async () => {
  const { client, clock } = await inkwell();
  const customerId = 'customer-test-id';
  await client.provisionSubscription({ customerId, planId: 'plan-enterprise', billingPeriod: 'MONTHLY' });
  const { isScheduled } = await client.provisionSubscription({
    customerId,
    planId: 'plan-pro',
    billingPeriod: 'MONTHLY',
  });
  expect(isScheduled).toBe(true);
  const happenings = clock.set('2026-04-01T00:00:00Z').filter((one) => one.customerId === customerId);
  const types = happenings.map(({ type }) => type);
  expect(types.indexOf('subscription.updated')).toBeLessThan(types.indexOf('credit.grant.recurred'));
  const ledger = await client.listCreditLedger({
    customerId,
    currencyId: 'currency-credits',
    eventType: 'CREDITS_GRANTED',
    limit: 100,
  });
  const inApril = ledger.data.filter(({ timestamp }) => timestamp === '2026-04-01T00:00:00.000Z');
  expect(inApril.map(({ amount }) => amount)).toEqual([100]);
});
