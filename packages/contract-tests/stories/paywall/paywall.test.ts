import { expect, it } from 'vitest';
import { inkwell } from '../../src/inkwell.ts';

it('anyone sees the plans in the order of their price, with what they give and cost', async () => {
  const { client } = await inkwell();
  const paywall = await client.getPaywall({ productId: 'product-inkwell' });
  expect(paywall.plans.map(({ id }) => id)).toEqual(['plan-free', 'plan-pro', 'plan-enterprise']);
  expect(paywall).toMatchObject({ currency: { code: 'usd', symbol: '$' }, customer: null, activeSubscriptions: null });
  const pro = paywall.plans[1];
  expect(pro?.defaultTrialConfig).toMatchObject({ duration: 14, units: 'DAY' });
  expect(pro?.compatibleAddons?.map(({ id }) => id)).toEqual(['addon-extra-seats', 'addon-sso']);
  expect(pro?.product).toMatchObject({ displayName: 'Inkwell', metadata: { website: 'https://inkwell.example' } });
  expect(paywall.paywallCalculatedPricePoints).toContainEqual(
    expect.objectContaining({ planId: 'plan-pro', billingPeriod: 'MONTHLY', amount: 49 }),
  );
});

it('a customer sees its own subscriptions and whether it may still try', async () => {
  const { client } = await inkwell();
  const { customer, activeSubscriptions } = await client.getPaywall({
    productId: 'product-inkwell',
    customerId: 'customer-trial',
  });
  expect(activeSubscriptions?.map(({ id }) => id)).toEqual(['subscription-trial']);
  expect(customer).toMatchObject({
    id: 'customer-trial',
    hasActiveSubscription: true,
    trialedPlans: [{ productId: 'product-inkwell', planId: 'plan-pro' }],
  });
  expect(customer?.eligibleForTrial).toEqual([{ productId: 'product-inkwell', eligible: false }]);
});

it('an unknown product or customer is refused', async () => {
  const { client } = await inkwell();
  await expect(client.getPaywall({ productId: 'product-x' })).rejects.toMatchObject({
    status: 404,
    code: 'ProductNotFoundError',
  });
  await expect(client.getPaywall({ customerId: 'nobody' })).rejects.toMatchObject({
    status: 404,
    code: 'CustomerNotFound',
  });
});
