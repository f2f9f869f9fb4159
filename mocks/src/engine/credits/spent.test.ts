import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { grant, NOON } from './fixture.ts';
import { isOver, isSpent, together, without } from './spent.ts';

const spent = grant({ id: 'grant-1', amount: 100, consumedAmount: 100, isOpened: true });

describe('a grant', () => {
  it('is used up when nothing is left of it, and it is not over', () => {
    expect(isSpent(spent)).toBe(true);
    expect(isSpent({ ...spent, consumedAmount: 99.5 })).toBe(false);
    expect(isSpent({ ...spent, isOpened: false })).toBe(false);
    expect(isSpent({ ...spent, isClosed: true })).toBe(false);
  });

  it('that is a debt, or that recurs, is never taken for used up', () => {
    expect(isSpent({ ...spent, grantType: 'OVERDRAFT', amount: 0 })).toBe(false);
    expect(isSpent({ ...spent, allowanceId: 'subscription-1/e-pro' })).toBe(false);
  });

  it('is over when it is closed, unless it was voided by hand and still covers its period', () => {
    expect(isOver(spent)).toBe(false);
    expect(isOver({ ...spent, isClosed: true })).toBe(true);
    expect(isOver({ ...spent, isClosed: true, voidedAt: NOON })).toBe(true);
    expect(isOver({ ...spent, isClosed: true, voidedAt: NOON, allowanceId: 'subscription-1/e-pro' })).toBe(false);
  });
});

describe('used-up grants shown as one', () => {
  it('come to what they come to by themselves, and never expire', () => {
    const later = grant({
      amount: 30,
      consumedAmount: 30,
      expireAt: NOON + 9,
      createdAt: NOON + 1,
      updatedAt: NOON + 2,
    });
    expect(together(spent, later)).toEqual({
      ...spent,
      ...{ amount: 130, consumedAmount: 130, expireAt: null, createdAt: NOON + 1, updatedAt: NOON + 2 },
    });
  });

  it('lose the latest only by being summed up again', () => {
    const later = { ...spent, createdAt: NOON + 1, updatedAt: NOON + 2 };
    const sum = together(spent, later);
    expect(without(sum, later)).toBeNull();
    expect(without(sum, { ...spent, updatedAt: NOON + 2 })).toBeNull();
    expect(without(sum, spent)).toEqual({ ...sum, amount: 100, consumedAmount: 100 });
  });

  it('law: whatever is added is taken away without a rest', () => {
    const amounts = fc.array(
      fc.integer({ min: 1, max: 99_999 }).map((cents) => cents / 100),
      { minLength: 2, maxLength: 9 },
    );
    fc.assert(
      fc.property(amounts, (all) => {
        const grants = all.map((amount, index) => ({
          ...spent,
          ...{ amount, consumedAmount: amount, createdAt: NOON + index, updatedAt: NOON + index },
        }));
        const [first = spent, ...others] = grants;
        const sum = others.reduce(together, first);
        const rest = grants.slice(0, -1).reduce((left, one) => without(left, one) ?? left, sum);
        expect([rest.amount, rest.consumedAmount]).toEqual([all.at(-1), all.at(-1)]);
      }),
      { numRuns: 1000 },
    );
  });
});
