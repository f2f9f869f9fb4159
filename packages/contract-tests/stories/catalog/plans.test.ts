import { describe, expect, it } from 'vitest';
import { inkwell, NOON } from '../../src/inkwell.ts';

const productId = 'product-inkwell';
const APRIL = '2026-04-01T00:00:00.000Z';
const flat = (amount: number) => [
  { billingModel: 'FLAT_FEE' as const, pricePeriods: [{ billingPeriod: 'MONTHLY' as const, price: { amount } }] },
];
const paid = (amount: number) => ({ pricingType: 'PAID' as const, pricingModels: flat(amount) });
const month = { resetPeriod: 'MONTH', monthlyResetPeriodConfiguration: { accordingTo: 'StartOfTheMonth' } } as const;

type Client = Awaited<ReturnType<typeof inkwell>>['client'];

/** A plan of its own, ready to be published. */
async function draftTeam(client: Client) {
  await client.createPlan({ id: 'plan-team', displayName: 'Team', productId });
  await client.createPlanEntitlements({
    planId: 'plan-team',
    entitlements: [
      { type: 'FEATURE', id: 'feature-seats', usageLimit: 50 },
      { type: 'FEATURE', id: 'feature-api-calls', usageLimit: 1000, ...month },
      { type: 'CREDIT', id: 'currency-credits', amount: 10, cadence: 'MONTH', dependencyFeatureId: 'feature-seats' },
    ],
  });
  await client.updatePlan({ planId: 'plan-team', charges: paid(79) });
}

describe('a plan from nothing', () => {
  it('is a draft that nobody can have, and on sale once it is published', async () => {
    const { client } = await inkwell();
    await draftTeam(client);
    const buy = { customerId: 'customer-free', planId: 'plan-team', billingPeriod: 'MONTHLY' as const };
    await expect(client.provisionSubscription(buy)).rejects.toMatchObject({ code: 'UnPublishedPackage' });
    expect((await client.getPaywall({ productId })).plans.map(({ id }) => id)).not.toContain('plan-team');

    expect(await client.publishPlan({ planId: 'plan-team', migrationType: 'NEW_CUSTOMERS' })).toEqual({ taskId: null });
    expect(await client.getPlan({ planId: 'plan-team' })).toMatchObject({
      status: 'PUBLISHED',
      pricingType: 'PAID',
      versionNumber: 1,
      isLatest: true,
      entitlements: [
        { id: 'feature-seats', type: 'FEATURE' },
        { id: 'feature-api-calls', type: 'FEATURE' },
        { id: 'currency-credits', type: 'CREDIT' },
      ],
      createdAt: NOON,
    });
    expect((await client.getPaywall({ productId })).plans.map(({ id }) => id)).toContain('plan-team');
    expect(await client.previewSubscription({ ...buy })).toMatchObject({ immediateInvoice: { total: 79 } });
    await client.provisionSubscription({ ...buy, billingInformation: { isInvoicePaid: true } });
    const seats = { customerId: 'customer-free', featureId: 'feature-seats' };
    expect(await client.checkEntitlement(seats)).toMatchObject({ isGranted: true, usageLimit: 50 });
    const credits = { customerId: 'customer-free', currencyId: 'currency-credits' };
    expect(await client.checkEntitlement(credits)).toMatchObject({ isGranted: true, usageLimit: 500 });
  });

  it('can be on sale at once, when nothing is missing', async () => {
    const { client } = await inkwell();
    const plan = { displayName: 'Reader', productId, status: 'PUBLISHED' as const };
    expect(await client.createPlan({ id: 'plan-reader', ...plan, pricingType: 'FREE' })).toMatchObject({
      status: 'PUBLISHED',
      isLatest: true,
    });
    await expect(client.createPlan({ id: 'plan-writer', ...plan, pricingType: 'PAID' })).rejects.toMatchObject({
      code: 'PackagePricingTypeNotSet',
    });
    await expect(client.getPlan({ planId: 'plan-writer' })).rejects.toMatchObject({ code: 'PlanNotFound' });
  });

  it('has a price for each thing, period and country, and they are read page by page', async () => {
    const { client } = await inkwell();
    await client.createPlan({ id: 'plan-team', displayName: 'Team', productId });
    await client.updatePlan({
      planId: 'plan-team',
      charges: {
        pricingType: 'PAID',
        pricingModels: [
          {
            billingModel: 'PER_UNIT',
            featureId: 'feature-seats',
            minUnitQuantity: 1,
            maxUnitQuantity: 500,
            tiersMode: 'GRADUATED',
            pricePeriods: [
              {
                billingPeriod: 'MONTHLY',
                tiers: [{ upTo: 10, unitPrice: { amount: 8 } }, { unitPrice: { amount: 6 } }],
              },
              { billingPeriod: 'MONTHLY', billingCountryCode: 'DE', price: { amount: 7, currency: 'eur' } },
            ],
          },
        ],
        overagePricingModels: [
          {
            billingModel: 'USAGE_BASED',
            pricePeriods: [{ billingPeriod: 'MONTHLY', price: { amount: 1 }, blockSize: 100 }],
            entitlement: { featureId: 'feature-api-calls', usageLimit: 1000, ...month },
          },
        ],
        minimumSpend: [{ billingPeriod: 'MONTHLY', minimum: { amount: 40 } }],
      },
    });
    const rows = [];
    for await (const row of client.listPlanCharges({ planId: 'plan-team', limit: 1 })) rows.push(row);
    expect(rows).toMatchObject([
      {
        billingModel: 'PER_UNIT',
        featureId: 'feature-seats',
        tiersMode: 'GRADUATED',
        tiers: [
          { upTo: 10, unitPrice: { amount: 8, currency: 'usd' }, flatPrice: null },
          { upTo: null, unitPrice: { amount: 6, currency: 'usd' }, flatPrice: null },
        ],
        maxUnitQuantity: 500,
        usedInSubscriptions: false,
      },
      { billingModel: 'PER_UNIT', billingCountryCode: 'DE', price: { amount: 7, currency: 'eur' } },
      { billingModel: 'MINIMUM_SPEND', price: { amount: 40, currency: 'usd' } },
    ]);
    expect((await client.listPlanOverageCharges({ planId: 'plan-team' })).data).toMatchObject([
      { billingModel: 'USAGE_BASED', featureId: 'feature-api-calls', price: { amount: 1 }, blockSize: 100 },
    ]);
    expect(await client.listPlanEntitlements({ planId: 'plan-team' })).toMatchObject([
      { type: 'FEATURE', featureId: 'feature-seats', usageLimit: null },
      {
        type: 'FEATURE',
        featureId: 'feature-api-calls',
        usageLimit: 1000,
        hasSoftLimit: true,
        resetPeriodConfiguration: { accordingTo: 'StartOfTheMonth' },
      },
    ]);
    await client.publishPlan({ planId: 'plan-team', migrationType: 'NEW_CUSTOMERS' });
    expect(
      await client.previewSubscription({
        customerId: 'customer-free',
        planId: 'plan-team',
        billingPeriod: 'MONTHLY',
        charges: [{ type: 'FEATURE', id: 'feature-seats', quantity: 15 }],
      }),
    ).toMatchObject({ immediateInvoice: { total: 110 } });
  });

  it('inherits from its base plan, but not from itself', async () => {
    const { client } = await inkwell();
    await client.createPlan({ id: 'plan-base', displayName: 'Base', productId });
    await client.createPlan({ id: 'plan-child', displayName: 'Child', productId, parentPlanId: 'plan-base' });
    await expect(client.updatePlan({ planId: 'plan-base', parentPlanId: 'plan-child' })).rejects.toMatchObject({
      code: 'PlansCircularDependencyError',
    });
    await client.updatePlan({ planId: 'plan-child', charges: { pricingType: 'FREE' } });
    await expect(client.publishPlan({ planId: 'plan-child', migrationType: 'NEW_CUSTOMERS' })).rejects.toMatchObject({
      code: 'PlanCannotBePublishWhenBasePlanIsDraft',
    });
    await expect(client.removePlanDraft({ planId: 'plan-base' })).rejects.toMatchObject({
      code: 'PlanWithChildCantBeDeleted',
    });
  });

  it('that was never published is gone with its draft, and its id is free', async () => {
    const { client } = await inkwell();
    await draftTeam(client);
    expect(await client.removePlanDraft({ planId: 'plan-team' })).toEqual({ id: 'plan-team' });
    await expect(client.getPlan({ planId: 'plan-team' })).rejects.toMatchObject({ status: 404, code: 'PlanNotFound' });
    await draftTeam(client);
  });
});

describe('the next version of a plan', () => {
  const planId = 'plan-pro';
  const customer = { customerId: 'customer-test-id', featureId: 'feature-seats' };

  async function proTwo(client: Client) {
    await client.createPlanDraft({ planId });
    const data = await client.listPlanEntitlements({ planId });
    const seats = data.find((one) => one.type === 'FEATURE' && one.featureId === 'feature-seats');
    await client.updatePlanEntitlement({ planId, entitlementId: seats?.id ?? '', type: 'FEATURE', usageLimit: 25 });
    await client.updatePlan({ planId, charges: paid(59) });
  }

  it('is edited beside the one on offer, which stays as it is', async () => {
    const { client } = await inkwell();
    await proTwo(client);
    await expect(client.createPlanDraft({ planId })).rejects.toMatchObject({ status: 409, code: 'DraftAlreadyExists' });
    expect(await client.getPlan({ planId })).toMatchObject({ status: 'PUBLISHED', versionNumber: 1 });
    const { data } = await client.listPlans({ productId });
    expect(data.map(({ id, versionNumber, status }) => [id, versionNumber, status])).toEqual([
      ['plan-free', 1, 'PUBLISHED'],
      ['plan-pro', 1, 'PUBLISHED'],
      ['plan-pro', 2, 'DRAFT'],
      ['plan-enterprise', 1, 'PUBLISHED'],
    ]);
    const ids: string[] = [];
    for await (const { id, versionNumber } of client.listPlans({ productId, limit: 1 })) ids.push(id + versionNumber);
    expect(ids).toEqual(['plan-free1', 'plan-pro1', 'plan-pro2', 'plan-enterprise1']);
    expect((await client.listPlans({ status: ['DRAFT'] })).data).toMatchObject([{ id: planId, versionNumber: 2 }]);
    expect(await client.checkEntitlement(customer)).toMatchObject({ usageLimit: 20 });
    expect((await client.listPlanCharges({ planId })).data).toMatchObject([
      { price: { amount: 59 }, usedInSubscriptions: false },
    ]);
    await client.removePlanDraft({ planId });
    await expect(client.removePlanDraft({ planId })).rejects.toMatchObject({ status: 404, code: 'NoDraftOfferFound' });
    expect((await client.listPlanCharges({ planId })).data[0]).toMatchObject({
      price: { amount: 49 },
      usedInSubscriptions: true,
    });
  });

  it('is for new customers, while the others keep the one they have until they migrate', async () => {
    const { client, clock } = await inkwell();
    await proTwo(client);
    expect(await client.publishPlan({ planId, migrationType: 'NEW_CUSTOMERS' })).toEqual({ taskId: null });
    expect(await client.getPlan({ planId })).toMatchObject({ status: 'PUBLISHED', versionNumber: 2 });
    expect(await client.checkEntitlement(customer)).toMatchObject({ usageLimit: 20 });
    const buy = { customerId: 'customer-free', planId, billingPeriod: 'MONTHLY' as const };
    expect(await client.previewSubscription({ ...buy, trialOverrideConfiguration: { isTrial: false } })).toMatchObject({
      immediateInvoice: { total: 59 },
    });
    const subscriptionId = 'subscription-test-id';
    await client.migrateSubscription({ subscriptionId, subscriptionMigrationTime: 'END_OF_BILLING_PERIOD' });
    clock.set(APRIL);
    expect(await client.checkEntitlement(customer)).toMatchObject({ usageLimit: 25 });
    expect(await client.getSubscription({ subscriptionId })).toMatchObject({ latestInvoice: { total: 59 } });
  });

  it('for all customers entitles at once, and costs its price from the next period on', async () => {
    const { client, clock } = await inkwell();
    await proTwo(client);
    const { taskId } = await client.publishPlan({ planId, migrationType: 'ALL_CUSTOMERS' });
    expect(taskId).toMatch(/^[0-9a-f-]{36}$/);
    expect(await client.checkEntitlement(customer)).toMatchObject({ usageLimit: 25 });
    const subscription = { subscriptionId: 'subscription-test-id' };
    expect(await client.getSubscription(subscription)).toMatchObject({ latestInvoice: { total: 49 } });
    clock.set(APRIL);
    expect(await client.getSubscription(subscription)).toMatchObject({ latestInvoice: { total: 59 } });
  });

  it('can give up an entitlement', async () => {
    const { client } = await inkwell();
    await client.createPlanDraft({ planId });
    const data = await client.listPlanEntitlements({ planId });
    const history = data.find((one) => one.type === 'FEATURE' && one.featureId === 'feature-version-history');
    const entitlementId = history?.id ?? '';
    expect(await client.deletePlanEntitlement({ planId, entitlementId })).toEqual(history);
    await expect(client.deletePlanEntitlement({ planId, entitlementId })).rejects.toMatchObject({
      status: 404,
      code: 'PackageEntitlementNotFound',
    });
    await client.publishPlan({ planId, migrationType: 'ALL_CUSTOMERS' });
    expect(
      await client.checkEntitlement({ customerId: 'customer-test-id', featureId: 'feature-version-history' }),
    ).toMatchObject({ isGranted: false });
  });
});

describe('what is on offer', () => {
  const planId = 'plan-pro';

  it('can say other words, but costs and gives what it did', async () => {
    const { client } = await inkwell();
    expect(await client.updatePlan({ planId, displayName: 'Professional', metadata: { a: 'b' } })).toMatchObject({
      displayName: 'Professional',
      metadata: { a: 'b' },
      versionNumber: 1,
    });
    for (const change of [{ charges: paid(1) }, { parentPlanId: null }])
      await expect(client.updatePlan({ planId, ...change })).rejects.toMatchObject({
        code: 'CannotEditPackageInNonDraftMode',
      });
    await expect(client.createPlanEntitlements({ planId, entitlements: [] })).rejects.toMatchObject({
      code: 'EditAllowedOnDraftPackageOnlyError',
    });
    await expect(client.publishPlan({ planId, migrationType: 'NEW_CUSTOMERS' })).rejects.toMatchObject({
      code: 'PackageAlreadyPublished',
    });
  });

  it('can be taken off sale, and whoever has it goes on', async () => {
    const { client, clock } = await inkwell();
    await expect(client.archivePlan({ planId })).rejects.toMatchObject({ code: 'PlanWithChildCantBeDeleted' });
    await expect(client.archivePlan({ planId: 'plan-free' })).rejects.toMatchObject({ status: 400 });
    await client.archivePlan({ planId: 'plan-enterprise' });
    expect(await client.archivePlan({ planId })).toMatchObject({ status: 'ARCHIVED' });
    expect(await client.archivePlan({ planId })).toMatchObject({ status: 'ARCHIVED' });
    await expect(
      client.provisionSubscription({ customerId: 'customer-free', planId, billingPeriod: 'MONTHLY' }),
    ).rejects.toMatchObject({ code: 'EntityIsArchivedError' });
    await expect(client.createPlanDraft({ planId })).rejects.toMatchObject({ code: 'EntityIsArchivedError' });
    clock.set(APRIL);
    expect(await client.getSubscription({ subscriptionId: 'subscription-test-id' })).toMatchObject({
      status: 'ACTIVE',
      latestInvoice: { total: 49, createdAt: APRIL },
    });
  });
});

const gives = (entitlement: object) => ({ entitlements: [entitlement] });

describe('an entitlement that makes no sense is refused, and nothing is added:', () => {
  it.each([
    ['FeatureNotFound', { type: 'FEATURE', id: 'feature-x' }],
    ['CustomCurrencyNotFound', { type: 'CREDIT', id: 'currency-x', amount: 1, cadence: 'MONTH' }],
    ['CannotAddOverrideEntitlementToPlan', { type: 'FEATURE', id: 'feature-sso', behavior: 'Override' }],
    ['UnsupportedFeatureType', { type: 'FEATURE', id: 'feature-sso', usageLimit: 1 }],
    ['UnsupportedFeatureType', { type: 'FEATURE', id: 'feature-seats', enumValues: ['a'] }],
    ['InvalidEntitlementResetPeriod', { type: 'FEATURE', id: 'feature-retention-days', usageLimit: 1, ...month }],
    ['BadUserInput', { type: 'FEATURE', id: 'feature-seats', usageLimit: 1, hasUnlimitedUsage: true }],
    ['BadUserInput', { type: 'FEATURE', id: 'feature-support-channels', enumValues: ['fax'] }],
    ['BadUserInput', { type: 'FEATURE', id: 'feature-support-channels' }],
    ['DuplicatedEntityNotAllowed', { type: 'FEATURE', id: 'feature-dark-mode' }],
  ])('%s for %o', async (code, entitlement) => {
    const { client } = await inkwell();
    const planId = 'plan-team';
    await client.createFeature({ id: 'feature-dark-mode', displayName: 'Dark mode', featureType: 'BOOLEAN' });
    await client.createPlan({ id: planId, displayName: 'Team', productId });
    const switchOn = { type: 'FEATURE' as const, id: 'feature-dark-mode' };
    const [known] = await client.createPlanEntitlements({ planId, entitlements: [switchOn] });
    const input = { planId, ...gives(entitlement) } as Parameters<typeof client.createPlanEntitlements>[0];
    await expect(client.createPlanEntitlements(input)).rejects.toMatchObject({
      code,
      message: expect.stringContaining('body.entitlements[0].'),
    });
    expect(await client.listPlanEntitlements({ planId })).toEqual([known]);
  });
});

describe('a price that makes no sense is refused, and the old prices stay:', () => {
  const monthly = (price: object) => ({ pricePeriods: [{ billingPeriod: 'MONTHLY', ...price }] });
  const amount = (amount: number) => ({ price: { amount } });
  it.each([
    ['pricePeriods[0]: give exactly one', { billingModel: 'FLAT_FEE', ...monthly({}) }],
    ['featureId: say which', { billingModel: 'USAGE_BASED', ...monthly(amount(1)) }],
    ['is not metered', { billingModel: 'USAGE_BASED', featureId: 'feature-sso', ...monthly(amount(1)) }],
    ['there is no feature', { billingModel: 'PER_UNIT', featureId: 'feature-x', ...monthly(amount(1)) }],
    ['is no number', { billingModel: 'PER_UNIT', featureId: 'feature-sso', ...monthly(amount(1)) }],
    ['not for a feature', { billingModel: 'FLAT_FEE', featureId: 'feature-seats', ...monthly(amount(1)) }],
    ['give at least 5', { billingModel: 'PER_UNIT', minUnitQuantity: 5, maxUnitQuantity: 4, ...monthly(amount(1)) }],
    ['let upTo rise', { billingModel: 'PER_UNIT', ...monthly({ tiers: [{ upTo: 5, unitPrice: { amount: 1 } }] }) }],
    ['a unitPrice, a flatPrice or both', { billingModel: 'PER_UNIT', ...monthly({ tiers: [{}] }) }],
    [
      'there is no custom currency',
      {
        billingModel: 'CREDIT_BASED',
        featureId: 'feature-api-calls',
        ...monthly({ creditRate: { amount: 1, currencyId: 'currency-x' } }),
      },
    ],
    [
      'two prices for FLAT_FEE',
      { billingModel: 'FLAT_FEE', pricePeriods: Array(2).fill(monthly(amount(1)).pricePeriods[0]) },
    ],
  ])('%s', async (message, model) => {
    const { client } = await inkwell();
    await client.createPlanDraft({ planId: 'plan-pro' });
    const before = await client.listPlanCharges({ planId: 'plan-pro' });
    const charges = { pricingType: 'PAID', pricingModels: [model] };
    const input = { planId: 'plan-pro', charges } as Parameters<typeof client.updatePlan>[0];
    await expect(client.updatePlan(input)).rejects.toMatchObject({ message: expect.stringContaining(message) });
    expect((await client.listPlanCharges({ planId: 'plan-pro' })).data).toEqual(before.data);
  });

  it('what is free has no prices in money', async () => {
    const { client } = await inkwell();
    await client.createPlan({ id: 'plan-team', displayName: 'Team', productId });
    const charges = { ...paid(1), pricingType: 'FREE' as const };
    await expect(client.updatePlan({ planId: 'plan-team', charges })).rejects.toMatchObject({
      message: expect.stringContaining('body.charges.pricingType'),
    });
  });
});

it('usage that is charged is entitled to, without a limit, and starts again when the price says so', async () => {
  const { client } = await inkwell();
  const planId = 'plan-flow';
  await client.createPlan({ id: planId, displayName: 'Flow', productId });
  const price = { pricePeriods: [{ billingPeriod: 'MONTHLY' as const, price: { amount: 0.01 } }] };
  const model = { billingModel: 'USAGE_BASED' as const, featureId: 'feature-api-calls', ...month, ...price };
  await client.updatePlan({ planId, charges: { pricingType: 'PAID', pricingModels: [model] } });
  expect(await client.listPlanEntitlements({ planId })).toMatchObject([
    { featureId: 'feature-api-calls', hasUnlimitedUsage: true, usageLimit: null, resetPeriod: 'MONTH' },
  ]);
});
