import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CustomCurrency } from '../catalog/custom-currency.ts';
import { catalogOf, gives } from '../catalog/fixture.ts';
import type { PackageEntitlement } from '../catalog/package.ts';
import { MARCH, subscription } from '../customers/fixture.ts';
import type { Subscription } from '../customers/subscription.ts';
import { sum } from '../decimal.ts';
import { creditAllowances, mayOverdraw } from './credit-allowances.ts';
import { addon, givesCredits, plan, SEATS } from './fixture.ts';

type Bought = { gives: PackageEntitlement[]; quantity?: number };

function shop(ofPlan: PackageEntitlement[], bought: Bought[] = [], said: Partial<Subscription> = {}) {
  const catalog = catalogOf({
    plans: [plan('plan-pro', ofPlan)],
    addons: bought.map(({ gives }, index) => addon(`addon-${index}`, gives)),
    currencies: [{ id: 'currency-credits', displayName: 'Ink' } as CustomCurrency],
  });
  const addons = bought.map(({ quantity = 1 }, index) => ({ id: `addon-${index}`, quantity }));
  return { catalog, owner: subscription({ addons, ...said }) };
}

function credits(...said: Parameters<typeof shop>) {
  const { catalog, owner } = shop(...said);
  return creditAllowances(catalog, owner);
}
const amounts = (...said: Parameters<typeof shop>) => credits(...said).map(({ amount }) => amount);

describe('the credits of a subscription', () => {
  it('come from its plan, by the month if nothing else is said, counted from its billing anchor', () => {
    expect(credits([givesCredits(100, { id: 'e-pro', cadence: null })])).toEqual([
      {
        id: 'subscription-1/e-pro',
        wallet: { customerId: 'customer-test-id', currencyId: 'currency-credits', resourceId: null },
        displayName: 'Ink',
        amount: 100,
        cadence: 'MONTH',
        sourceType: 'PLAN_ENTITLEMENT',
        anchor: MARCH,
      },
    ]);
  });

  it('come from its add-ons too, each in its quantity and with a grant of its own', () => {
    const given = credits([givesCredits(100)], [{ gives: [givesCredits(50)], quantity: 2 }]);
    expect(given.map(({ amount, sourceType }) => [amount, sourceType])).toEqual([
      [100, 'PLAN_ENTITLEMENT'],
      [100, 'ADDON_ENTITLEMENT'],
    ]);
  });

  it('can be its own, beside those of the plan', () => {
    const own = { type: 'CREDIT', id: 'currency-credits', amount: 7, cadence: 'YEAR' } as const;
    expect(credits([givesCredits(100)], [], { entitlements: [own] })).toMatchObject([
      { amount: 100, cadence: 'MONTH' },
      { id: 'subscription-1/currency-credits', amount: 7, cadence: 'YEAR' },
    ]);
  });

  it('are not its own when it says 0', () => {
    const none = { type: 'CREDIT', id: 'currency-credits', amount: 0, cadence: 'MONTH' } as const;
    expect(amounts([], [], { entitlements: [none] })).toEqual([]);
  });

  it('go to the wallet of its resource', () => {
    const [given] = credits([givesCredits(100)], [], { resourceId: 'site-1' });
    expect(given?.wallet.resourceId).toBe('site-1');
  });

  it.each<[string, Bought]>([
    ['revoked', { gives: [givesCredits(50, { isGranted: false })] }],
    ['of nothing', { gives: [givesCredits(0)] }],
    ['of an add-on bought 0 times', { gives: [givesCredits(50)], quantity: 0 }],
    ['of a feature', { gives: [gives(SEATS, { usageLimit: 50 })] }],
  ])('do not come from an entitlement %s', (_what, bought) => {
    expect(amounts([], [bought])).toEqual([]);
  });
});

describe('credits by the seat', () => {
  const bySeat = givesCredits(10, { dependencyFeatureId: SEATS });
  const seats = (usageLimit: number) => gives(SEATS, { usageLimit });

  it('are multiplied by the seats of plan and add-ons: 10 credits for each of 20 + 2 × 5 seats are 300', () => {
    expect(amounts([bySeat, seats(20)], [{ gives: [seats(5)], quantity: 2 }])).toEqual([300]);
  });

  it('are none where there are no seats', () => {
    expect(amounts([bySeat])).toEqual([]);
  });
});

describe('a wallet may be overdrawn by a check', () => {
  const soft = givesCredits(100, { hasSoftLimit: true });
  const may = (ofPlan: PackageEntitlement, bought: Bought[] = [], currencyId = 'currency-credits') => {
    const { catalog, owner } = shop([ofPlan], bought);
    return mayOverdraw(catalog, [owner], currencyId);
  };

  it('when plan or add-on gives its credits with a soft limit', () => {
    expect([may(soft), may(givesCredits(100), [{ gives: [soft] }]), may(givesCredits(100))]).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('and not for another currency, an add-on bought 0 times, or credits that are revoked', () => {
    expect(may(soft, [], 'currency-tokens')).toBe(false);
    expect(may(givesCredits(100), [{ gives: [soft], quantity: 0 }])).toBe(false);
    expect(may({ ...soft, isGranted: false })).toBe(false);
  });
});

it('law: credits of several packages add up', () => {
  const anyBought = fc.record({ amount: fc.integer({ min: 0, max: 500 }), quantity: fc.integer({ min: 0, max: 4 }) });
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 500 }), fc.array(anyBought, { maxLength: 5 }), (ofPlan, bought) => {
      const given = amounts(
        [givesCredits(ofPlan)],
        bought.map(({ amount, quantity }) => ({ gives: [givesCredits(amount)], quantity })),
      );
      expect(sum(given)).toBe(bought.reduce((total, { amount, quantity }) => total + amount * quantity, ofPlan));
    }),
    { numRuns: 1000 },
  );
});
