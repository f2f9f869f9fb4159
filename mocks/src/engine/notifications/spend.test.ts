import { describe, expect, it } from 'vitest';
import { charge, MARCH, plan } from '../catalog/fixture.ts';
import { subscription } from '../customers/fixture.ts';
import type { Subscription } from '../customers/subscription.ts';
import { ASKED, changed, readingOf } from './fixture.ts';
import { toldOfSpend } from './spend.ts';

const pro = subscription({ budget: { limit: 80, hasSoftLimit: false } });
const reached = { ...pro, budgetReached: { since: MARCH, limit: 80 } };
const told = (before: Subscription | undefined, after: Subscription | undefined, plans = [plan('plan-pro')]) =>
  toldOfSpend(changed('subscriptions', before, after), ASKED, readingOf({}, { plans }));

describe('a budget that is spent', () => {
  it('is told with its limit, in the currency of the subscription', () => {
    const euros = plan('plan-pro', { charges: [charge({ price: { amount: 49, currency: 'eur' } })] });
    expect(told(pro, reached, [euros])).toEqual([
      {
        type: 'subscription.spend_limit_exceeded',
        customerId: 'customer-test-id',
        facts: {
          id: 'subscription-1',
          customer: expect.objectContaining({ name: 'Ada' }),
          limit: 80,
          currency: 'eur',
        },
      },
    ]);
    expect(told(undefined, reached)).toMatchObject([{ facts: { currency: 'usd' } }]);
  });

  it('is told once, whatever is spent beyond, and again for another limit', () => {
    expect(told(reached, { ...reached, spent: { since: MARCH, amount: 120 } })).toEqual([]);
    expect(told(reached, { ...reached, budgetReached: { since: MARCH, limit: 90 } })).toMatchObject([
      { facts: { limit: 90 } },
    ]);
  });

  it('is not told while there is something left, or of what is gone', () => {
    expect(told(pro, { ...pro, spent: { since: MARCH, amount: 79 } })).toEqual([]);
    expect(told(reached, pro)).toEqual([]);
    expect(told(reached, undefined)).toEqual([]);
  });
});
