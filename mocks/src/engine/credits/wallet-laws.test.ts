import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { minus, plus, sum } from '../decimal.ts';
import { DAY } from '../time.ts';
import { counting, KEY, NO_CAUSE, NOON, Wallet } from './fixture.ts';
import { burnOrder, type Grant, grantStatus, remaining } from './grant.ts';
import { activeGrants, consume, type LedgerEntry, open, voidGrant } from './wallet.ts';

type Step = {
  does: 'grant' | 'consume' | 'pass' | 'void' | 'pay';
  amount: number;
  days: number;
  priority: number;
  grantType: 'PAID' | 'PROMOTIONAL' | 'RECURRING';
  isPaid: boolean;
};
const step: fc.Arbitrary<Step> = fc.record({
  does: fc.constantFrom<Step['does']>(
    'grant',
    'grant',
    'grant',
    'consume',
    'consume',
    'consume',
    'pass',
    'void',
    'pay',
  ),
  amount: fc.integer({ min: 0, max: 5000 }).map((cents) => cents / 100),
  days: fc.integer({ min: 1, max: 40 }),
  priority: fc.integer({ min: 0, max: 2 }),
  grantType: fc.constantFrom<Step['grantType']>('PAID', 'PROMOTIONAL', 'RECURRING'),
  isPaid: fc.integer({ min: 0, max: 4 }).map((one) => one > 0),
});

const history = fc.array(step, { maxLength: 30 });

/** Grants now or later, with an end or without, some awaiting their money; consumption; time; voids and payments. */
function walk(steps: Step[], wallet = new Wallet()): Wallet {
  for (const { does, amount, days, priority, ...kind } of steps) {
    if (does === 'grant') {
      const effectiveAt = wallet.at + (days % 3 === 0 ? days * DAY : 0);
      const expireAt = days % 2 === 0 ? effectiveAt + days * DAY : null;
      wallet.grant(amount, { priority, effectiveAt, expireAt, ...kind });
    } else if (does === 'consume' && amount > 0) wallet.consume(amount);
    else if (does === 'pass') wallet.pass(days * DAY);
    else if (does === 'void') {
      const grant = wallet.grants.find(
        ({ voidedAt, isClosed, grantType }) => !voidedAt && !isClosed && grantType !== 'OVERDRAFT',
      );
      if (grant) wallet.take(voidGrant(grant, wallet.at, wallet.mint));
    } else if (does === 'pay') {
      const grant = wallet.grants.find((one) => grantStatus(one, wallet.at) === 'PAYMENT_PENDING');
      if (grant) wallet.take(open({ ...grant, isPaid: true }, wallet.grants, wallet.at, wallet.mint));
    }
  }
  return wallet;
}

const total = (wallet: Wallet, type: LedgerEntry['eventType']) =>
  sum(wallet.ledger.filter(({ eventType }) => eventType === type).map(({ amount }) => amount));

describe('laws of any history', () => {
  it('the entries of the ledger sum to the balance', () => {
    fc.assert(
      fc.property(history, (steps) => {
        const wallet = walk(steps);
        expect(sum(wallet.ledger.map(({ amount }) => amount))).toBe(wallet.left);
      }),
      { numRuns: 1000 },
    );
  });

  it('granted = consumed + expired + voided + left', () => {
    fc.assert(
      fc.property(history, (steps) => {
        const wallet = walk(steps);
        const gone = ['CREDITS_CONSUMED', 'CREDITS_EXPIRED', 'CREDITS_VOIDED'] as const;
        const accounted = plus(minus(0, sum(gone.map((type) => total(wallet, type)))), wallet.left);
        expect(total(wallet, 'CREDITS_GRANTED')).toBe(accounted);
      }),
      { numRuns: 1000 },
    );
  });

  it('no grant gives more than it has, and only an overdraft owes', () => {
    fc.assert(
      fc.property(history, (steps) => {
        for (const grant of walk(steps).grants) {
          if (grant.grantType !== 'OVERDRAFT') expect(remaining(grant)).toBeGreaterThanOrEqual(0);
          else expect(grant.amount).toBe(0);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('a consumption takes exactly its amount', () => {
    fc.assert(
      fc.property(history, fc.integer({ min: 1, max: 9999 }), (steps, cents) => {
        const wallet = walk(steps);
        const before = wallet.left;
        wallet.consume(cents / 100);
        expect(minus(before, wallet.left)).toBe(cents / 100);
      }),
      { numRuns: 1000 },
    );
  });

  it('a consumption has one entry for each grant that it touches, in burn order, the overdraft last', () => {
    fc.assert(
      fc.property(history, fc.integer({ min: 1, max: 9999 }), (steps, cents) => {
        const wallet = walk(steps);
        const { grants, ledger } = consume(KEY, wallet.grants, cents / 100, NO_CAUSE, wallet.at, wallet.mint);
        expect(ledger.map(({ grantId }) => grantId)).toEqual(grants.map(({ id }) => id));
        expect(new Set(grants.map(({ id }) => id)).size).toBe(grants.length);
        const burned = grants.filter(({ grantType }) => grantType !== 'OVERDRAFT');
        expect(burned).toEqual(burned.toSorted(burnOrder));
        expect(grants.slice(0, burned.length)).toEqual(burned);
        for (const { amount } of ledger) expect(amount).toBeLessThan(0);
      }),
      { numRuns: 1000 },
    );
  });

  it('there is one overdraft at most, and none beside credits that could settle it', () => {
    fc.assert(
      fc.property(history, (steps) => {
        const wallet = walk(steps);
        const active = activeGrants(wallet.grants, wallet.at);
        const overdrafts = active.filter(({ grantType }) => grantType === 'OVERDRAFT');
        expect(overdrafts.length).toBeLessThanOrEqual(1);
        const unburned = sum(active.filter(({ grantType }) => grantType !== 'OVERDRAFT').map(remaining));
        if (overdrafts.length > 0) expect(unburned).toBe(0);
      }),
      { numRuns: 1000 },
    );
  });

  it('the entries of each grant sum to what it still holds: nothing, once it is over', () => {
    fc.assert(
      fc.property(history, (steps) => {
        const wallet = walk(steps);
        const active = new Set(activeGrants(wallet.grants, wallet.at));
        for (const grant of wallet.grants) {
          const own = wallet.ledger.filter(({ grantId }) => grantId === grant.id);
          expect(sum(own.map(({ amount }) => amount))).toBe(active.has(grant) ? remaining(grant) : 0);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('the wallets of two resources do not touch: the ledger of each speaks of its own and sums to its balance', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.boolean(), step), { maxLength: 30 }), (steps) => {
        const wallets = ['resource-01', 'resource-02'].map((resourceId) => new Wallet({ ...KEY, resourceId }));
        for (const [isFirst, one] of steps) walk([one], wallets[isFirst ? 0 : 1]);
        for (const wallet of wallets) {
          for (const { resourceId } of [...wallet.ledger, ...wallet.grants])
            expect(resourceId).toBe(wallet.key.resourceId);
          expect(sum(wallet.ledger.map(({ amount }) => amount))).toBe(wallet.left);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('what burns does not depend on the order in which a list has the grants, unless they burn alike', () => {
    const shuffled = fc
      .array(
        step.map((one) => ({ ...one, does: 'grant' as const })),
        { maxLength: 12 },
      )
      .chain((steps) => {
        const grants = walk(steps).grants.map((one, index): Grant => ({ ...one, createdAt: NOON + index }));
        return fc.tuple(fc.constant(grants), fc.shuffledSubarray(grants, { minLength: grants.length }));
      });
    fc.assert(
      fc.property(shuffled, fc.integer({ min: 1, max: 20_000 }), ([grants, others], cents) => {
        const burned = (list: Grant[]) => consume(KEY, list, cents / 100, NO_CAUSE, NOON, counting()).ledger;
        expect(burned(others)).toEqual(burned(grants));
      }),
      { numRuns: 1000 },
    );
  });
});
