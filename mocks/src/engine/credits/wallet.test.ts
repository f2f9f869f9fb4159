import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { minus, plus, sum } from '../decimal.ts';
import { DAY, fromIso, type Instant } from '../time.ts';
import { burnOrder, type Grant, nextGrantEvent, remaining } from './grant.ts';
import {
  balanceOf,
  consume,
  expire,
  grantsAfter,
  type LedgerEntry,
  newGrant,
  open,
  voidGrant,
  type WalletOutcome,
} from './wallet.ts';

const NOON = fromIso('2026-03-10T12:00:00Z');
const key = { customerId: 'customer-test-id', currencyId: 'currency-credits', resourceId: null };
const NO_CAUSE = { featureId: null, eventId: null };

/** A wallet that remembers, as the store does. */
class Wallet {
  grants: Grant[] = [];
  ledger: LedgerEntry[] = [];
  at: Instant = NOON;
  #count = 0;

  mint = (kind: string) => `${kind}-${++this.#count}`;

  take(outcome: WalletOutcome): void {
    this.grants = grantsAfter(this.grants, outcome);
    this.ledger.push(...outcome.ledger);
  }

  grant(amount: number, more: Partial<Grant> = {}): void {
    this.take(open({ ...newGrant(key, this.at, this.mint), amount, ...more }, this.grants, this.at, this.mint));
  }

  consume(amount: number): void {
    this.take(consume(key, this.grants, amount, NO_CAUSE, this.at, this.mint));
  }

  /** Lets time pass, with what falls due on the way. */
  pass(time: number): void {
    const until = this.at + time;
    for (;;) {
      const due = this.grants
        .flatMap((grant) => ({ grant, event: nextGrantEvent(grant) }))
        .filter(({ event }) => event !== null && event.at <= until)
        .sort((left, right) => (left.event?.at ?? 0) - (right.event?.at ?? 0))[0];
      if (!due?.event) break;
      this.at = Math.max(this.at, due.event.at);
      if (due.event.type === 'expired') this.take(expire(due.grant, this.at, this.mint));
      else this.take(open(due.grant, this.grants, this.at, this.mint));
    }
    this.at = until;
  }

  get left(): number {
    return balanceOf(this.grants, this.at).left;
  }

  taken(): [string, number][] {
    return this.ledger
      .filter(({ eventType }) => eventType === 'CREDITS_CONSUMED')
      .map((one) => [one.grantId, one.amount]);
  }
}

describe('burning', () => {
  it('takes from one grant after the other, with an entry for each that it touches', () => {
    const wallet = new Wallet();
    wallet.grant(50, { id: 'late', expireAt: NOON + 20 * DAY });
    wallet.grant(50, { id: 'soon', expireAt: NOON + 10 * DAY });
    wallet.grant(50, { id: 'first', priority: -1 });
    wallet.consume(120);
    expect(wallet.taken()).toEqual([
      ['first', -50],
      ['soon', -50],
      ['late', -20],
    ]);
    expect(wallet.left).toBe(30);
  });

  it('at equal priority and expiry promotional credits go before paid ones', () => {
    const wallet = new Wallet();
    wallet.grant(10, { id: 'paid', grantType: 'PAID' });
    wallet.grant(10, { id: 'gift', grantType: 'PROMOTIONAL' });
    wallet.consume(15);
    expect(wallet.taken()).toEqual([
      ['gift', -10],
      ['paid', -5],
    ]);
  });
});

describe('an overdraft', () => {
  it('is what the wallet lacks, on a grant of its own', () => {
    const wallet = new Wallet();
    wallet.grant(40);
    wallet.consume(100);
    expect(wallet.left).toBe(-60);
    expect(wallet.grants.map(({ grantType, amount, consumedAmount }) => [grantType, amount, consumedAmount])).toEqual([
      ['PROMOTIONAL', 40, 40],
      ['OVERDRAFT', 0, 60],
    ]);
  });

  it.each([
    [200, 140, 60],
    [60, 0, 60],
    [20, -40, 20],
  ])('of 60 and a grant of %i leave %i', (amount, left, settled) => {
    const wallet = new Wallet();
    wallet.consume(60);
    wallet.grant(amount, { id: 'grant' });
    expect(wallet.left).toBe(left);
    expect(wallet.grants.find(({ id }) => id === 'grant')?.consumedAmount).toBe(settled);
    const transfers = wallet.ledger.filter(({ eventType }) => eventType.includes('TRANSFER'));
    expect(transfers.map((entry) => entry.amount)).toEqual([settled, -settled]);
  });

  it('is settled by a scheduled grant when that takes effect, and not before', () => {
    const wallet = new Wallet();
    wallet.consume(60);
    wallet.grant(100, { effectiveAt: NOON + DAY });
    expect(wallet.left).toBe(-60);
    wallet.pass(DAY);
    expect(wallet.left).toBe(40);
  });
});

describe('an end', () => {
  it('comes at the instant, and writes off what is left', () => {
    const wallet = new Wallet();
    wallet.grant(100, { expireAt: NOON + DAY });
    wallet.consume(30);
    wallet.pass(DAY - 1);
    expect(wallet.left).toBe(70);
    wallet.pass(1);
    expect(wallet.left).toBe(0);
    expect(wallet.ledger.at(-1)).toMatchObject({ eventType: 'CREDITS_EXPIRED', amount: -70, timestamp: NOON + DAY });
  });

  it('by voiding takes back what is left', () => {
    const wallet = new Wallet();
    wallet.grant(100, { id: 'grant' });
    wallet.consume(30);
    wallet.take(voidGrant(wallet.grants[0] as Grant, wallet.at, wallet.mint));
    expect(wallet.left).toBe(0);
    expect(wallet.ledger.at(-1)).toMatchObject({ eventType: 'CREDITS_VOIDED', amount: -70 });
  });
});

type Step = { does: 'grant' | 'consume' | 'pass' | 'void'; amount: number; days: number; priority: number };
const step: fc.Arbitrary<Step> = fc.record({
  does: fc.constantFrom<Step['does']>('grant', 'grant', 'consume', 'consume', 'consume', 'pass', 'void'),
  amount: fc.integer({ min: 0, max: 5000 }).map((cents) => cents / 100),
  days: fc.integer({ min: 1, max: 40 }),
  priority: fc.integer({ min: 0, max: 2 }),
});

function walk(steps: Step[]): Wallet {
  const wallet = new Wallet();
  for (const { does, amount, days, priority } of steps) {
    if (does === 'grant') {
      const effectiveAt = wallet.at + (days % 3 === 0 ? days * DAY : 0);
      wallet.grant(amount, { priority, effectiveAt, expireAt: days % 2 === 0 ? effectiveAt + days * DAY : null });
    } else if (does === 'consume' && amount > 0) wallet.consume(amount);
    else if (does === 'pass') wallet.pass(days * DAY);
    else if (does === 'void') {
      const grant = wallet.grants.find(
        ({ voidedAt, isClosed, grantType }) => !voidedAt && !isClosed && grantType !== 'OVERDRAFT',
      );
      if (grant) wallet.take(voidGrant(grant, wallet.at, wallet.mint));
    }
  }
  return wallet;
}

const total = (wallet: Wallet, type: LedgerEntry['eventType']) =>
  sum(wallet.ledger.filter(({ eventType }) => eventType === type).map(({ amount }) => amount));

describe('laws of any history', () => {
  it('the entries of the ledger sum to the balance', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const wallet = walk(steps);
        expect(sum(wallet.ledger.map(({ amount }) => amount))).toBe(wallet.left);
      }),
      { numRuns: 1000 },
    );
  });

  it('granted = consumed + expired + voided + left', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
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
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
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
      fc.property(fc.array(step, { maxLength: 20 }), fc.integer({ min: 1, max: 9999 }), (steps, cents) => {
        const wallet = walk(steps);
        const before = wallet.left;
        wallet.consume(cents / 100);
        expect(minus(before, wallet.left)).toBe(cents / 100);
      }),
      { numRuns: 1000 },
    );
  });
});

const anyGrant = fc
  .record({
    priority: fc.integer({ min: 0, max: 2 }),
    expireAt: fc.option(fc.integer({ min: 1, max: 3 })),
    grantType: fc.constantFrom<Grant['grantType']>('PAID', 'PROMOTIONAL', 'RECURRING'),
    effectiveAt: fc.integer({ min: 0, max: 2 }),
    createdAt: fc.integer({ min: 0, max: 2 }),
  })
  .map((more): Grant => ({ ...newGrant(key, NOON, () => 'grant'), ...more }));

describe('the burn order', () => {
  it('is total', () => {
    fc.assert(
      fc.property(anyGrant, anyGrant, anyGrant, (a, b, c) => {
        expect(Math.sign(burnOrder(a, b))).toBe(-Math.sign(burnOrder(b, a)) + 0);
        if (burnOrder(a, b) <= 0 && burnOrder(b, c) <= 0) expect(burnOrder(a, c)).toBeLessThanOrEqual(0);
      }),
      { numRuns: 1000 },
    );
  });
});
