import { describe, expect, it } from 'vitest';
import { refusedWith } from '../refusal.fixture.ts';
import { addon, catalogOf, MARCH, NOON, plan, product, type Shelf } from './fixture.ts';
import { assertDraft, changedAddon, changedPlan, newAddon, newPlan } from './package-change.ts';

const shelf: Shelf = {
  products: [product('product-inkwell'), product('product-old', { status: 'ARCHIVED' })],
  plans: [
    plan('plan-free'),
    plan('plan-pro', { parentPlanId: 'plan-free' }),
    plan('plan-print', { productId: 'product-print' }),
  ],
  addons: [addon('addon-sso'), addon('addon-print', { productId: 'product-print' })],
};
const catalog = catalogOf(shelf);
const draft = plan('plan-new', { status: 'DRAFT' });

describe('a new plan or add-on', () => {
  const identity = { id: 'plan-new', displayName: 'New', productId: 'product-inkwell' };

  it('is a first draft, with what was said of it', () => {
    expect(newPlan(catalog, identity, { parentPlanId: 'plan-free', description: undefined }, MARCH)).toMatchObject({
      ...identity,
      status: 'DRAFT',
      versionNumber: 1,
      parentPlanId: 'plan-free',
      description: null,
      createdAt: MARCH,
    });
    expect(newAddon(catalog, { ...identity, id: 'addon-new' }, { maxQuantity: 5 }, MARCH)).toMatchObject({
      id: 'addon-new',
      status: 'DRAFT',
      maxQuantity: 5,
      dependencies: null,
      updatedAt: MARCH,
    });
  });

  it.each([
    ['product-x', 'ProductNotFoundError'],
    ['product-old', 'ProductNotPublishedError'],
  ])('is of a product that is there and on sale, and not of %s', (productId, code) => {
    for (const create of [newPlan, newAddon])
      expect(() => create(catalog, { ...identity, productId }, {}, MARCH)).toThrow(refusedWith(code, 'body.productId'));
  });
});

describe('a plan', () => {
  const based = (parentPlanId: string) => () => changedPlan(catalog, draft, { parentPlanId }, NOON);
  const sold = (...compatibleAddonIds: string[]) => changedPlan(catalog, draft, { compatibleAddonIds }, NOON);

  it('keeps what is not said, and clears with null', () => {
    const pro = plan('plan-pro', { description: 'For teams', metadata: { tier: '2' } });
    expect(
      changedPlan(catalog, pro, { displayName: 'Professional', description: null, metadata: undefined }, NOON),
    ).toEqual({
      ...pro,
      displayName: 'Professional',
      description: null,
      updatedAt: NOON,
    });
  });

  it('gets another base plan in a draft only; to say the same one again is no change', () => {
    expect(based('plan-free')()).toMatchObject({ parentPlanId: 'plan-free' });
    const pro = catalog.plan('plan-pro') ?? draft;
    expect(changedPlan(catalog, pro, { parentPlanId: 'plan-free' }, NOON)).toEqual({ ...pro, updatedAt: NOON });
    expect(() => changedPlan(catalog, pro, { parentPlanId: null }, NOON)).toThrow(
      refusedWith('CannotEditPackageInNonDraftMode', 'body.parentPlanId: plan-pro'),
    );
    expect(() => assertDraft(draft, 'body.charges')).not.toThrow();
  });

  it('builds on a plan of its product that does not build on it', () => {
    expect(based('plan-x')).toThrow(refusedWith('PlanNotFound', 'body.parentPlanId'));
    expect(based('plan-print')).toThrow(refusedWith('IntegrityViolation', 'body.parentPlanId: plan-print'));
    const free = plan('plan-free', { status: 'DRAFT' });
    for (const parentPlanId of ['plan-pro', 'plan-free'])
      expect(() =>
        changedPlan(
          catalogOf({ ...shelf, plans: [free, plan('plan-pro', { parentPlanId: 'plan-free' })] }),
          free,
          { parentPlanId },
          NOON,
        ),
      ).toThrow(refusedWith('PlansCircularDependencyError', `body.parentPlanId: ${parentPlanId}`));
  });

  it('is sold with add-ons of its product', () => {
    expect(sold('addon-sso').compatibleAddonIds).toEqual(['addon-sso']);
    expect(() => sold('addon-sso', 'addon-x')).toThrow(refusedWith('AddonNotFound', 'body.compatibleAddonIds[1]'));
    expect(() => sold('addon-print')).toThrow(refusedWith('IntegrityViolation', 'body.compatibleAddonIds[0]'));
  });

  it('that is archived stays as it is', () => {
    expect(() => changedPlan(catalog, plan('plan-old', { status: 'ARCHIVED' }), {}, NOON)).toThrow(
      refusedWith('EntityIsArchivedError', 'planId: plan-old'),
    );
  });
});

describe('an add-on', () => {
  const audit = addon('addon-audit', { description: 'Logs' });
  const needing = (...dependencies: string[]) => changedAddon(catalog, audit, { dependencies }, NOON);

  it('needs other add-ons of its product', () => {
    expect(needing('addon-sso')).toEqual({ ...audit, dependencies: ['addon-sso'], updatedAt: NOON });
    expect(() => needing('addon-x')).toThrow(refusedWith('AddonNotFound', 'body.dependencies[0]'));
    expect(() => needing('addon-sso', 'addon-print')).toThrow(
      refusedWith('IntegrityViolation', 'body.dependencies[1]: addon-print'),
    );
  });

  it('never needs itself', () => {
    const withAudit = catalogOf({ addons: [audit] });
    expect(() => changedAddon(withAudit, audit, { dependencies: ['addon-audit'] }, NOON)).toThrow(
      refusedWith('IntegrityViolation', 'body.dependencies[0]: addon-audit cannot depend on itself'),
    );
  });

  it('that is archived stays as it is', () => {
    expect(() => changedAddon(catalog, addon('addon-old', { status: 'ARCHIVED' }), {}, NOON)).toThrow(
      refusedWith('EntityIsArchivedError', 'addonId: addon-old'),
    );
  });
});
