import { describe, expect, it } from 'vitest';
import { refusedWith } from '../refusal.fixture.ts';
import { catalogOf, NOON, plan, product } from './fixture.ts';
import { changedProduct, type ProductChange } from './product.ts';

const inkwell = product('product-inkwell');
const catalog = catalogOf({
  plans: [
    plan('plan-free', { pricingType: 'FREE' }),
    plan('plan-pro'),
    plan('plan-old', { pricingType: 'FREE', status: 'ARCHIVED' }),
    plan('plan-print', { pricingType: 'FREE', productId: 'product-print' }),
  ],
});
const change = (said: ProductChange, hasSubscriptions = false) =>
  changedProduct(catalog, inkwell, said, hasSubscriptions, NOON);
const settings = (said: NonNullable<ProductChange['productSettings']>) => () => change({ productSettings: said });

describe('a change of a product', () => {
  it('keeps what it does not name, also inside the settings', () => {
    const after = change({ metadata: null, productSettings: { downgradePlanId: 'plan-free' } });
    expect(after).toEqual({
      ...inkwell,
      productSettings: { ...inkwell.productSettings, downgradePlanId: 'plan-free' },
      updatedAt: NOON,
    });
  });

  it('lets it have several subscriptions until it has had one', () => {
    expect(change({ multipleSubscriptions: true }).multipleSubscriptions).toBe(true);
    expect(change({ multipleSubscriptions: false }, true).multipleSubscriptions).toBe(false);
    expect(() => change({ multipleSubscriptions: true }, true)).toThrow(refusedWith('IntegrityViolation'));
  });
});

describe('the settings', () => {
  it.each([
    ['a plan that is nowhere', 'plan-x', 'PlanNotFound'],
    ['a plan of another product', 'plan-print', 'PlanNotFound'],
    ['an archived plan', 'plan-old', 'EntityIsArchivedError'],
    ['a plan that costs money', 'plan-pro', 'BadUserInput'],
    ['no plan at all', null, 'BadUserInput'],
  ])('downgrade nobody to %s', (_, downgradePlanId, code) => {
    expect(settings({ subscriptionEndSetup: 'DOWNGRADE_TO_FREE', downgradePlanId })).toThrow(
      refusedWith(code, 'body.productSettings.downgradePlanId'),
    );
  });

  it('begin a trial with any plan, and a free plan with a free one', () => {
    expect(settings({ subscriptionStartSetup: 'TRIAL_PERIOD', subscriptionStartPlanId: 'plan-pro' })).not.toThrow();
    expect(settings({ subscriptionStartSetup: 'FREE_PLAN', subscriptionStartPlanId: 'plan-free' })).not.toThrow();
    expect(settings({ subscriptionStartSetup: 'FREE_PLAN', subscriptionStartPlanId: 'plan-pro' })).toThrow(
      refusedWith('BadUserInput', 'subscriptionStartPlanId'),
    );
    expect(settings({ subscriptionStartSetup: 'TRIAL_PERIOD' })).toThrow(refusedWith('BadUserInput'));
  });
});
