import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recharge, spentThisMonth } from '../engine/credits/auto-recharge.ts';
import { burnOrder, type Grant, nextGrantEvent, remaining } from '../engine/credits/grant.ts';
import { activeGrants, balanceOf, consume, expire, newGrant, open, voidGrant } from '../engine/credits/wallet.ts';
import type { Outcome } from '../engine/outcome.ts';
import { DAY, type Instant } from '../engine/time.ts';
import { Store } from './store.ts';
import { walletName } from './wallets.ts';

const wallet = { customerId: 'ada', currencyId: 'ink', resourceId: null };
const config = {
  ...{ id: 'recharge-1', customerId: 'ada', currencyId: 'ink', isEnabled: true },
  ...{ thresholdType: 'CREDIT_AMOUNT' as const, thresholdValue: 5, targetBalance: 12, maxSpendLimit: null },
  ...{ grantExpirationPeriod: '1_MONTH' as const, createdAt: 0, updatedAt: 0 },
};

/** Every grant that there ever was, as the wallet would be without anything kept beside it. */
const all = (store: Store): Grant[] => [...store.tables.grants.of(walletName(wallet))];

function granted(store: Store, amount: number, at: Instant, more: Partial<Grant> = {}): Outcome {
  return open({ ...newGrant(wallet, at, store.mint), amount, ...more }, store.wallet(wallet), at, store.mint);
}

/** A moment in which something is committed. */
function moment(store: Store, at: Instant, commits: () => Outcome | null): void {
  store.transact(() => store.commit(commits() ?? {}));
  store.conclude({ at, since: at, operationId: null })();
}

function consumed(store: Store, amount: number, at: Instant): Outcome {
  return consume(wallet, store.wallet(wallet), amount, { featureId: null, eventId: null }, at, store.mint);
}

describe('a wallet', () => {
  it('shows what is used up as one grant, and keeps its sums', () => {
    const store = new Store();
    for (const amount of [100, 30, 50]) moment(store, 1, () => granted(store, amount, 1));
    moment(store, 2, () => consumed(store, 140, 2));
    expect(store.wallet(wallet).map(({ amount, consumedAmount }) => [amount, consumedAmount])).toEqual([
      [130, 130],
      [50, 10],
    ]);
    expect(balanceOf(store.wallet(wallet), 2)).toEqual({ granted: 180, consumed: 140, left: 40 });
  });

  it('drops what is over', () => {
    const store = new Store();
    moment(store, 1, () => granted(store, 100, 1, { expireAt: 5 }));
    moment(store, 5, () => expire(all(store)[0] as Grant, 5, store.mint));
    expect(store.wallet(wallet)).toEqual([]);
    expect(all(store)).toHaveLength(1);
  });

  it('is what it was when what used it up is undone', () => {
    const store = new Store();
    moment(store, 1, () => granted(store, 100, 1));
    const undone = () =>
      store.transact(() => {
        store.commit(consumed(store, 100, 2));
        throw new Error('Refused.');
      });
    expect(undone).toThrow('Refused.');
    expect(balanceOf(store.wallet(wallet), 2).left).toBe(100);
  });
});

type Step = { wait: number; isUndone: boolean } & (
  | { consume: number }
  | { grant: number; days: number | null; isRecurring: boolean }
  | { void: number }
  | { recharge: true }
);
const step: fc.Arbitrary<Step> = fc
  .tuple(
    fc.record({ wait: fc.constantFrom(0, 0, 1, 4), isUndone: fc.boolean() }),
    fc.oneof(
      { weight: 4, arbitrary: fc.record({ consume: fc.integer({ min: 1, max: 15 }) }) },
      {
        weight: 2,
        arbitrary: fc.record({
          grant: fc.integer({ min: 1, max: 10 }),
          days: fc.constantFrom(null, 3, 10),
          isRecurring: fc.boolean(),
        }),
      },
      { weight: 1, arbitrary: fc.record({ void: fc.nat(9) }) },
      { weight: 2, arbitrary: fc.record({ recharge: fc.constant(true as const) }) },
    ),
  )
  .map(([when, what]) => ({ ...when, ...what }));

function outcomeOf(store: Store, one: Step, at: Instant): Outcome | null {
  if ('consume' in one) return consumed(store, one.consume, at);
  if ('grant' in one) {
    const expireAt = one.days === null ? null : at + one.days * DAY;
    return granted(store, one.grant, at, { expireAt, allowanceId: one.isRecurring ? 'subscription-1/credits' : null });
  }
  if ('void' in one) {
    const grant = activeGrants(all(store), at).filter(({ grantType }) => grantType !== 'OVERDRAFT')[one.void];
    return grant ? voidGrant(grant, at, store.mint) : null;
  }
  const spent = store.spentOnRecharges('ada', 'ink', at);
  const price = { amount: 0.1, currency: 'usd', least: 0, most: Number.POSITIVE_INFINITY };
  return recharge(config, wallet, store.wallet(wallet), spent, price, at, store.mint);
}

/** What expires until an instant does so in its own moment. */
function lapse(store: Store, until: Instant): void {
  for (const grant of all(store)) {
    const event = nextGrantEvent(grant);
    if (event?.type === 'expired' && event.at <= until)
      moment(store, event.at, () => expire(grant, event.at, store.mint));
  }
}

it('law: what is kept of a wallet says what all its grants say', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const store = new Store();
      let at = Date.UTC(2026, 0, 20);
      for (const one of steps) {
        at += one.wait * DAY;
        lapse(store, at);
        try {
          store.transact(() => {
            store.commit(outcomeOf(store, one, at) ?? {});
            if (one.isUndone) throw new Error('Refused.');
          });
          store.conclude({ at, since: at, operationId: null })();
        } catch (error) {
          if ((error as Error).message !== 'Refused.') throw error;
        }
        const [kept, whole] = [store.wallet(wallet), all(store)].map((grants) => activeGrants(grants, at));
        const latest = (grants: Grant[] = []) => [
          Math.max(...grants.map(({ createdAt }) => createdAt)),
          Math.max(...grants.map(({ updatedAt }) => updatedAt)),
        ];
        const burns = (grants: Grant[] = []) => grants.filter((grant) => remaining(grant) > 0).sort(burnOrder);
        expect(balanceOf(kept ?? [], at)).toEqual(balanceOf(whole ?? [], at));
        expect(burns(kept)).toEqual(burns(whole));
        expect(latest(kept)).toEqual(latest(whole));
        expect(store.spentOnRecharges('ada', 'ink', at)).toBe(spentThisMonth(all(store), at));
      }
    }),
    { numRuns: 1000 },
  );
});
