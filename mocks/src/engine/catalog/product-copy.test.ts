import { describe, expect, it } from 'vitest';
import { addon, catalogOf, charge, countingIds, gives, NOON, plan, product } from './fixture.ts';
import { copiedProduct } from './product-copy.ts';

const inkwell = product('product-inkwell');
const free = plan('plan-free', { pricingType: 'FREE', entitlements: [gives('feature-seats', { usageLimit: 3 })] });
const pro = plan('plan-pro', {
  parentPlanId: 'plan-free',
  compatibleAddonIds: ['addon-sso', 'addon-old'],
  charges: [charge({ price: { amount: 49, currency: 'usd' } })],
  billingId: 'billing-pro',
  versionNumber: 4,
});
const settings = { ...inkwell.productSettings, downgradePlanId: 'plan-free', subscriptionStartPlanId: 'plan-old' };
const catalog = catalogOf({
  plans: [free, pro, plan('plan-old', { status: 'ARCHIVED' }), plan('plan-print', { productId: 'product-print' })],
  addons: [
    addon('addon-sso', { dependencies: ['addon-old', 'addon-seats'], status: 'DRAFT' }),
    addon('addon-seats'),
    addon('addon-old', { status: 'ARCHIVED' }),
  ],
});
const copy = (targetId: string, said = {}) =>
  copiedProduct(catalog, { ...inkwell, productSettings: settings }, targetId, said, countingIds(), NOON);

describe('a copy of a product', () => {
  it('has the plans and add-ons that are not archived, under names of its own', () => {
    const { product: made, outcome } = copy('eu', { displayName: 'Europe', description: undefined });
    expect(made).toMatchObject({ id: 'eu', displayName: 'Europe', description: null, createdAt: NOON });
    expect(outcome.plans?.map(({ id, productId }) => [id, productId])).toEqual([
      ['plan-free-eu', 'eu'],
      ['plan-pro-eu', 'eu'],
    ]);
    expect(outcome.addons?.map(({ id, status }) => [id, status])).toEqual([
      ['addon-sso-eu', 'DRAFT'],
      ['addon-seats-eu', 'PUBLISHED'],
    ]);
  });

  it('speaks of the copies, and no more of what was not copied', () => {
    const { product: made, outcome } = copy('eu');
    expect(outcome.plans?.[1]).toMatchObject({ parentPlanId: 'plan-free-eu', compatibleAddonIds: ['addon-sso-eu'] });
    expect(outcome.addons?.[0]?.dependencies).toEqual(['addon-seats-eu']);
    expect(made.productSettings).toMatchObject({ downgradePlanId: 'plan-free-eu', subscriptionStartPlanId: null });
  });

  it('gives and costs the same, with ids of its own, as a first version without a billing id', () => {
    const { plans = [] } = copy('eu').outcome;
    expect(plans[0]?.entitlements).toMatchObject([{ featureId: 'feature-seats', usageLimit: 3 }]);
    expect(plans[0]?.entitlements[0]?.id).not.toBe(free.entitlements[0]?.id);
    expect(plans[1]).toMatchObject({ versionNumber: 1, billingId: null, charges: [{ price: { amount: 49 } }] });
    expect(plans[1]?.charges[0]?.id).not.toBe(pro.charges[0]?.id);
  });

  it('avoids names that are taken or too long', () => {
    const taken = catalogOf({ plans: [free, plan('plan-free-eu', { productId: 'product-print' })] });
    const { plans } = copiedProduct(taken, inkwell, 'eu', {}, countingIds(), NOON).outcome;
    expect(plans?.map(({ id }) => id)).toEqual(['plan-1']);
    expect(copy('e'.repeat(250)).outcome.plans?.map(({ id }) => id)).toEqual(['plan-1', 'plan-2']);
  });

  it('is not made of an archived product', () => {
    expect(() => copiedProduct(catalog, { ...inkwell, status: 'ARCHIVED' }, 'eu', {}, countingIds(), NOON)).toThrow(
      expect.objectContaining({ code: 'EntityIsArchivedError' }),
    );
  });
});
