import { describe, expect, it } from 'vitest';
import type { Catalog } from '../catalog/catalog.ts';
import { NEW_PRODUCT, type Product } from '../catalog/product.ts';
import { MARCH, subscription } from '../customers/fixture.ts';
import { DAY } from '../time.ts';
import { withUsageCycles } from './usage-cycle.ts';

const TENTH = MARCH + 9 * DAY;

function under(behavior: Product['usageResetCutoffRule']['behavior']): Catalog {
  const product = { ...NEW_PRODUCT, usageResetCutoffRule: { behavior } };
  return { product: () => product } as unknown as Catalog;
}

describe('what a subscription remembers of its usage periods', () => {
  it.each([
    ['NEVER_RESET', { planId: 'plan-enterprise' }, []],
    [
      'NEVER_RESET',
      { billingPeriod: 'ANNUALLY', billingCycleAnchor: TENTH },
      [{ anchor: MARCH, until: TENTH, isReset: false }],
    ],
    ['BILLING_PERIOD_CHANGE', { planId: 'plan-enterprise' }, []],
    [
      'BILLING_PERIOD_CHANGE',
      { billingPeriod: 'ANNUALLY', billingCycleAnchor: TENTH },
      [{ anchor: MARCH, until: TENTH, isReset: true }],
    ],
    ['ALWAYS_RESET', { planId: 'plan-enterprise' }, [{ anchor: MARCH, until: TENTH, isReset: true }]],
    ['ALWAYS_RESET', { addons: [{ id: 'addon-seats', quantity: 1 }] }, []],
  ] as const)('under %s, after %j', (behavior, said, formerCycles) => {
    const before = subscription();
    const after = withUsageCycles(under(behavior), before, subscription(said as object), TENTH);
    expect(after).toEqual({ ...subscription(said as object), formerCycles });
  });

  it('keeps what it remembered, and takes two changes of one instant for one', () => {
    const earlier = { anchor: MARCH - DAY, until: MARCH, isReset: false };
    const moved = subscription({ formerCycles: [earlier], billingCycleAnchor: TENTH });
    const once = withUsageCycles(under('ALWAYS_RESET'), subscription({ formerCycles: [earlier] }), moved, TENTH);
    expect(once.formerCycles).toEqual([earlier, { anchor: MARCH, until: TENTH, isReset: false }]);
    const twice = withUsageCycles(under('ALWAYS_RESET'), once, { ...once, planId: 'plan-free' }, TENTH);
    expect(twice.formerCycles).toEqual([earlier, { anchor: MARCH, until: TENTH, isReset: true }]);
  });
});
