import { expect, it } from 'vitest';
import { inkwell } from '../../src/inkwell.ts';

const customerId = 'customer-test-id';
const subscriptionId = 'subscription-agency';
const priced = (amount: number) => [{ billingPeriod: 'MONTHLY' as const, price: { amount } }];

/** Agency: 40 a month and 0.10 a word, at least 100; 10 calls are in, more are 1 each. */
async function agency() {
  const story = await inkwell();
  const { client } = story;
  await client.createProduct({ id: 'product-agency', displayName: 'Agency', multipleSubscriptions: false });
  await client.createFeature({ id: 'words', displayName: 'Words', featureType: 'NUMBER', meterType: 'INCREMENTAL' });
  await client.createFeature({ id: 'calls', displayName: 'Calls', featureType: 'NUMBER', meterType: 'INCREMENTAL' });
  await client.createPlan({ id: 'plan-agency', displayName: 'Agency', productId: 'product-agency' });
  await client.updatePlan({
    planId: 'plan-agency',
    charges: {
      pricingType: 'PAID',
      pricingModels: [
        { billingModel: 'FLAT_FEE', pricePeriods: priced(40) },
        { billingModel: 'USAGE_BASED', featureId: 'words', pricePeriods: priced(0.1), resetPeriod: 'MONTH' },
      ],
      overagePricingModels: [
        {
          billingModel: 'USAGE_BASED',
          featureId: 'calls',
          pricePeriods: priced(1),
          entitlement: { featureId: 'calls', usageLimit: 10, resetPeriod: 'MONTH' },
        },
      ],
      minimumSpend: [{ billingPeriod: 'MONTHLY', minimum: { amount: 100 } }],
    },
  });
  await client.publishPlan({ planId: 'plan-agency', migrationType: 'NEW_CUSTOMERS' });
  const wish = { customerId, planId: 'plan-agency', billingPeriod: 'MONTHLY' as const };
  const preview = await client.previewSubscription(wish);
  await client.provisionSubscription({ ...wish, id: subscriptionId });
  const lines = async () => {
    const { data } = await client.listCustomerInvoices({ customerId, orderDir: 'DESC', limit: 1 });
    return data.flatMap(({ lineItems }) => lineItems.map(({ description, amount }) => [description, amount]));
  };
  return { ...story, preview, lines };
}

it('lifts a month to 100 in advance, and pays for usage before that costs anything', async () => {
  const { client, clock, preview, lines } = await agency();
  expect(preview.immediateInvoice).toMatchObject({ total: 100, minimumSpendAdjustment: 60 });
  await client.reportUsage({ customerId, featureId: 'words', value: 300 });
  clock.advance('P1M');
  expect(await lines()).toEqual([
    ['Agency', 40],
    ['Minimum spend', 60],
    ['Agency: Words, usage', 30],
    ['Covered by the minimum spend', -30],
  ]);
});

it('is no floor for overage, which comes on top of it', async () => {
  const { client, clock, lines } = await agency();
  await client.reportUsage({ customerId, featureId: 'words', value: 750 });
  await client.reportUsage({ customerId, featureId: 'calls', value: 15 });
  clock.advance('P1M');
  expect(await lines()).toEqual([
    ['Agency', 40],
    ['Minimum spend', 60],
    ['Agency: Words, usage', 75],
    ['Agency: Calls, overage', 5],
    ['Covered by the minimum spend', -60],
  ]);
  expect(await client.getSubscription({ subscriptionId })).toMatchObject({ latestInvoice: { total: 120 } });
});
