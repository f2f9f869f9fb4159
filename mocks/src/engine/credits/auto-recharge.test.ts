import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY, fromIso } from '../time.ts';
import { type AutoRecharge, assertSound, DEFAULTS, isCapReached, recharge, spentThisMonth } from './auto-recharge.ts';
import type { Grant } from './grant.ts';
import { balanceOf, consume, grantsAfter, newGrant, open } from './wallet.ts';

const NOON = fromIso('2026-03-10T12:00:00Z');
const key = { customerId: 'customer-test-id', currencyId: 'currency-credits', resourceId: null };
const TEN_CENTS = { amount: 0.1, currency: 'usd' };
const config = (more: Partial<AutoRecharge> = {}): AutoRecharge => ({
  ...DEFAULTS,
  id: 'auto-recharge-1',
  customerId: key.customerId,
  currencyId: key.currencyId,
  isEnabled: true,
  thresholdValue: 20,
  targetBalance: 200,
  createdAt: NOON,
  updatedAt: NOON,
  ...more,
});

let count = 0;
const mint = (kind: string) => `${kind}-${++count}`;

/** A wallet with so much in it. */
function holding(amount: number): Grant[] {
  return open({ ...newGrant(key, NOON, mint), amount }, [], NOON, mint).grants;
}

const bought = (balance: number, more: Partial<AutoRecharge> = {}, spent = 0) => {
  const outcome = recharge(config(more), key, holding(balance), spent, TEN_CENTS, NOON, mint);
  const grant = outcome?.grants[0];
  return grant ? { amount: grant.amount, cost: grant.cost.amount } : null;
};

describe('automatic recharge', () => {
  it('buys what is missing to the target, once the balance is below the threshold', () => {
    expect(bought(15)).toEqual({ amount: 185, cost: 18.5 });
    expect(bought(19.99)).toEqual({ amount: 180.01, cost: 18 });
    expect(bought(20)).toBeNull();
  });

  it('takes a threshold in money as well: 5 dollars are 50 credits', () => {
    const inMoney = { thresholdType: 'DOLLAR_AMOUNT', thresholdValue: 5 } as const;
    expect(bought(49, inMoney)).toEqual({ amount: 151, cost: 15.1 });
    expect(bought(50, inMoney)).toBeNull();
  });

  it('buys at the cap what the cap still allows, in whole credits, and then rests', () => {
    expect(bought(15, { maxSpendLimit: 10 })).toEqual({ amount: 100, cost: 10 });
    expect(bought(15, { maxSpendLimit: 10 }, 8.55)).toEqual({ amount: 14, cost: 1.4 });
    expect(bought(15, { maxSpendLimit: 10 }, 10)).toBeNull();
    expect(isCapReached(config({ maxSpendLimit: 10 }), 9.95, TEN_CENTS)).toBe(true);
    expect(isCapReached(config({ maxSpendLimit: 10 }), 9.9, TEN_CENTS)).toBe(false);
  });

  it('buys nothing when it is off, or when nobody sells the credits', () => {
    expect(bought(0, { isEnabled: false })).toBeNull();
    expect(recharge(config(), key, holding(0), 0, null, NOON, mint)).toBeNull();
  });

  it('brings credits that expire after the chosen time', () => {
    const expiry = (grantExpirationPeriod: '1_MONTH' | '1_YEAR') =>
      recharge(config({ grantExpirationPeriod }), key, holding(0), 0, TEN_CENTS, NOON, mint)?.grants[0]?.expireAt;
    expect(expiry('1_MONTH')).toBe(fromIso('2026-04-10T12:00:00Z'));
    expect(expiry('1_YEAR')).toBe(fromIso('2027-03-10T12:00:00Z'));
  });

  it('counts the spend of the calendar month', () => {
    const recharged = (createdAt: number): Grant => ({
      ...newGrant(key, createdAt, mint),
      isRecharge: true,
      cost: { amount: 5, currency: 'usd' },
    });
    const grants = [recharged(NOON - 10 * DAY), recharged(NOON - 9 * DAY), recharged(NOON)];
    expect(spentThisMonth(grants, NOON)).toBe(10);
  });
});

describe('a configuration is refused', () => {
  it.each([
    ['InvalidArgumentError', { targetBalance: 20 }, TEN_CENTS, true],
    ['InvalidArgumentError', { thresholdType: 'DOLLAR_AMOUNT', thresholdValue: 20 }, TEN_CENTS, true],
    ['PriceNotFound', {}, null, true],
    ['PaymentMethodNotFoundError', {}, TEN_CENTS, false],
  ] as const)('with %s for %j', (code, more, price, hasPaymentMethod) => {
    expect(() => assertSound(config(more), price, hasPaymentMethod)).toThrow(expect.objectContaining({ code }));
  });

  it('only while it is on', () => {
    expect(() => assertSound(config({ isEnabled: false, targetBalance: 0 }), null, false)).not.toThrow();
  });
});

describe('laws of any history of consumption', () => {
  const history = fc.array(fc.integer({ min: 1, max: 30_000 }), { maxLength: 25 });

  it('one consumption is followed by one top-up at most, and the spend of the month stays within its cap', () => {
    fc.assert(
      fc.property(history, fc.integer({ min: 0, max: 5000 }), (amounts, capInCents) => {
        const limits = config({ maxSpendLimit: capInCents / 100 });
        let grants = holding(100);
        for (const amount of amounts) {
          grants = grantsAfter(
            grants,
            consume(key, grants, amount / 100, { featureId: null, eventId: null }, NOON, mint),
          );
          const top = recharge(limits, key, grants, spentThisMonth(grants, NOON), TEN_CENTS, NOON, mint);
          if (top) grants = grantsAfter(grants, top);
          const again = recharge(limits, key, grants, spentThisMonth(grants, NOON), TEN_CENTS, NOON, mint);
          if (balanceOf(grants, NOON).left >= limits.thresholdValue) expect(again).toBeNull();
          expect(spentThisMonth(grants, NOON)).toBeLessThanOrEqual(capInCents / 100);
        }
      }),
      { numRuns: 1000 },
    );
  });
});
