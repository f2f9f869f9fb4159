import { expect, it } from 'vitest';
import { inkwell } from '../../src/inkwell.ts';

const productId = 'product-inkwell';

it('a product is published at once, and found by its id', async () => {
  const { client } = await inkwell();
  const product = await client.createProduct({ id: 'product-press', displayName: 'Inkwell Press' });
  expect(product).toMatchObject({ status: 'PUBLISHED', multipleSubscriptions: false, metadata: {} });
  expect((await client.listProducts({ id: 'product-press' })).data).toEqual([product]);
  await expect(client.createProduct({ id: productId, displayName: 'Again' })).rejects.toMatchObject({ status: 409 });
});

it('its settings decide what comes after a cancellation', async () => {
  const { client } = await inkwell();
  const subscriptionId = 'subscription-test-id';
  await client.updateProduct({
    productId,
    productSettings: {
      subscriptionStartSetup: 'PLAN_SELECTION',
      subscriptionEndSetup: 'DOWNGRADE_TO_FREE',
      downgradePlanId: 'plan-free',
      subscriptionCancellationTime: 'IMMEDIATE',
    },
  });
  expect(await client.cancelSubscription({ subscriptionId })).toMatchObject({ status: 'CANCELED' });
  expect(await client.checkEntitlement({ customerId: 'customer-test-id', featureId: 'feature-seats' })).toMatchObject({
    isGranted: true,
    usageLimit: 3,
  });
});

it('settings name plans of the product only, and what is subscribed to keeps its kind', async () => {
  const { client } = await inkwell();
  const settings = {
    subscriptionStartSetup: 'PLAN_SELECTION',
    subscriptionEndSetup: 'DOWNGRADE_TO_FREE',
    subscriptionCancellationTime: 'IMMEDIATE',
    downgradePlanId: 'plan-elsewhere',
  } as const;
  await expect(client.updateProduct({ productId, productSettings: settings })).rejects.toMatchObject({
    status: 404,
    code: 'PlanNotFound',
  });
  await expect(client.updateProduct({ productId, multipleSubscriptions: false })).rejects.toMatchObject({
    code: 'IntegrityViolation',
  });
});

it('an archived product takes nobody new, and those who are there stay', async () => {
  const { client } = await inkwell();
  expect(await client.archiveProduct({ productId })).toMatchObject({ status: 'ARCHIVED' });
  await client.provisionCustomer({ id: 'newcomer' });
  await expect(client.provisionSubscription({ customerId: 'newcomer', planId: 'plan-free' })).rejects.toMatchObject({
    code: 'EntityIsArchivedError',
  });
  expect(await client.checkEntitlement({ customerId: 'customer-test-id', featureId: 'feature-seats' })).toMatchObject({
    isGranted: true,
  });
  expect(await client.unarchiveProduct({ productId })).toMatchObject({ status: 'PUBLISHED' });
});

it('a copy has plans, add-ons and settings of its own', async () => {
  const { client } = await inkwell();
  const copy = await client.duplicateProduct({ productId, targetId: 'product-next', displayName: 'Inkwell next' });
  expect(copy).toMatchObject({
    displayName: 'Inkwell next',
    productSettings: { downgradePlanId: 'plan-free-product-next' },
  });
  const paywall = await client.getPaywall({ productId: 'product-next' });
  expect(paywall.plans.map(({ id }) => id)).toEqual([
    'plan-free-product-next',
    'plan-pro-product-next',
    'plan-enterprise-product-next',
  ]);
  const { subscription } = await client.provisionSubscription({
    customerId: 'customer-test-id',
    planId: 'plan-pro-product-next',
    billingPeriod: 'MONTHLY',
    addons: [{ id: 'addon-extra-seats-product-next', quantity: 1 }],
  });
  expect(subscription).toMatchObject({ planId: 'plan-pro-product-next' });
  await expect(client.duplicateProduct({ productId, targetId: 'product-next' })).rejects.toMatchObject({ status: 409 });
});
