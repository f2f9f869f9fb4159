import { describe, expect, it } from 'vitest';
import { ON_OFFER } from '../catalog/package.ts';
import type { SubscriptionContents } from '../customers/subscription.ts';
import { kindOf, perMonth } from './contents.ts';
import { addon, Inkwell, plan } from './world.fixture.ts';

const { catalog } = new Inkwell({
  plans: [plan('plan-custom', { pricingType: 'CUSTOM' }), plan('plan-team', { compatibleAddonIds: ['addon-sso'] })],
  addons: [addon('addon-gift')],
});

function contents(planId: string, said: Partial<SubscriptionContents> = {}): SubscriptionContents {
  return {
    ...{ planId, versions: ON_OFFER, billingPeriod: 'MONTHLY', billingCountryCode: null, addons: [], charges: [] },
    ...{ unitQuantity: null, entitlements: [], priceOverrides: [], minimumSpend: null },
    ...said,
  };
}

const kind = (before: SubscriptionContents | null, after: SubscriptionContents) => kindOf(catalog, before, after);

describe('contents are compared', () => {
  it('by what a month of them costs in advance', () => {
    expect(perMonth(catalog, contents('plan-pro'))).toBe(49);
    expect(perMonth(catalog, contents('plan-pro', { billingPeriod: 'ANNUALLY' }))).toBeCloseTo(40.83, 2);
    expect(kind(contents('plan-pro'), contents('plan-enterprise'))).toBe('upgrade');
    expect(kind(contents('plan-enterprise'), contents('plan-pro'))).toBe('downgrade');
    expect(kind(null, contents('plan-pro'))).toBe('new');
  });

  it('on the same plan by the longer billing period', () => {
    const yearly = contents('plan-pro', { billingPeriod: 'ANNUALLY' });
    expect([kind(contents('plan-pro'), yearly), kind(yearly, contents('plan-pro'))]).toEqual(['upgrade', 'downgrade']);
  });

  it('a custom plan without prices is above all others, and not above itself', () => {
    expect(perMonth(catalog, contents('plan-custom'))).toBe(Number.POSITIVE_INFINITY);
    expect(kind(contents('plan-enterprise'), contents('plan-custom'))).toBe('upgrade');
    expect(kind(contents('plan-custom'), contents('plan-enterprise'))).toBe('downgrade');
    expect(kind(contents('plan-custom'), contents('plan-custom', { unitQuantity: 2 }))).toBe('upgrade');
  });

  it('without regard to the order in which they are said', () => {
    const [sso, seats] = [
      { id: 'addon-sso', quantity: 1 },
      { id: 'addon-extra-seats', quantity: 2 },
    ];
    const units = [
      { id: 'feature-seats', quantity: 2, type: 'FEATURE' as const },
      { id: 'feature-desks', quantity: 1, type: 'FEATURE' as const },
    ];
    const one = contents('plan-pro', { addons: [sso, seats], charges: units });
    const other = contents('plan-pro', { addons: [seats, sso], charges: units.toReversed() });
    expect(kind(one, other)).toBe('same');
    expect(kind(one, { ...other, addons: [seats, { ...sso, quantity: 2 }] })).toBe('upgrade');
  });
});
