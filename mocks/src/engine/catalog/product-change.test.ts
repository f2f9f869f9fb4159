import { describe, expect, it } from 'vitest';
import { addon, charge, Inkwell, NOON, plan, usd } from '../subscriptions/world.fixture.ts';
import { archived, assertSettings, duplicated } from './product-change.ts';
import { usersOfCurrency, usersOfFeature } from './used-by.ts';

let minted = 0;
const mint = { entitlementId: () => `entitlement-${++minted}`, chargeId: () => `charge-${++minted}` };
const { catalog } = new Inkwell({
  plans: [
    plan('plan-team', {
      parentPlanId: 'plan-pro',
      compatibleAddonIds: ['addon-sso', 'addon-elsewhere'],
      charges: [charge({ featureId: 'feature-seats', billingModel: 'PER_UNIT', price: usd(5) })],
    }),
    plan('plan-old', { status: 'ARCHIVED', charges: [charge({ featureId: 'feature-fax', price: usd(1) })] }),
  ],
  addons: [addon('addon-audit', { dependencies: ['addon-sso', 'addon-elsewhere'] })],
});
const product = catalog.product('product-inkwell');
if (!product) throw new Error('The demo company has no product.');
const copy = duplicated(catalog, product, { id: 'next', displayName: 'Next', description: null }, NOON, mint);

describe('a copy of a product', () => {
  it('has the plans and add-ons of the original, under ids of its own', () => {
    expect(copy.plans.map(({ id }) => id)).toEqual([
      'plan-free-next',
      'plan-pro-next',
      'plan-enterprise-next',
      'plan-team-next',
      'plan-old-next',
    ]);
    expect([...copy.plans, ...copy.addons].every(({ productId }) => productId === 'next')).toBe(true);
  });

  it('names only what was copied with it', () => {
    expect(copy.plans.find(({ id }) => id === 'plan-team-next')).toMatchObject({
      parentPlanId: 'plan-pro-next',
      compatibleAddonIds: ['addon-sso-next'],
    });
    expect(copy.addons.find(({ id }) => id === 'addon-audit-next')?.dependencies).toEqual(['addon-sso-next']);
    expect(copy.products[0]?.productSettings.downgradePlanId).toBe('plan-free-next');
  });

  it('shares no id of an entitlement or a charge with it', () => {
    const idsIn = (plans: Iterable<{ entitlements: { id: string }[]; charges: { id: string }[] }>) =>
      [...plans].flatMap(({ entitlements, charges }) => [...entitlements, ...charges].map(({ id }) => id));
    const originals = new Set(idsIn(catalog.plans()));
    expect(idsIn(copy.plans).filter((id) => originals.has(id))).toEqual([]);
  });
});

it('an archive takes the plans and add-ons along', () => {
  const { products, plans, addons } = archived(catalog, product, NOON);
  expect([...products, ...plans, ...addons].every(({ status }) => status === 'ARCHIVED')).toBe(true);
});

it('settings name plans of the product', () => {
  const settings = { ...product.productSettings, subscriptionStartPlanId: 'plan-pro' };
  expect(() => assertSettings(catalog, 'product-inkwell', settings)).not.toThrow();
  expect(() => assertSettings(catalog, 'product-other', settings)).toThrow('subscriptionStartPlanId');
});

describe('what still needs something', () => {
  it('is every plan and add-on that gives or prices it', () => {
    expect(usersOfFeature(catalog, 'feature-seats')).toEqual([
      { id: 'plan-team', displayName: 'plan-team', type: 'Plan' },
    ]);
    expect(usersOfCurrency(catalog, 'currency-credits').map(({ id }) => id)).toEqual(['plan-pro', 'plan-enterprise']);
  });

  it('is nothing that is archived', () => {
    expect(usersOfFeature(catalog, 'feature-fax')).toEqual([]);
  });
});
