import { describe, expect, it } from 'vitest';
import { refusedWith } from '../refusal.fixture.ts';
import { ADDONS, PLANS } from './family.ts';
import { addon, catalogOf, charge, NOON, plan, product, type Shelf } from './fixture.ts';
import type { Plan } from './package.ts';
import { archivedPackage, published } from './publish.ts';

const inkwell = product('product-inkwell');
const priced = { charges: [charge({ price: { amount: 49, currency: 'usd' } })] };
const draft = (said: Partial<Plan> = {}) => plan('plan-new', { ...priced, status: 'DRAFT', ...said });
const shop = (shelf: Shelf) => catalogOf({ products: [inkwell], ...shelf });
const publish = (shelf: Shelf) => published(PLANS, shop(shelf), 'plan-new', NOON);

describe('what is published', () => {
  it('for the first time goes on offer', () => {
    const { one, outcome } = publish({ plans: [draft()] });
    expect(one).toMatchObject({ id: 'plan-new', status: 'PUBLISHED', versionNumber: 1, updatedAt: NOON });
    expect(outcome).toEqual({ plans: [one], planVersions: [], removed: [] });
  });

  it('again takes the place of the version before, which is kept', () => {
    const [first, second] = [draft({ status: 'PUBLISHED' }), draft({ versionNumber: 2 })];
    const { one, outcome } = publish({ plans: [first], planVersions: [second] });
    expect(one).toMatchObject({ status: 'PUBLISHED', versionNumber: 2 });
    expect(outcome).toEqual({
      plans: [one],
      planVersions: [first],
      removed: [{ table: 'planVersions', record: second }],
    });
  });

  it('is a draft', () => {
    expect(() => publish({ plans: [draft({ status: 'PUBLISHED' })] })).toThrow(
      refusedWith('PackageAlreadyPublished', 'planId: plan-new'),
    );
    expect(() => publish({ plans: [draft({ status: 'ARCHIVED' })] })).toThrow(
      refusedWith('EntityIsArchivedError', 'planId: plan-new'),
    );
  });

  it('says what it costs; only what is FREE or CUSTOM may cost nothing', () => {
    for (const pricingType of [null, 'PAID'] as const)
      expect(() => publish({ plans: [draft({ pricingType, charges: [] })] })).toThrow(
        refusedWith('PackagePricingTypeNotSet', 'planId: plan-new'),
      );
    for (const pricingType of ['FREE', 'CUSTOM'] as const)
      expect(publish({ plans: [draft({ pricingType, charges: [] })] }).one.status).toBe('PUBLISHED');
    const sso = addon('addon-new', { status: 'DRAFT' });
    expect(() => published(ADDONS, shop({ addons: [sso] }), 'addon-new', NOON)).toThrow(
      refusedWith('AddonHasToHavePriceError', 'addonId: addon-new'),
    );
    const bought = shop({ addons: [{ ...sso, ...priced }] });
    expect(published(ADDONS, bought, 'addon-new', NOON).outcome.addons).toMatchObject([{ status: 'PUBLISHED' }]);
  });

  it('is of a product that is on sale', () => {
    const products = [product('product-inkwell', { status: 'ARCHIVED' })];
    expect(() => publish({ products, plans: [draft()] })).toThrow(
      refusedWith('ProductNotPublishedError', 'planId: the product product-inkwell'),
    );
  });

  it('builds on nothing that is a draft itself', () => {
    const onFree = draft({ parentPlanId: 'plan-free', compatibleAddonIds: ['addon-sso'] });
    const shelf = (plans: Plan['status'], addons: Plan['status']) => ({
      plans: [onFree, plan('plan-free', { status: plans })],
      addons: [addon('addon-sso', { status: addons })],
    });
    expect(() => publish(shelf('DRAFT', 'PUBLISHED'))).toThrow(
      refusedWith('PlanCannotBePublishWhenBasePlanIsDraft', 'planId: plan-new builds on plan-free'),
    );
    expect(() => publish(shelf('PUBLISHED', 'DRAFT'))).toThrow(
      refusedWith('PlanCannotBePublishWhenCompatibleAddonIsDraft', 'planId: plan-new names addon-sso'),
    );
    expect(publish(shelf('PUBLISHED', 'PUBLISHED')).one.status).toBe('PUBLISHED');
  });
});

describe('what is archived', () => {
  const archive = (shelf: Shelf) => archivedPackage(PLANS, shop(shelf), 'plan-new', NOON);
  const onOffer = draft({ status: 'PUBLISHED' });
  const sso = addon('addon-sso');
  const archiveSso = (shelf: Shelf) => archivedPackage(ADDONS, shop(shelf), 'addon-sso', NOON);

  it('is off sale, and archived twice it is as it was', () => {
    const archived = archive({ plans: [onOffer] });
    expect(archived).toEqual({ ...onOffer, status: 'ARCHIVED', updatedAt: NOON });
    expect(archivedPackage(PLANS, shop({ plans: [archived] }), 'plan-new', NOON + 1)).toBe(archived);
    expect(archiveSso({ addons: [sso] })).toEqual({ ...sso, status: 'ARCHIVED', updatedAt: NOON });
  });

  it('has been published, and has no open draft', () => {
    expect(() => archive({ plans: [draft()] })).toThrow(refusedWith('DraftPlanCantBeArchived', 'planId: plan-new'));
    expect(() => archive({ plans: [onOffer], planVersions: [draft({ versionNumber: 2 })] })).toThrow(
      refusedWith('DraftAlreadyExists', 'planId: plan-new'),
    );
    const draftOfSso = addon('addon-sso', { status: 'DRAFT', versionNumber: 2 });
    expect(() => archiveSso({ addons: [draftOfSso] })).toThrow(
      refusedWith('DraftAddonCantBeArchived', 'addonId: addon-sso'),
    );
    expect(() => archiveSso({ addons: [sso], addonVersions: [draftOfSso] })).toThrow(
      refusedWith('AddonWithDraftCannotBeDeletedError', 'addonId: addon-sso'),
    );
  });

  it('is named by nothing that is on sale', () => {
    const pro = plan('plan-pro', { parentPlanId: 'plan-new', compatibleAddonIds: ['addon-sso'] });
    expect(() => archive({ plans: [onOffer, pro] })).toThrow(refusedWith('PlanWithChildCantBeDeleted', 'plan-pro'));
    expect(() => archiveSso({ plans: [pro], addons: [sso] })).toThrow(
      refusedWith('AddonIsCompatibleWithPlan', 'plan-pro'),
    );
  });

  it('is not the plan that customers start with or fall back to', () => {
    const settings = (said: Partial<typeof inkwell.productSettings>) => ({
      products: [{ ...inkwell, productSettings: { ...inkwell.productSettings, ...said } }],
      plans: [onOffer],
    });
    expect(() => archive(settings({ subscriptionStartPlanId: 'plan-new' }))).toThrow(
      refusedWith('PlanIsUsedAsDefaultStartPlan', 'planId: new subscriptions start with plan-new'),
    );
    expect(() => archive(settings({ downgradePlanId: 'plan-new' }))).toThrow(
      refusedWith('PlanIsUsedAsDowngradePlan', 'planId: customers fall back to plan-new'),
    );
  });
});
