import { describe, expect, it } from 'vitest';
import { gives } from '../catalog/fixture.ts';
import { addon, charge, Inkwell, NOON, perPeriod, plan, type Setting, usd } from '../subscriptions/world.fixture.ts';
import { addonsShown, inDisplayOrder, inheritedEntitlements, plansShown } from './plans.ts';
import { currencyShown, pricePoints, pricesShown, symbolOf } from './prices.ts';
import { trialedPlans, trialsOpen } from './viewer.ts';

const eur = { amount: 45, currency: 'eur' };
const SHOWN = { productId: undefined, billingCountryCode: null, includeHidden: false };

function shop({ plans = [], ...said }: Setting = {}) {
  return new Inkwell({
    ...said,
    plans: [
      ...plans,
      plan('plan-contract', { pricingType: 'CUSTOM' }),
      plan('plan-secret', { charges: perPeriod(1, 10), hiddenFromWidgets: ['PAYWALL'] }),
      plan('plan-draft', { status: 'DRAFT', charges: perPeriod(1, 10) }),
      plan('plan-old', { status: 'ARCHIVED', charges: perPeriod(1, 10) }),
      plan('plan-yearly', { charges: [charge({ billingPeriod: 'ANNUALLY', price: usd(120) })] }),
    ],
  });
}

describe('the plans', () => {
  it('are in the order of what a month costs, those by contract last', () => {
    const ids = plansShown(shop().catalog, SHOWN).map(({ id }) => id);
    expect(ids).toEqual(['plan-free', 'plan-yearly', 'plan-pro', 'plan-enterprise', 'plan-contract']);
  });

  it('that are hidden are there when asked for, drafts and archived ones never', () => {
    const ids = plansShown(shop().catalog, { ...SHOWN, includeHidden: true }).map(({ id }) => id);
    expect(ids).toContain('plan-secret');
    expect(ids).not.toContain('plan-draft');
    expect(ids).not.toContain('plan-old');
  });

  it('of an unknown product are refused', () => {
    const act = () => plansShown(shop().catalog, { ...SHOWN, productId: 'product-x' });
    expect(act).toThrow(expect.objectContaining({ code: 'ProductNotFoundError', status: 404 }));
  });

  it('come with the add-ons that fit and can be bought', () => {
    const world = new Inkwell({
      plans: [plan('plan-a', { compatibleAddonIds: ['addon-sso', 'addon-draft', 'addon-gone'] })],
      addons: [addon('addon-draft', { status: 'DRAFT' })],
    });
    const [pro] = plansShown(world.catalog, SHOWN).filter(({ id }) => id === 'plan-a');
    expect(pro && addonsShown(world.catalog, pro, false).map(({ id }) => id)).toEqual(['addon-sso']);
  });

  it('are those of one product when it is said, without those of an archived one', () => {
    const world = shop();
    const ofProduct = (said: Parameters<typeof shop>[0] = {}) =>
      plansShown(shop(said).catalog, { ...SHOWN, productId: 'product-inkwell' }).map(({ id }) => id);
    expect(ofProduct()).toEqual(plansShown(world.catalog, SHOWN).map(({ id }) => id));
    expect(ofProduct({ plans: [plan('plan-print', { productId: 'product-print' })] })).not.toContain('plan-print');
    expect(ofProduct({ product: { status: 'ARCHIVED' } })).toEqual([]);
  });

  it('say what they give in the order that they name, and then as it stands', () => {
    const given = [gives('c'), gives('a', { order: 2 }), gives('d'), gives('b', { order: 1 })];
    expect(inDisplayOrder(given)).toEqual([given[3], given[1], given[0], given[2]]);
  });

  it('inherit what they do not redefine', () => {
    const { catalog } = new Inkwell();
    const pro = catalog.plan('plan-pro');
    const child = plan('plan-child', { parentPlanId: 'plan-pro' });
    expect(inheritedEntitlements(catalog, child)).toEqual(pro?.entitlements);
    expect(inheritedEntitlements(catalog, { ...child, entitlements: pro?.entitlements ?? [] })).toEqual([]);
  });
});

describe('the prices', () => {
  const local = plan('plan-local', {
    charges: [...perPeriod(49, 490), charge({ billingCountryCode: 'DE', price: eur })],
  });

  it('are those of the country, or the default ones', () => {
    expect(pricesShown(local.charges, 'DE').map(({ price }) => price)).toEqual([usd(490), eur]);
    expect(pricesShown(local.charges, 'FR').map(({ price }) => price)).toEqual([usd(49), usd(490)]);
    expect(pricesShown(local.charges, undefined)).toHaveLength(3);
  });

  it('have one headline for each billing period', () => {
    expect(pricePoints(local, null)).toMatchObject([
      {
        billingPeriod: 'MONTHLY',
        amount: 49,
        currency: 'usd',
        billingCountryCode: null,
        additionalChargesMayApply: false,
      },
      { billingPeriod: 'ANNUALLY', amount: 490 },
    ]);
    expect(currencyShown(pricePoints(local, 'DE'), 'DE')).toBe('eur');
  });

  it('by unit are in the headline with their feature', () => {
    const seats = plan('plan-seats', {
      charges: [charge({ billingModel: 'PER_UNIT', featureId: 'feature-seats', price: usd(8) })],
    });
    expect(pricePoints(seats, null)).toMatchObject([
      { amount: 8, featureId: 'feature-seats', additionalChargesMayApply: true },
    ]);
  });

  it('in credits only have none, and neither have top-ups', () => {
    const rate = { amount: 2, currencyId: 'currency-credits', costFormula: null };
    const rated = charge({ billingModel: 'CREDIT_BASED', featureId: 'feature-exports', creditRate: rate });
    const topUp = charge({ price: usd(10), topUpCustomCurrencyId: 'currency-credits' });
    expect(pricePoints(plan('plan-credits', { charges: [rated, topUp] }), null)).toEqual([]);
    expect(pricePoints(plan('plan-both', { charges: [rated, charge({ price: usd(49) })] }), null)).toMatchObject([
      { amount: 49, featureId: null, additionalChargesMayApply: true },
    ]);
  });

  it('of a free plan have no headline, and the page is then in dollars', () => {
    expect(pricePoints(plan('plan-free', { pricingType: 'FREE' }), null)).toEqual([]);
    expect(currencyShown([], null)).toBe('usd');
    expect([symbolOf('usd'), symbolOf('chf')]).toEqual(['$', 'CHF']);
  });
});

it('a trial is open until one was had', () => {
  const world = new Inkwell();
  const plans = plansShown(world.catalog, SHOWN);
  expect(trialsOpen(world.subscriptions(), plans)).toEqual([{ productId: 'product-inkwell', eligible: true }]);
  world.buy('plan-pro', NOON, { trial: undefined });
  expect(trialsOpen(world.subscriptions(), plans)).toEqual([{ productId: 'product-inkwell', eligible: false }]);
  world.buy('plan-pro', NOON, { resourceId: 'resource-01' });
  expect(trialedPlans(world.subscriptions())).toEqual([{ productId: 'product-inkwell', planId: 'plan-pro' }]);
});
