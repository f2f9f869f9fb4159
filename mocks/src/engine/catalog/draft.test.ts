import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { refusedWith } from '../refusal.fixture.ts';
import { Refusal } from '../refusal.ts';
import type { Catalog } from './catalog.ts';
import { opened, removedDraft } from './draft.ts';
import { ADDONS, draftOf, editedOf, PLANS, placed } from './family.ts';
import { addon, catalogOf, MARCH, NOON, plan, product, type Shelf, shelfAfter } from './fixture.ts';
import { published } from './publish.ts';

const pro = plan('plan-pro', { versionNumber: 3, description: 'For teams' });
const next = plan('plan-pro', { versionNumber: 4, status: 'DRAFT' });
const sso = addon('addon-sso');
const onSale = catalogOf({ plans: [pro], addons: [sso] });
const inWork = catalogOf({ plans: [pro], planVersions: [next, plan('plan-pro', { versionNumber: 2 })] });

describe('a draft', () => {
  it('begins as what is on offer, in the next version', () => {
    expect(opened(PLANS, onSale, 'plan-pro', NOON)).toEqual({
      ...pro,
      status: 'DRAFT',
      versionNumber: 4,
      createdAt: MARCH,
      updatedAt: NOON,
    });
    expect(opened(ADDONS, onSale, 'addon-sso', NOON)).toMatchObject({ id: 'addon-sso', versionNumber: 2 });
  });

  it('is opened once, of something that is there and not archived', () => {
    expect(() => opened(PLANS, inWork, 'plan-pro', NOON)).toThrow(
      refusedWith('DraftAlreadyExists', 'planId: plan-pro'),
    );
    const archived = catalogOf({ addons: [addon('addon-sso', { status: 'ARCHIVED' })] });
    expect(() => opened(ADDONS, archived, 'addon-sso', NOON)).toThrow(
      refusedWith('EntityIsArchivedError', 'addonId: addon-sso'),
    );
    expect(() => opened(PLANS, onSale, 'plan-x', NOON)).toThrow(refusedWith('PlanNotFound', 'planId'));
    expect(() => opened(ADDONS, onSale, 'addon-x', NOON)).toThrow(refusedWith('AddonNotFound', 'addonId'));
  });

  it('is what an edit is about while it is open, and stands beside what is on offer', () => {
    expect(editedOf(PLANS, inWork, 'plan-pro')).toBe(next);
    expect(editedOf(PLANS, onSale, 'plan-pro')).toBe(pro);
    expect(placed(PLANS, inWork, next)).toMatchObject({ plans: [], planVersions: [next] });
    expect(placed(PLANS, inWork, pro)).toMatchObject({ plans: [pro], planVersions: [] });
    expect(placed(ADDONS, onSale, sso)).toMatchObject({ addons: [sso], addonVersions: [] });
  });
});

describe('a draft that is removed', () => {
  it('leaves what is on offer', () => {
    expect(removedDraft(PLANS, inWork, 'plan-pro').removed).toEqual([{ table: 'planVersions', record: next }]);
    const draft = addon('addon-sso', { versionNumber: 2, status: 'DRAFT' });
    const addons = catalogOf({ addons: [sso], addonVersions: [draft] });
    expect(removedDraft(ADDONS, addons, 'addon-sso').removed).toEqual([{ table: 'addonVersions', record: draft }]);
  });

  it('of what was never published leaves nothing', () => {
    const fresh = plan('plan-new', { status: 'DRAFT' });
    expect(removedDraft(PLANS, catalogOf({ plans: [fresh] }), 'plan-new').removed).toEqual([
      { table: 'plans', record: fresh },
    ]);
    const bare = addon('addon-new', { status: 'DRAFT' });
    expect(removedDraft(ADDONS, catalogOf({ addons: [bare] }), 'addon-new').removed).toEqual([
      { table: 'addons', record: bare },
    ]);
  });

  it('has to be there', () => {
    expect(() => removedDraft(PLANS, onSale, 'plan-pro')).toThrow(refusedWith('NoDraftOfferFound', 'planId: plan-pro'));
  });

  const fresh = { plans: [plan('plan-new', { status: 'DRAFT' })], addons: [addon('addon-new', { status: 'DRAFT' })] };
  const builders: [string, 'plan' | 'addon', string, (status: 'PUBLISHED' | 'DRAFT' | 'ARCHIVED') => Shelf][] = [
    [
      'PlanWithChildCantBeDeleted',
      'plan',
      'plan-child',
      (status) => ({ plans: [...fresh.plans, plan('plan-child', { parentPlanId: 'plan-new', status })] }),
    ],
    [
      'AddonIsCompatibleWithPlan',
      'addon',
      'plan-child',
      (status) => ({ ...fresh, plans: [plan('plan-child', { compatibleAddonIds: ['addon-new'], status })] }),
    ],
    [
      'IntegrityViolation',
      'addon',
      'addon-child',
      (status) => ({ addons: [...fresh.addons, addon('addon-child', { dependencies: ['addon-new'], status })] }),
    ],
  ];

  it.each(builders)('is refused with %s while something builds on it', (code, kind, builder, shelfWith) => {
    const remove = (status: 'PUBLISHED' | 'DRAFT' | 'ARCHIVED') =>
      kind === 'plan'
        ? removedDraft(PLANS, catalogOf(shelfWith(status)), 'plan-new')
        : removedDraft(ADDONS, catalogOf(shelfWith(status)), 'addon-new');
    expect(() => remove('PUBLISHED')).toThrow(refusedWith(code, `${kind}Id: ${builder}`));
    expect(() => remove('DRAFT')).toThrow(refusedWith(code, builder));
    expect(remove('ARCHIVED').removed).toHaveLength(1);
  });

  it('is refused too when it is the next version that builds on it', () => {
    const child = plan('plan-child', { versionNumber: 2, status: 'DRAFT', parentPlanId: 'plan-new' });
    const catalog = catalogOf({ plans: [...fresh.plans, plan('plan-child')], planVersions: [child] });
    expect(() => removedDraft(PLANS, catalog, 'plan-new')).toThrow(refusedWith('PlanWithChildCantBeDeleted'));
  });
});

it('law: whatever is opened, removed and published, one version is on offer and none is lost', () => {
  const acts = {
    open: (catalog: Catalog) => placed(PLANS, catalog, opened(PLANS, catalog, 'plan-free', NOON)),
    remove: (catalog: Catalog) => removedDraft(PLANS, catalog, 'plan-free'),
    publish: (catalog: Catalog) => published(PLANS, catalog, 'plan-free', NOON).outcome,
  };
  const anyActs = fc.array(fc.constantFrom(...(['open', 'remove', 'publish'] as const)), { maxLength: 12 });
  fc.assert(
    fc.property(anyActs, (names) => {
      let shelf: Shelf = {
        products: [product('product-inkwell')],
        plans: [plan('plan-free', { pricingType: 'FREE' })],
      };
      let publications = 1;
      for (const name of names) {
        const catalog = catalogOf(shelf);
        const isOpen = draftOf(PLANS, catalog, 'plan-free') !== undefined;
        if (isOpen === (name === 'open')) {
          expect(() => acts[name](catalog)).toThrow(Refusal);
          continue;
        }
        shelf = shelfAfter(shelf, acts[name](catalog));
        if (name === 'publish') publications += 1;
        const now = catalogOf(shelf);
        expect([...now.plans()]).toMatchObject([{ versionNumber: publications, status: 'PUBLISHED' }]);
        expect([...now.planDrafts()]).toHaveLength(name === 'open' ? 1 : 0);
        for (let version = 1; version <= publications; version += 1)
          expect(now.plan('plan-free', version)?.versionNumber).toBe(version);
      }
    }),
    { numRuns: 1000 },
  );
});
