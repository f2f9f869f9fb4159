import { expect, it } from 'vitest';
import { inkwell, NOON } from '../../src/inkwell.ts';

const customerId = 'customer-test-id';
const subscriptionId = 'subscription-test-id';
const MARCH = '2026-03-01T00:00:00.000Z';
const APRIL = '2026-04-01T00:00:00.000Z';
const calls = { customerId, featureId: 'feature-api-calls' };

it('calls above the quota are invoiced on demand, in blocks, and once', async () => {
  const { client, clock } = await inkwell();
  await client.reportUsage({ ...calls, value: 120_500 });
  expect(await client.chargeSubscriptionUsage({ subscriptionId })).toEqual({
    subscriptionId,
    periodStart: MARCH,
    periodEnd: NOON,
    invoiceBillingId: 'invoice-3',
    usageCharged: [{ featureId: 'feature-api-calls', usageAmount: 20_500 }],
  });
  expect((await client.listCustomerInvoices({ customerId, issuedAfter: NOON })).data).toMatchObject([
    {
      total: 10.5,
      state: 'PAID',
      lineItems: [{ description: 'Pro: API calls, overage', quantity: 21, unitPrice: 0.5, amount: 10.5 }],
    },
  ]);
  expect(await client.getSubscription({ subscriptionId })).toMatchObject({
    latestInvoice: { billingId: 'invoice-3', billingReason: 'MANUAL', total: 10.5 },
  });
  clock.advance('P1D');
  expect(await client.chargeSubscriptionUsage({ subscriptionId })).toMatchObject({
    periodStart: NOON,
    invoiceBillingId: null,
    usageCharged: [],
  });
});

it('a block that was begun is not charged again, and usage of the same instant is not lost', async () => {
  const { client } = await inkwell();
  const charge = async (value: number) => {
    await client.reportUsage({ ...calls, value });
    return await client.chargeSubscriptionUsage({ subscriptionId });
  };
  expect(await charge(120_500)).toMatchObject({ usageCharged: [{ usageAmount: 20_500 }] });
  expect(await charge(300)).toMatchObject({ usageCharged: [{ usageAmount: 300 }], invoiceBillingId: null });
  expect(await charge(300)).toMatchObject({ usageCharged: [{ usageAmount: 300 }], invoiceBillingId: 'invoice-4' });
  expect(await client.getSubscription({ subscriptionId })).toMatchObject({ latestInvoice: { total: 0.5 } });
});

it('usage within the quota costs nothing', async () => {
  const { client } = await inkwell();
  await client.reportUsage({ ...calls, value: 100_000 });
  expect(await client.chargeSubscriptionUsage({ subscriptionId })).toMatchObject({
    invoiceBillingId: null,
    usageCharged: [],
  });
});

it('usage until an earlier instant can be charged, and what came later follows', async () => {
  const { client } = await inkwell();
  await client.reportUsage({ ...calls, value: 101_000, createdAt: '2026-03-08T00:00:00.000Z' });
  await client.reportUsage({ ...calls, value: 2_000 });
  const untilDate = '2026-03-09T00:00:00.000Z';
  expect(await client.chargeSubscriptionUsage({ subscriptionId, untilDate })).toMatchObject({
    periodEnd: untilDate,
    usageCharged: [{ usageAmount: 1_000 }],
  });
  await expect(
    client.chargeSubscriptionUsage({ subscriptionId, untilDate: '2026-03-08T00:00:00.000Z' }),
  ).rejects.toMatchObject({ status: 400, message: expect.stringContaining('body.untilDate') });
  expect(await client.chargeSubscriptionUsage({ subscriptionId })).toMatchObject({
    periodStart: untilDate,
    periodEnd: NOON,
    usageCharged: [{ usageAmount: 2_000 }],
  });
});

it('whatever was not charged on demand is on the invoice of the next month, where the quota begins anew', async () => {
  const { client, clock } = await inkwell();
  await client.reportUsage({ ...calls, value: 102_000 });
  await client.chargeSubscriptionUsage({ subscriptionId });
  await client.reportUsage({ ...calls, value: 3_000 });
  clock.set(APRIL);
  expect((await client.listCustomerInvoices({ customerId, issuedAfter: APRIL })).data[0]).toMatchObject({
    total: 50.5,
    lineItems: [
      { description: 'Pro', amount: 49 },
      { description: 'Pro: API calls, overage', quantity: 3, amount: 1.5 },
    ],
  });
  await client.reportUsage({ ...calls, value: 100_000 });
  expect(await client.chargeSubscriptionUsage({ subscriptionId })).toMatchObject({
    periodStart: APRIL,
    usageCharged: [],
  });
  clock.advance('P1M');
  expect(await client.getSubscription({ subscriptionId })).toMatchObject({ latestInvoice: { total: 49 } });
});

it('a percentage is taken off, a fixed amount is for the month alone', async () => {
  const { client } = await inkwell();
  await client.updateSubscription({ subscriptionId, appliedCoupon: { couponId: 'coupon-launch-20' } });
  await client.reportUsage({ ...calls, value: 110_000 });
  await client.chargeSubscriptionUsage({ subscriptionId });
  expect(await client.getSubscription({ subscriptionId })).toMatchObject({ latestInvoice: { total: 4 } });
  await client.updateSubscription({ subscriptionId, appliedCoupon: { couponId: 'coupon-welcome-10' } });
  await client.reportUsage({ ...calls, value: 10_000 });
  await client.chargeSubscriptionUsage({ subscriptionId });
  expect(await client.getSubscription({ subscriptionId })).toMatchObject({ latestInvoice: { total: 5 } });
});

it('a price that was agreed counts for usage too', async () => {
  const { client } = await inkwell();
  await client.updateSubscription({
    subscriptionId,
    priceOverrides: [{ featureId: 'feature-api-calls', amount: 0.2, currency: 'usd' }],
  });
  await client.reportUsage({ ...calls, value: 110_000 });
  await client.chargeSubscriptionUsage({ subscriptionId });
  expect(await client.getSubscription({ subscriptionId })).toMatchObject({ latestInvoice: { total: 2 } });
});

it('a trial uses for nothing, and a subscription that has not begun has no usage', async () => {
  const { client, clock } = await inkwell();
  const trial = { customerId: 'customer-trial', featureId: 'feature-api-calls' };
  await client.reportUsage({ ...trial, value: 150_000 });
  expect(await client.chargeSubscriptionUsage({ subscriptionId: 'subscription-trial' })).toMatchObject({
    periodStart: NOON,
    periodEnd: NOON,
    usageCharged: [],
  });
  clock.set('2026-03-24T12:00:00.000Z');
  await client.reportUsage({ ...trial, value: 101_000 });
  expect(await client.chargeSubscriptionUsage({ subscriptionId: 'subscription-trial' })).toMatchObject({
    usageCharged: [{ usageAmount: 1_000 }],
  });
  const { id } = await client.provisionSubscription({
    customerId,
    planId: 'plan-pro',
    resourceId: 'resource-later',
    billingPeriod: 'MONTHLY',
    startDate: APRIL,
  });
  await expect(client.chargeSubscriptionUsage({ subscriptionId: id })).rejects.toMatchObject({
    code: 'InvalidSubscriptionStatus',
  });
});

it('the last usage is invoiced with the end, and what is reported late can still be charged', async () => {
  const { client, clock } = await inkwell();
  await client.reportUsage({ ...calls, value: 104_000 });
  expect(await client.cancelSubscription({ subscriptionId, cancellationTime: 'IMMEDIATE' })).toMatchObject({
    latestInvoice: { total: 2, status: 'PAID', billingReason: 'SUBSCRIPTION_UPDATE' },
  });
  clock.advance('P3D');
  expect(await client.chargeSubscriptionUsage({ subscriptionId })).toMatchObject({ usageCharged: [] });
  await client.reportUsage({ ...calls, value: 3_000, createdAt: '2026-03-10T11:00:00.000Z' });
  expect(await client.chargeSubscriptionUsage({ subscriptionId })).toMatchObject({
    periodEnd: NOON,
    usageCharged: [{ usageAmount: 3_000 }],
  });
});

it('usage until a cancellation at the end of the period is on a last invoice then', async () => {
  const { client, clock } = await inkwell();
  await client.cancelSubscription({ subscriptionId, cancellationTime: 'END_OF_BILLING_PERIOD' });
  await client.reportUsage({ ...calls, value: 104_000 });
  clock.set(APRIL);
  expect(await client.getSubscription({ subscriptionId })).toMatchObject({
    status: 'CANCELED',
    latestInvoice: { createdAt: APRIL, total: 2, billingReason: 'BILLING_CYCLE' },
  });
});

it('usage before an upgrade is charged by the old prices, with the next month', async () => {
  const { client, clock } = await inkwell();
  await client.reportUsage({ ...calls, value: 104_000 });
  const upgrade = { customerId, planId: 'plan-enterprise', billingPeriod: 'MONTHLY' as const };
  expect((await client.previewSubscription(upgrade)).immediateInvoice.total).toBe(104.04);
  await client.provisionSubscription(upgrade);
  clock.set(APRIL);
  const { data } = await client.listCustomerInvoices({ customerId, issuedAfter: APRIL });
  expect(
    data.flatMap(({ lineItems }) => lineItems.map(({ description, amount }) => [description, amount])),
  ).toContainEqual(['Pro: API calls, overage', 2]);
});

it('overage that is billed by the month does not wait for the end of a year', async () => {
  const { client, clock } = await inkwell();
  await client.createPlanDraft({ planId: 'plan-pro' });
  const year = [{ billingPeriod: 'ANNUALLY' as const, price: { amount: 490 } }];
  const overage = [{ billingPeriod: 'ANNUALLY' as const, price: { amount: 0.5 }, blockSize: 1000 }];
  await client.updatePlan({
    planId: 'plan-pro',
    charges: {
      pricingType: 'PAID',
      pricingModels: [{ billingModel: 'FLAT_FEE', pricePeriods: year }],
      overagePricingModels: [{ billingModel: 'USAGE_BASED', featureId: 'feature-api-calls', pricePeriods: overage }],
      overageBillingPeriod: 'MONTHLY',
    },
  });
  await client.publishPlan({ planId: 'plan-pro', migrationType: 'NEW_CUSTOMERS' });
  const resourceId = 'resource-yearly';
  const { id } = await client.provisionSubscription({
    customerId,
    planId: 'plan-pro',
    resourceId,
    billingPeriod: 'ANNUALLY',
    trialOverrideConfiguration: { isTrial: false },
  });
  await client.reportUsage({ ...calls, resourceId, value: 104_000 });
  const happened = clock.advance('P1M').filter(({ subjectId }) => subjectId === id);
  expect(happened).toMatchObject([{ at: '2026-04-10T12:00:00.000Z', type: 'subscription.usage_charged' }]);
  expect(await client.getSubscription({ subscriptionId: id })).toMatchObject({
    latestInvoice: { total: 2, billingReason: 'BILLING_CYCLE' },
  });
});

it('usage is sent to the billing provider when there is any that it does not know of', async () => {
  const { client } = await inkwell();
  const sync = async () => (await client.syncSubscriptionUsage({ subscriptionId })).triggered;
  expect(await sync()).toBe(false);
  await client.reportUsage({ ...calls, value: 10 });
  expect(await sync()).toBe(true);
  expect(await sync()).toBe(false);
  await client.reportUsage({ ...calls, value: 10 });
  await client.chargeSubscriptionUsage({ subscriptionId });
  expect(await sync()).toBe(false);
  await client.reportUsage({ customerId, featureId: 'feature-seats', value: 3 });
  expect(await sync()).toBe(false);
});
