import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY, fromIso } from '../time.ts';
import { type AutoRecharge, assertSound, DEFAULTS, isCapReached, recharge, spentThisMonth } from './auto-recharge.ts';
import { counting } from './fixture.ts';
import type { Grant } from './grant.ts';
import { balanceOf, consume, grantsAfter, newGrant, open } from './wallet.ts';

const NOON = fromIso('2026-03-10T12:00:00Z');
const MARCH = fromIso('2026-03-01T00:00:00Z');
const key = { customerId: 'customer-test-id', currencyId: 'currency-credits', resourceId: null };
const usd = (amount: number, least = 0, most = Number.POSITIVE_INFINITY) => ({ amount, currency: 'usd', least, most });
const TEN_CENTS = usd(0.1);
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

  it('divides money exactly: 7 cents are 7 credits of a cent, and a cap of 30 cents buys 3 credits of 10', () => {
    const inMoney = config({ thresholdType: 'DOLLAR_AMOUNT', thresholdValue: 0.07 });
    const cent = usd(0.01);
    expect(recharge(inMoney, key, holding(7), 0, cent, NOON, mint)).toBeNull();
    expect(bought(15, { maxSpendLimit: 0.3 })).toEqual({ amount: 3, cost: 0.3 });
  });

  it('never goes beyond a cap by rounding: 4 credits of half a cent are 2 cents, and 5 would be 3', () => {
    const outcome = recharge(config({ maxSpendLimit: 0.025 }), key, holding(15), 0, usd(0.005), NOON, mint);
    expect(outcome?.grants[0]).toMatchObject({ amount: 4, cost: { amount: 0.02 } });
  });

  it('buys as many as are sold at once: at least 500, at most 600 of them', () => {
    const amountFor = (balance: number, price = usd(0.1, 500, 600), spent = 0) =>
      recharge(config({ targetBalance: 580, maxSpendLimit: 100 }), key, holding(balance), spent, price, NOON, mint)
        ?.grants[0]?.amount;
    expect(amountFor(15)).toBe(565);
    expect(recharge(config(), key, holding(15), 0, usd(0.1, 500), NOON, mint)?.grants[0]?.amount).toBe(500);
    expect(
      recharge(config({ targetBalance: 900 }), key, holding(0), 0, usd(0.1, 0, 600), NOON, mint)?.grants[0]?.amount,
    ).toBe(600);
    expect(amountFor(15, usd(0.1, 500), 51)).toBeUndefined();
    expect(isCapReached(config({ maxSpendLimit: 100 }), 50, usd(0.1, 500))).toBe(false);
    expect(isCapReached(config({ maxSpendLimit: 100 }), 51, usd(0.1, 500))).toBe(true);
  });

  it('takes a cap that no number of credits reaches for none', () => {
    expect(bought(15, { maxSpendLimit: Number.MAX_VALUE })).toEqual({ amount: 185, cost: 18.5 });
    expect(isCapReached(config({ maxSpendLimit: Number.MAX_VALUE }), 0, TEN_CENTS)).toBe(false);
  });

  it('fills up to the target with credits that cost nothing, whatever the cap', () => {
    const free = usd(0);
    const outcome = recharge(config({ maxSpendLimit: 10 }), key, holding(15), 0, free, NOON, mint);
    expect(outcome?.grants[0]).toMatchObject({ amount: 185, cost: { amount: 0 } });
    expect(isCapReached(config({ maxSpendLimit: 0 }), 0, free)).toBe(false);
  });

  it('settles an overdraft from what it buys: 60 owed and a target of 200 are 260 credits', () => {
    const owed = consume(key, [], 60, { featureId: null, eventId: null }, NOON, mint).grants;
    const outcome = recharge(config(), key, owed, 0, TEN_CENTS, NOON, mint);
    expect(outcome?.grants[0]).toMatchObject({ amount: 260, consumedAmount: 60, cost: { amount: 26 } });
    expect(outcome && balanceOf(grantsAfter(owed, outcome), NOON).left).toBe(200);
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

  it('brings paid credits that say what they are, with an invoice of their own', () => {
    const outcome = recharge(config(), key, holding(15), 0, TEN_CENTS, NOON, counting());
    expect(outcome?.grants).toMatchObject([
      {
        ...key,
        displayName: 'Automatic recharge',
        grantType: 'PAID',
        amount: 185,
        consumedAmount: 0,
        cost: { amount: 18.5, currency: 'usd' },
        sourceType: 'PRICE',
        isRecharge: true,
        isOpened: true,
        invoiceId: 'invoice-1',
      },
    ]);
    expect(outcome?.ledger).toMatchObject([{ eventType: 'CREDITS_GRANTED', amount: 185, timestamp: NOON }]);
  });

  it('is off, at a threshold and a target of 0, for a year and without a cap, unless more is said', () => {
    expect(DEFAULTS).toEqual({
      isEnabled: false,
      thresholdType: 'CREDIT_AMOUNT',
      thresholdValue: 0,
      targetBalance: 0,
      maxSpendLimit: null,
      grantExpirationPeriod: '1_YEAR',
    });
  });

  it('without a configuration buys nothing, and has no cap that could be reached', () => {
    expect(recharge(undefined, key, holding(0), 0, TEN_CENTS, NOON, mint)).toBeNull();
    expect(isCapReached(config(), 1_000_000, TEN_CENTS)).toBe(false);
  });

  it('counts the spend of the calendar month', () => {
    const recharged = (createdAt: number): Grant => ({
      ...newGrant(key, createdAt, mint),
      isRecharge: true,
      cost: { amount: 5, currency: 'usd' },
    });
    const topUp = { ...recharged(NOON), isRecharge: false };
    const grants = [recharged(MARCH - 1), recharged(MARCH), recharged(NOON), topUp];
    expect(spentThisMonth(grants, NOON)).toBe(10);
  });
});

describe('a configuration is refused', () => {
  it.each([
    ['InvalidArgumentError', { targetBalance: 20 }, TEN_CENTS, true],
    ['InvalidArgumentError', { thresholdType: 'DOLLAR_AMOUNT', thresholdValue: 20 }, TEN_CENTS, true],
    ['InvalidArgumentError', { thresholdType: 'DOLLAR_AMOUNT', thresholdValue: 5 }, usd(0), true],
    ['InvalidArgumentError', { maxSpendLimit: 40 }, usd(0.1, 500), true],
    ['PriceNotFound', {}, null, true],
    ['PaymentMethodNotFoundError', {}, TEN_CENTS, false],
  ] as const)('with %s for %j', (code, more, price, hasPaymentMethod) => {
    expect(() => assertSound(config(more), price, hasPaymentMethod)).toThrow(expect.objectContaining({ code }));
  });

  it.each([
    [
      { targetBalance: 20 },
      TEN_CENTS,
      true,
      'body.targetBalance: 20 must be greater than the threshold of 20 credits, or recharge would never rest.',
    ],
    [
      { maxSpendLimit: 49.9 },
      usd(0.1, 500),
      true,
      'body.maxSpendLimit: 49.9 does not pay for 500 credits, the fewest that are sold at once.',
    ],
    [
      {},
      null,
      true,
      'body.currencyId: no plan of the customer sells currency-credits. Add a top-up price to the plan first.',
    ],
    [{}, TEN_CENTS, false, 'body.isEnabled: the customer has no payment method to charge. Attach one first.'],
  ])('and says why: for %j', (more, price, hasPaymentMethod, message) => {
    expect(() => assertSound(config(more), price, hasPaymentMethod)).toThrow(message);
  });

  it.each([
    [{ targetBalance: 20.01 }, TEN_CENTS],
    [{ maxSpendLimit: 50 }, usd(0.1, 500)],
    [{ maxSpendLimit: 0 }, TEN_CENTS],
    [{ thresholdType: 'DOLLAR_AMOUNT', thresholdValue: 19.99 }, TEN_CENTS],
  ] as const)('but not for %j', (more, price) => {
    expect(() => assertSound(config(more), price, true)).not.toThrow();
  });

  it('only while it is on', () => {
    expect(() => assertSound(config({ isEnabled: false, targetBalance: 0 }), null, false)).not.toThrow();
  });
});

describe('laws of any history of consumption', () => {
  const history = fc.array(
    fc.record({ taken: fc.integer({ min: 1, max: 30_000 }), days: fc.integer({ min: 0, max: 20 }) }),
    { maxLength: 25 },
  );
  const price = fc.integer({ min: 1, max: 50 }).map((tenths) => usd(tenths / 1000));

  it('one top-up is enough for a consumption, or the cap stops it, and no month costs more than its cap', () => {
    fc.assert(
      fc.property(history, price, fc.integer({ min: 0, max: 5000 }), (steps, of, capInCents) => {
        const limits = config({ maxSpendLimit: capInCents / 100 });
        let grants = holding(100);
        let at = NOON;
        for (const { taken, days } of steps) {
          at += days * DAY;
          grants = grantsAfter(grants, consume(key, grants, taken / 100, { featureId: null, eventId: null }, at, mint));
          const top = recharge(limits, key, grants, spentThisMonth(grants, at), of, at, mint);
          if (top) grants = grantsAfter(grants, top);
          const { left } = balanceOf(grants, at);
          const spent = spentThisMonth(grants, at);
          // Rounding may leave a cent of the cap.
          expect(left >= limits.thresholdValue || isCapReached(limits, spent + 0.01, of)).toBe(true);
          expect(spent).toBeLessThanOrEqual(capInCents / 100);
          if (top && left < limits.targetBalance) expect(top.grants[0]?.amount).toSatisfy(Number.isInteger);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('asked again and again at one instant it rests after three times at most, and still within its cap', () => {
    const anyCap = fc.option(fc.integer({ min: 0, max: 5000 }).map((cents) => cents / 100));
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 30_000 }), price, anyCap, (taken, of, maxSpendLimit) => {
        const limits = config({ maxSpendLimit });
        const cause = { featureId: null, eventId: null };
        let grants = holding(0);
        grants = grantsAfter(grants, consume(key, grants, taken / 100, cause, NOON, mint));
        let bought = 0;
        for (;;) {
          const top = recharge(limits, key, grants, spentThisMonth(grants, NOON), of, NOON, mint);
          if (top === null) break;
          grants = grantsAfter(grants, top);
          bought += 1;
          expect(bought).toBeLessThanOrEqual(maxSpendLimit === null ? 1 : 3);
        }
        expect(spentThisMonth(grants, NOON)).toBeLessThanOrEqual(maxSpendLimit ?? Number.POSITIVE_INFINITY);
      }),
      { numRuns: 1000 },
    );
  });
});
