import { describe, expect, it } from 'vitest';
import { catalogOf, gives } from '../catalog/fixture.ts';
import { APRIL, subscription } from '../customers/fixture.ts';
import { allowanceWithinBudgets, entitledFeatures, fromSubscription } from './allowance.ts';
import { addon, type Bought, feature, plan, promotion, SEATS, seats } from './fixture.ts';

const also = (said: Bought['said'], quantity = 1): Bought => ({ said, quantity });
const more = (usageLimit: number, quantity = 1) => also({ usageLimit }, quantity);
const instead = (said: Bought['said'], quantity = 1) => also({ ...said, behavior: 'Override' }, quantity);
const TWENTY = { usageLimit: 20 };

describe('an add-on', () => {
  it('raises the plan by what it gives times its quantity: 20 seats, twice 5 and 1 are 31', () => {
    expect(seats(TWENTY, [more(5, 2), more(1)])?.limit).toBe(31);
  });

  it('gives by itself what the plan lacks', () => {
    expect(seats(null, [more(5, 3)])?.limit).toBe(15);
  });

  it('bought 0 times gives nothing', () => {
    expect(seats(TWENTY, [more(5, 0), instead({ usageLimit: 50 }, 0)])?.limit).toBe(20);
    expect(seats(null, [more(5, 0)])).toBeNull();
  });

  it('makes a limit soft, or takes it away', () => {
    expect(seats(TWENTY, [also({ hasSoftLimit: true })])).toMatchObject({ limit: 20, isSoft: true });
    expect(seats(TWENTY, [also({ hasUnlimitedUsage: true })])?.isUnlimited).toBe(true);
  });

  it.each([8, 50])('that overrides takes the place of the plan, more or less: %i', (usageLimit) => {
    expect(seats(TWENTY, [instead({ usageLimit })])?.limit).toBe(usageLimit);
  });

  it('that overrides gives its value once, however often it is bought', () => {
    expect(seats(TWENTY, [instead({ usageLimit: 50 }, 3)])?.limit).toBe(50);
  });

  it.each([[[50, 80, 60]], [[80, 50, 60]], [[60, 50, 80]]])(
    'that overrides most wins over the others, and increments raise it: %j',
    (limits) => {
      const overrides = limits.map((usageLimit) => instead({ usageLimit }));
      expect(seats(TWENTY, overrides)?.limit).toBe(80);
      expect(seats(TWENTY, [more(5), ...overrides])?.limit).toBe(85);
      expect(seats(TWENTY, [...overrides, more(5)])?.limit).toBe(85);
    },
  );

  it('that overrides with no limit wins over any number', () => {
    expect(seats(TWENTY, [instead({ hasUnlimitedUsage: true }), instead(TWENTY)])?.isUnlimited).toBe(true);
  });

  it('that overrides leaves the reset of the plan', () => {
    expect(seats({ resetPeriod: 'MONTH' }, [instead(TWENTY)])?.reset?.period).toBe('MONTH');
  });
});

describe('a subscription', () => {
  it('gives what its plan inherits and does not redefine, until it ends', () => {
    const free = plan('plan-free', [gives(SEATS, { usageLimit: 2 }), gives('feature-retention', { usageLimit: 7 })]);
    const catalog = catalogOf({ plans: [free, plan('plan-pro', [gives(SEATS, TWENTY)], 'plan-free')] });
    const given = (id: string) => fromSubscription(catalog, subscription({ endDate: APRIL }), id);
    expect(given(SEATS)).toMatchObject({ limit: 20, validUntil: APRIL });
    expect(given('feature-retention')).toMatchObject({ limit: 7, validUntil: APRIL });
  });

  it('with an entitlement of its own gives that, instead of plan and add-ons', () => {
    const catalog = catalogOf({ plans: [plan('plan-pro', [gives(SEATS, TWENTY)])] });
    const own = { usageLimit: 3, hasUnlimitedUsage: false, hasSoftLimit: true, resetPeriod: null };
    const negotiated = subscription({
      entitlements: [{ type: 'FEATURE', id: SEATS, resetPeriodConfiguration: null, ...own }],
    });
    expect(fromSubscription(catalog, negotiated, SEATS)).toMatchObject({ limit: 3, isSoft: true });
  });
});

describe('a promotion', () => {
  it.each([
    [25, 30],
    [100, 100],
  ])('of %i beside 30 seats makes %i: the larger one, not the sum', (usageLimit, limit) => {
    expect(seats(TWENTY, [more(5, 2)], [{ usageLimit }])?.limit).toBe(limit);
  });

  it('with no limit beats any number, and a soft one softens', () => {
    expect(seats(TWENTY, [], [{ hasUnlimitedUsage: true }])?.isUnlimited).toBe(true);
    expect(seats(TWENTY, [], [{ usageLimit: 1, hasSoftLimit: true }])).toMatchObject({ limit: 20, isSoft: true });
  });

  it('adds its choices to those of the plan', () => {
    const both = seats({ enumValues: ['email'] }, [], [{ enumValues: ['chat', 'email'] }]);
    expect(both?.enumValues).toEqual(['email', 'chat']);
  });

  it('alone is enough, until its end, and of another feature is nothing', () => {
    expect(seats(null, [], [{ usageLimit: 5, endDate: APRIL }])).toMatchObject({ limit: 5, validUntil: APRIL });
    expect(seats(null, [], [{ usageLimit: 5, featureId: 'feature-api-calls' }])).toBeNull();
  });
});

it('what is revoked adds nothing to what is granted', () => {
  const revoked = { isGranted: false, usageLimit: 100, hasUnlimitedUsage: true, hasSoftLimit: true };
  const five = { isGranted: true, limit: 5, isUnlimited: false, isSoft: false };
  expect(seats(revoked)?.isGranted).toBe(false);
  expect(seats(revoked, [], [{ usageLimit: 5 }])).toMatchObject(five);
  expect(seats(revoked, [more(5)])).toMatchObject(five);
  expect(seats({ usageLimit: 5 }, [also(revoked)])).toMatchObject(five);
});

it('what a subscription agreed for itself is one of its features, in place of what its plan gives', () => {
  const own = { type: 'FEATURE', id: 'b', usageLimit: 7, hasUnlimitedUsage: false, hasSoftLimit: true } as const;
  const entitlements = [
    { ...own, resetPeriod: null, resetPeriodConfiguration: null },
    { type: 'CREDIT' as const, id: 'c', amount: 10, cadence: 'MONTH' as const },
  ];
  const features = ['a', 'b', 'c'].map((id) => feature(id));
  const catalog = catalogOf({ features, plans: [plan('plan-pro', [gives('a'), gives('b', { usageLimit: 5 })])] });
  expect(entitledFeatures(catalog, [subscription({ entitlements })], [])).toEqual(['a', 'b']);
  const bare = catalogOf({ features });
  expect(entitledFeatures(bare, [subscription({ entitlements })], [])).toEqual(['b']);
  expect(fromSubscription(catalog, subscription({ entitlements }), 'b')).toMatchObject({ limit: 7, isSoft: true });
  const gone = subscription({ addons: [{ id: 'addon-gone', quantity: 1 }] });
  expect(fromSubscription(bare, gone, 'a')).toBeNull();
});

it('a limit of an add-on holds where the plan names none', () => {
  expect(seats({ usageLimit: null }, [more(5)])?.limit).toBe(5);
  expect(seats({ usageLimit: 5 }, [also({ usageLimit: null })])?.limit).toBe(5);
});

it('the features of a customer are those that something gives, in the order of the catalogue', () => {
  const catalog = catalogOf({
    features: ['a', 'b', 'c', 'd', 'e'].map((id) => feature(id)),
    plans: [plan('plan-pro', [gives('d')])],
    addons: [addon('addon-one', [gives('b')]), addon('addon-none', [gives('c')])],
  });
  const addons = ['addon-one', 'addon-none'].map((id, index) => ({ id, quantity: 1 - index }));
  expect(entitledFeatures(catalog, [subscription({ addons })], [promotion({ featureId: 'a' })])).toEqual([
    'a',
    'b',
    'd',
  ]);
});

describe('within budgets', () => {
  const catalog = catalogOf({
    features: [feature(SEATS)],
    plans: [
      plan('plan-pro', [gives(SEATS, { usageLimit: 20 })]),
      plan('plan-big', [gives(SEATS, { usageLimit: 100 })]),
      plan('plan-off', [gives(SEATS, { isGranted: false })]),
    ],
  });
  /** What there is of seats from these plans, of which some have spent their budgets. */
  const within = (planIds: string[], spent: string[], promotions: ReturnType<typeof promotion>[] = []) => {
    const subscriptions = planIds.map((planId) => subscription({ id: planId, planId }));
    const isReached = ({ planId }: { planId: string }) => spent.includes(planId);
    return allowanceWithinBudgets(catalog, subscriptions, isReached, promotions, SEATS);
  };
  const limits = ({ allowance, isBudgetExceeded }: ReturnType<typeof within>) => [allowance?.limit, isBudgetExceeded];

  it('the most generous source counts that has something left to spend', () => {
    expect(limits(within(['plan-pro', 'plan-big'], []))).toEqual([100, false]);
    expect(limits(within(['plan-pro', 'plan-big'], ['plan-big']))).toEqual([20, false]);
    expect(limits(within(['plan-pro'], ['plan-pro'], [promotion({ usageLimit: 5 })]))).toEqual([5, false]);
  });

  it('a budget is exceeded where no other source gives anything', () => {
    expect(limits(within(['plan-pro'], ['plan-pro']))).toEqual([20, true]);
    expect(limits(within(['plan-pro', 'plan-off'], ['plan-pro']))).toEqual([20, true]);
  });

  it('of what is not given anyway, no budget is exceeded', () => {
    expect(within(['plan-off'], ['plan-off'])).toMatchObject({
      allowance: { isGranted: false },
      isBudgetExceeded: false,
    });
    expect(within([], [])).toEqual({ allowance: null, isBudgetExceeded: false });
    expect(within(['plan-none'], ['plan-none'])).toEqual({ allowance: null, isBudgetExceeded: false });
  });
});
