import { expect, it } from 'vitest';
import { inkwell, NOON } from '../../src/inkwell.ts';

const INKWELL = { productId: 'product-inkwell' };

it('a product is on sale as soon as it is created', async () => {
  const { client } = await inkwell();
  expect(await client.createProduct({ id: 'product-print', displayName: 'Print' })).toEqual({
    id: 'product-print',
    displayName: 'Print',
    description: null,
    status: 'PUBLISHED',
    multipleSubscriptions: false,
    productSettings: {
      subscriptionStartSetup: 'PLAN_SELECTION',
      subscriptionStartPlanId: null,
      subscriptionEndSetup: 'CANCEL_SUBSCRIPTION',
      subscriptionCancellationTime: 'END_OF_BILLING_PERIOD',
      downgradePlanId: null,
      prorateAtEndOfBillingPeriod: null,
    },
    usageResetCutoffRule: { behavior: 'NEVER_RESET' },
    metadata: {},
    createdAt: NOON,
    updatedAt: NOON,
  });
  await expect(client.createProduct({ id: 'product-print', displayName: 'Again' })).rejects.toMatchObject({
    status: 409,
    code: 'DuplicatedEntityNotAllowed',
  });
});

it('an update changes what is given and leaves the rest, also of the settings', async () => {
  const { client } = await inkwell();
  await client.updateProduct({
    ...INKWELL,
    description: null,
    productSettings: {
      subscriptionStartSetup: 'FREE_PLAN',
      subscriptionStartPlanId: 'plan-free',
      subscriptionEndSetup: 'DOWNGRADE_TO_FREE',
      subscriptionCancellationTime: 'IMMEDIATE',
    },
    usageResetCutoffRule: { behavior: 'ALWAYS_RESET' },
  });
  expect((await client.listProducts({ id: 'product-inkwell' })).data).toMatchObject([
    {
      displayName: 'Inkwell',
      description: null,
      productSettings: {
        subscriptionStartSetup: 'FREE_PLAN',
        subscriptionStartPlanId: 'plan-free',
        subscriptionEndSetup: 'DOWNGRADE_TO_FREE',
        subscriptionCancellationTime: 'IMMEDIATE',
        downgradePlanId: 'plan-free',
      },
      usageResetCutoffRule: { behavior: 'ALWAYS_RESET' },
      metadata: { website: 'https://inkwell.example' },
    },
  ]);
});

it('the settings decide what a cancellation does', async () => {
  const { client } = await inkwell();
  await client.updateProduct({
    ...INKWELL,
    productSettings: {
      subscriptionStartSetup: 'PLAN_SELECTION',
      subscriptionEndSetup: 'DOWNGRADE_TO_FREE',
      subscriptionCancellationTime: 'IMMEDIATE',
    },
  });
  const { status } = await client.cancelSubscription({ subscriptionId: 'subscription-test-id' });
  expect(status).toBe('CANCELED');
  const { data } = await client.listSubscriptions({ customerId: 'customer-test-id', status: ['ACTIVE'] });
  expect(data.map(({ planId, resourceId }) => [planId, resourceId])).toEqual([
    ['plan-pro', 'resource-01'],
    ['plan-free', null],
  ]);
});

it('the settings name plans of the product, and free ones where nobody pays', async () => {
  const { client } = await inkwell();
  const settings = {
    subscriptionStartSetup: 'PLAN_SELECTION',
    subscriptionEndSetup: 'DOWNGRADE_TO_FREE',
    subscriptionCancellationTime: 'END_OF_BILLING_PERIOD',
  } as const;
  const said = (downgradePlanId: string | null) =>
    client.updateProduct({ ...INKWELL, productSettings: { ...settings, downgradePlanId } });
  await expect(said('plan-nowhere')).rejects.toMatchObject({ status: 404, code: 'PlanNotFound' });
  await expect(said('plan-pro')).rejects.toMatchObject({ status: 400, code: 'BadUserInput' });
  await expect(said(null)).rejects.toMatchObject({
    code: 'BadUserInput',
    message: expect.stringContaining('body.productSettings.downgradePlanId'),
  });
  await client.createProduct({ id: 'product-print', displayName: 'Print' });
  await expect(
    client.updateProduct({
      productId: 'product-print',
      productSettings: { ...settings, downgradePlanId: 'plan-free' },
    }),
  ).rejects.toMatchObject({ code: 'PlanNotFound', message: expect.stringContaining('plan of product-print') });
});

it('whether there may be several subscriptions is fixed by the first one', async () => {
  const { client } = await inkwell();
  await expect(client.updateProduct({ ...INKWELL, multipleSubscriptions: false })).rejects.toMatchObject({
    code: 'IntegrityViolation',
  });
  expect(await client.updateProduct({ ...INKWELL, multipleSubscriptions: true })).toMatchObject({
    multipleSubscriptions: true,
  });
  await client.createProduct({ id: 'product-print', displayName: 'Print' });
  expect(await client.updateProduct({ productId: 'product-print', multipleSubscriptions: true })).toMatchObject({
    multipleSubscriptions: true,
  });
});

it('an archived product leaves the pricing page, cannot be bought, and comes back whole', async () => {
  const { client } = await inkwell();
  const plans = async () => (await client.getPaywall({})).plans.map(({ id }) => id);
  const free = { customerId: 'customer-new', planId: 'plan-free' };
  await client.provisionCustomer({ id: 'customer-new' });
  expect(await client.archiveProduct(INKWELL)).toMatchObject({ status: 'ARCHIVED' });
  expect(await client.archiveProduct(INKWELL)).toMatchObject({ status: 'ARCHIVED' });
  expect(await plans()).toEqual([]);
  await expect(client.provisionSubscription(free)).rejects.toMatchObject({ code: 'EntityIsArchivedError' });

  expect(await client.unarchiveProduct(INKWELL)).toMatchObject({ status: 'PUBLISHED' });
  expect(await plans()).toEqual(['plan-free', 'plan-pro', 'plan-enterprise']);
  expect(await client.provisionSubscription(free)).toMatchObject({ status: 'SUCCESS' });
});

it('who has an archived product keeps it, month after month', async () => {
  const { client, clock } = await inkwell();
  await client.archiveProduct(INKWELL);
  clock.advance('P2M');
  expect(await client.getSubscription({ subscriptionId: 'subscription-test-id' })).toMatchObject({
    status: 'ACTIVE',
    currentBillingPeriodStart: '2026-05-01T00:00:00.000Z',
  });
  expect(await client.checkEntitlement({ customerId: 'customer-test-id', featureId: 'feature-seats' })).toMatchObject({
    isGranted: true,
  });
});

it('a duplicate is a product of its own, with its own plans, prices and add-ons', async () => {
  const { client } = await inkwell();
  const copy = await client.duplicateProduct({ ...INKWELL, targetId: 'product-eu', displayName: 'Inkwell Europe' });
  expect(copy).toMatchObject({
    id: 'product-eu',
    displayName: 'Inkwell Europe',
    description: 'Writing for teams',
    multipleSubscriptions: true,
    productSettings: { downgradePlanId: 'plan-free-product-eu' },
    createdAt: NOON,
  });
  const { plans } = await client.getPaywall({ productId: 'product-eu' });
  expect(plans.map(({ id, basePlan }) => [id, basePlan?.id])).toEqual([
    ['plan-free-product-eu', undefined],
    ['plan-pro-product-eu', 'plan-free-product-eu'],
    ['plan-enterprise-product-eu', 'plan-pro-product-eu'],
  ]);
  expect(plans[1]?.compatibleAddons?.map(({ id }) => id)).toEqual([
    'addon-extra-seats-product-eu',
    'addon-sso-product-eu',
  ]);
  const pro = { customerId: 'customer-test-id', billingPeriod: 'MONTHLY', planId: 'plan-pro-product-eu' } as const;
  const { recurringInvoice } = await client.previewSubscription({
    ...pro,
    addons: [{ id: 'addon-extra-seats-product-eu', quantity: 2 }],
  });
  expect(recurringInvoice?.total).toBe(89);
});

it('a duplicate lives on when the first is archived', async () => {
  const { client } = await inkwell();
  await client.duplicateProduct({ ...INKWELL, targetId: 'product-eu' });
  await client.archiveProduct(INKWELL);
  expect((await client.getPaywall({})).plans.map(({ id }) => id)).toEqual([
    'plan-free-product-eu',
    'plan-pro-product-eu',
    'plan-enterprise-product-eu',
  ]);
  await expect(client.duplicateProduct({ ...INKWELL, targetId: 'product-us' })).rejects.toMatchObject({
    code: 'EntityIsArchivedError',
  });
  await expect(client.duplicateProduct({ productId: 'product-eu', targetId: 'product-inkwell' })).rejects.toMatchObject(
    { status: 409, code: 'DuplicatedEntityNotAllowed' },
  );
});

it('products are found by id, status and time', async () => {
  const { client, clock } = await inkwell();
  clock.advance('PT1H');
  await client.createProduct({ id: 'product-print', displayName: 'Print' });
  await client.archiveProduct(INKWELL);
  const ids = async (query: object) => (await client.listProducts(query)).data.map(({ id }) => id);
  expect(await ids({})).toEqual(['product-inkwell', 'product-print']);
  expect(await ids({ status: ['ARCHIVED'] })).toEqual(['product-inkwell']);
  expect(await ids({ id: 'product-print' })).toEqual(['product-print']);
  expect(await ids({ createdAt: { gt: NOON } })).toEqual(['product-print']);
});
