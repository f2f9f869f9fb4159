import fc from 'fast-check';
import { expect, it } from 'vitest';
import { charge, gives } from '../engine/catalog/fixture.ts';
import { MARCH, subscription } from '../engine/customers/fixture.ts';
import { feature, plan, promotion, SEATS } from '../engine/entitlements/fixture.ts';
import type { Outcome } from '../engine/outcome.ts';
import { DAY } from '../engine/time.ts';
import { activePromotions, activeSubscriptions, allowanceFor, creditRateFor } from './account.ts';
import { Store } from './store.ts';

const CUSTOMER = 'customer-test-id';
const day = fc.integer({ min: 0, max: 30 }).map((days) => MARCH + days * DAY);
const end = fc.option(day);
const number = fc.integer({ min: 1, max: 3 });

const change: fc.Arbitrary<Outcome> = fc.oneof(
  fc.tuple(number, day, end, fc.constantFrom(null, 'resource-01')).map(([id, startDate, endDate, resourceId]) => ({
    subscriptions: [subscription({ id: `subscription-${id}`, startDate, endDate, resourceId })],
  })),
  fc.tuple(number, end, fc.nat(50)).map(([id, endDate, usageLimit]) => ({
    promotions: [promotion({ id: `promotion-${id}`, endDate, usageLimit })],
  })),
  fc.tuple(fc.nat(50), fc.nat(5)).map(([usageLimit, amount]) => {
    const creditRate = { amount, currencyId: 'currency-credits', costFormula: null };
    const charges = [charge({ billingModel: 'CREDIT_BASED', featureId: SEATS, creditRate })];
    return { plans: [{ ...plan('plan-pro', [gives(SEATS, { usageLimit })]), charges }] };
  }),
);

const step = fc.record({ change: fc.option(change), isUndone: fc.boolean(), at: day });

/** What a customer, or its resource, may do, as far as it is kept. */
function standing(store: Store, resourceId: string | null, at: number) {
  return {
    subscriptions: activeSubscriptions(store, CUSTOMER, resourceId, at),
    promotions: activePromotions(store, CUSTOMER, at),
    allowance: allowanceFor(store, CUSTOMER, resourceId, SEATS, at),
    rate: creditRateFor(store, CUSTOMER, resourceId, SEATS, at),
  };
}

it('law: what is kept of a standing is what is found anew, after any change, undone or not, and at any instant', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
      const store = new Store();
      store.commit({ features: [feature(SEATS)], plans: [plan('plan-pro', [gives(SEATS, { usageLimit: 20 })])] });
      for (const { change, isUndone, at } of steps) {
        try {
          store.transact(() => {
            store.commit(change ?? {});
            standing(store, null, at);
            if (isUndone) throw new Error('Refused.');
          });
        } catch (error) {
          if ((error as Error).message !== 'Refused.') throw error;
        }
        const anew = Store.restored(store.snapshot());
        for (const resourceId of [null, 'resource-01'])
          expect(standing(store, resourceId, at)).toEqual(standing(anew, resourceId, at));
      }
    }),
    { numRuns: 1000 },
  );
});
