import { describe, expect, it } from 'vitest';
import { inkwell } from '../../src/inkwell.ts';

const productId = 'product-inkwell';
const addonId = 'addon-storage';
const charges = {
  pricingType: 'PAID' as const,
  pricingModels: [
    {
      billingModel: 'FLAT_FEE' as const,
      pricePeriods: [{ billingPeriod: 'MONTHLY' as const, price: { amount: 5 } }],
    },
  ],
};

type Client = Awaited<ReturnType<typeof inkwell>>['client'];

async function storage(client: Client) {
  await client.createAddon({ id: addonId, displayName: 'Storage', productId, maxQuantity: 3 });
  const [entitlement] = await client.createAddonEntitlements({
    addonId,
    entitlements: [{ type: 'FEATURE', id: 'feature-retention-days', usageLimit: 100, behavior: 'Override' }],
  });
  await client.updateAddon({ addonId, charges });
  return entitlement?.id ?? '';
}

describe('an add-on from nothing', () => {
  it('is bought with the plans that name it, and takes the place of what they give', async () => {
    const { client } = await inkwell();
    await storage(client);
    await client.publishAddon({ addonId, migrationType: 'NEW_CUSTOMERS' });
    const addons = [{ id: addonId, quantity: 2 }];
    const subscriptionId = 'subscription-test-id';
    await expect(client.updateSubscription({ subscriptionId, addons })).rejects.toMatchObject({
      code: 'IncompatibleSubscriptionAddon',
    });
    await client.updatePlan({ planId: 'plan-pro', compatibleAddonIds: ['addon-extra-seats', 'addon-sso', addonId] });
    await client.updateSubscription({ subscriptionId, addons });
    expect(
      await client.checkEntitlement({ customerId: 'customer-test-id', featureId: 'feature-retention-days' }),
    ).toMatchObject({ usageLimit: 100 });
    await expect(
      client.updateSubscription({ subscriptionId, addons: [{ id: addonId, quantity: 4 }] }),
    ).rejects.toMatchObject({ code: 'AddonQuantityExceedsLimitError' });
    expect((await client.listAddonCharges({ addonId })).data).toMatchObject([
      { billingModel: 'FLAT_FEE', price: { amount: 5, currency: 'usd' }, usedInSubscriptions: true },
    ]);
  });

  it('needs a price before it is on sale', async () => {
    const { client } = await inkwell();
    await client.createAddon({ id: addonId, displayName: 'Storage', productId });
    const publish = () => client.publishAddon({ addonId, migrationType: 'NEW_CUSTOMERS' });
    await expect(publish()).rejects.toMatchObject({ code: 'PackagePricingTypeNotSet' });
    await client.updateAddon({ addonId, charges: { pricingType: 'PAID' } });
    await expect(publish()).rejects.toMatchObject({ code: 'AddonHasToHavePriceError' });
    await client.updateAddon({ addonId, charges });
    expect(await publish()).toEqual({ taskId: null });
  });

  it('changes its mind while it is a draft', async () => {
    const { client } = await inkwell();
    const entitlementId = await storage(client);
    expect(
      await client.updateAddonEntitlement({ addonId, entitlementId, type: 'FEATURE', hasUnlimitedUsage: true }),
    ).toMatchObject({ usageLimit: null, hasUnlimitedUsage: true });
    expect(
      await client.updateAddonEntitlement({ addonId, entitlementId, type: 'FEATURE', usageLimit: 7 }),
    ).toMatchObject({ usageLimit: 7, hasUnlimitedUsage: null });
    await expect(
      client.updateAddonEntitlement({ addonId, entitlementId, type: 'CREDIT', amount: 7 }),
    ).rejects.toMatchObject({ message: expect.stringContaining('body.type') });
    expect(await client.deleteAddonEntitlement({ addonId, entitlementId })).toMatchObject({ id: entitlementId });
    expect(await client.listAddonEntitlements({ addonId })).toEqual([]);
    expect(await client.removeAddonDraft({ addonId })).toEqual({ id: addonId });
    await expect(client.getAddon({ addonId })).rejects.toMatchObject({ code: 'AddonNotFound' });
  });
});

describe('the status of an add-on', () => {
  const seats = { addonId: 'addon-extra-seats' };

  it('opens a draft, publishes it, and takes it off sale', async () => {
    const { client } = await inkwell();
    expect(await client.updateAddon({ ...seats, status: 'DRAFT', charges })).toMatchObject({
      status: 'DRAFT',
      versionNumber: 2,
    });
    expect((await client.listAddons({ status: ['DRAFT'] })).data).toMatchObject([{ id: 'addon-extra-seats' }]);
    expect(await client.updateAddon({ ...seats, status: 'PUBLISHED' })).toMatchObject({
      status: 'PUBLISHED',
      versionNumber: 2,
    });
    expect(await client.updateAddon({ ...seats, status: 'PUBLISHED' })).toMatchObject({ versionNumber: 2 });
    await expect(client.updateAddon({ ...seats, status: 'ARCHIVED' })).rejects.toMatchObject({
      code: 'AddonIsCompatibleWithPlan',
    });
    await client.updatePlan({ planId: 'plan-pro', compatibleAddonIds: null });
    expect(await client.updateAddon({ ...seats, status: 'ARCHIVED' })).toMatchObject({ status: 'ARCHIVED' });
    expect(await client.archiveAddon(seats)).toMatchObject({ status: 'ARCHIVED' });
    await expect(client.createAddonDraft(seats)).rejects.toMatchObject({ code: 'EntityIsArchivedError' });
  });

  it('stays while another add-on depends on it', async () => {
    const { client } = await inkwell();
    await client.updatePlan({ planId: 'plan-pro', compatibleAddonIds: null });
    await client.updateAddon({ addonId: 'addon-sso', dependencies: ['addon-extra-seats'] });
    await expect(client.archiveAddon(seats)).rejects.toMatchObject({ code: 'IntegrityViolation' });
    await client.createAddonDraft({ addonId: 'addon-sso' });
    await expect(client.archiveAddon({ addonId: 'addon-sso' })).rejects.toMatchObject({
      code: 'AddonWithDraftCannotBeDeletedError',
    });
    await expect(client.updateAddon({ addonId: 'addon-sso', dependencies: ['addon-sso'] })).rejects.toMatchObject({
      message: expect.stringContaining('body.dependencies[0]'),
    });
  });
});
