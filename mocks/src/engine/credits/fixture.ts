// For tests: a grant that says nothing but what the test says, and a wallet in memory whose time passes when told to.
import { fromIso, type Instant } from '../time.ts';
import { type Grant, nextGrantEvent, type WalletKey } from './grant.ts';
import {
  balanceOf,
  type Cause,
  consume,
  expire,
  grantsAfter,
  type LedgerEntry,
  type Mint,
  newGrant,
  open,
  type WalletOutcome,
} from './wallet.ts';

export const NOON = fromIso('2026-03-10T12:00:00.000Z');
export const KEY: WalletKey = { customerId: 'customer-test-id', currencyId: 'currency-credits', resourceId: null };
export const NO_CAUSE: Cause = { featureId: null, eventId: null };

/** Counts ids from 1, for each kind. */
export function counting(): Mint {
  const counts = new Map<string, number>();
  return (kind) => {
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    return `${kind}-${count}`;
  };
}

export function grant(said: Partial<Grant> = {}): Grant {
  return { ...newGrant(KEY, NOON, counting()), ...said };
}

/** A wallet that remembers, as the store does. */
export class Wallet {
  grants: Grant[] = [];
  ledger: LedgerEntry[] = [];
  at: Instant = NOON;
  readonly mint = counting();
  readonly key: WalletKey;

  constructor(key = KEY) {
    this.key = key;
  }

  take(outcome: WalletOutcome): void {
    this.grants = grantsAfter(this.grants, outcome);
    this.ledger.push(...outcome.ledger);
  }

  grant(amount: number, more: Partial<Grant> = {}): void {
    this.take(open({ ...newGrant(this.key, this.at, this.mint), amount, ...more }, this.grants, this.at, this.mint));
  }

  consume(amount: number, cause = NO_CAUSE): void {
    this.take(consume(this.key, this.grants, amount, cause, this.at, this.mint));
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
