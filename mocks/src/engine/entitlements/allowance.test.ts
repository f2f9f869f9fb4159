import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PackageFeatureEntitlement } from '../catalog/package.ts';
import { addon, Inkwell, MARCH, NOON, plan } from '../subscriptions/world.fixture.ts';
import { allowanceOf } from './allowance.ts';
import type { PromotionalEntitlement } from './promotional.ts';

const seats = (said: Partial<PackageFeatureEntitlement>): PackageFeatureEntitlement => ({
  type: 'FEATURE',
  id: 'entitlement',
  featureId: 'feature-seats',
  usageLimit: null,
  hasUnlimitedUsage: null,
  enumValues: null,
  resetPeriod: null,
  resetPeriodConfiguration: null,
  behavior: 'Increment',
  isGranted: true,
  isCustom: null,
  hasSoftLimit: null,
  description: null,
  displayNameOverride: null,
  hiddenFromWidgets: [],
  order: null,
  createdAt: MARCH,
  updatedAt: MARCH,
  ...said,
});

const promotion = (said: Partial<PromotionalEntitlement>): PromotionalEntitlement => ({
  id: 'promotion',
  customerId: 'customer-test-id',
  featureId: 'feature-seats',
  description: null,
  period: 'lifetime',
  startDate: MARCH,
  endDate: null,
  revokedAt: null,
  usageLimit: null,
  hasUnlimitedUsage: null,
  hasSoftLimit: null,
  enumValues: null,
  resetPeriod: null,
  resetPeriodConfiguration: null,
  isVisible: true,
  createdAt: MARCH,
  updatedAt: MARCH,
  ...said,
});

type Extra = { limit: number; quantity?: number; behavior?: 'Increment' | 'Override' };

/** What a plan of so many seats gives, with add-ons and promotions beside it. */
function given(
  ofPlan: Partial<PackageFeatureEntitlement>,
  extras: Extra[] = [],
  promotions: PromotionalEntitlement[] = [],
) {
  const addons = extras.map(({ limit, behavior = 'Increment' }, index) =>
    addon(`addon-${index}`, { entitlements: [seats({ usageLimit: limit, behavior })] }),
  );
  const base = plan('plan-base', { entitlements: [seats(ofPlan)] });
  const child = plan('plan-child', { parentPlanId: 'plan-base', compatibleAddonIds: addons.map(({ id }) => id) });
  const world = new Inkwell({ plans: [base, child], addons });
  const subscription = world.buy('plan-child', NOON, {
    addons: extras.map(({ quantity = 1 }, index) => ({ id: `addon-${index}`, quantity })),
  });
  return allowanceOf(world.catalog, [subscription], promotions, 'feature-seats');
}

describe('one subscription', () => {
  it('gives what its plan gives, also what that inherits', () => {
    expect(given({ usageLimit: 20 })).toMatchObject({ isGranted: true, limit: 20, isUnlimited: false });
  });

  it('adds increments in their quantity', () => {
    expect(given({ usageLimit: 20 }, [{ limit: 5, quantity: 2 }, { limit: 1 }])?.limit).toBe(31);
  });

  it('takes the largest override instead of the plan, and adds increments to it', () => {
    const overrides: Extra[] = [
      { limit: 50, behavior: 'Override' },
      { limit: 80, behavior: 'Override' },
      { limit: 60, behavior: 'Override' },
    ];
    expect(given({ usageLimit: 20 }, overrides)?.limit).toBe(80);
    expect(given({ usageLimit: 20 }, [{ limit: 5 }, ...overrides])?.limit).toBe(85);
    expect(given({ usageLimit: 90 }, overrides)?.limit).toBe(80);
  });
});

describe('a promotion', () => {
  it.each([
    [25, 25],
    [10, 20],
  ])('of %i beside a plan of 20 makes %i: the larger one, not the sum', (limit, both) => {
    expect(given({ usageLimit: 20 }, [], [promotion({ usageLimit: limit })])?.limit).toBe(both);
  });

  it('without limit beats any number, and a soft one softens', () => {
    expect(given({ usageLimit: 20 }, [], [promotion({ hasUnlimitedUsage: true })])?.isUnlimited).toBe(true);
    expect(given({ usageLimit: 20 }, [], [promotion({ usageLimit: 1, hasSoftLimit: true })])).toMatchObject({
      limit: 20,
      isSoft: true,
    });
  });

  it('alone is enough, and of another feature is nothing', () => {
    const world = new Inkwell();
    expect(allowanceOf(world.catalog, [], [promotion({ usageLimit: 7 })], 'feature-seats')?.limit).toBe(7);
    expect(allowanceOf(world.catalog, [], [promotion({ usageLimit: 7 })], 'feature-sso')).toBeNull();
  });

  it('adds its choices to those of the plan', () => {
    expect(given({ enumValues: ['email'] }, [], [promotion({ enumValues: ['chat', 'email'] })])?.enumValues).toEqual([
      'email',
      'chat',
    ]);
  });
});

it('law: the most generous of the sources wins, in whatever order they are looked at', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 1, maxLength: 8 }), (limits) => {
      const promotions = limits.map((usageLimit) => promotion({ usageLimit }));
      const { catalog } = new Inkwell();
      const limit = (list: PromotionalEntitlement[]) => allowanceOf(catalog, [], list, 'feature-seats')?.limit;
      expect(limit(promotions)).toBe(Math.max(...limits));
      expect(limit([...promotions].reverse())).toBe(Math.max(...limits));
    }),
    { numRuns: 1000 },
  );
});
