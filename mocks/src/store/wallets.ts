// What wallets hold, and what was spent on recharging them, kept beside the grants they follow from: what a request costs does
// not grow with the grants that there were.
import type { Grant, WalletKey } from '../engine/credits/grant.ts';
import { isOver, isSpent, together, without } from '../engine/credits/spent.ts';
import { minus, plus } from '../engine/decimal.ts';
import { type Instant, startOfMonth } from '../engine/time.ts';

/** `sum` is all that are spent as one; null when there are none, or when it has to be found anew. */
type Held = { live: Map<string, Grant>; spent: Set<Grant>; sum: Grant | null };

export class Wallets {
  readonly #held = new Map<string, Held>();
  readonly #recharged = new Map<string, number>();

  /** A grant was put in the place of another, came, or, when that is undone, goes again. */
  note(before: Grant | undefined, after: Grant | undefined): void {
    const grant = after ?? before;
    if (!grant) return;
    const held = this.#of(walletName(grant));
    if (before && held.spent.delete(before)) held.sum = held.sum && without(held.sum, before);
    if (after) held.live.set(grant.id, grant);
    else held.live.delete(grant.id);
    if (grant.isRecharge && !(before && after)) this.#noteRecharge(grant, after !== undefined);
  }

  /** Nothing of the grant can be undone any more: what is over is dropped, what is spent goes into the sum. */
  settle(grant: Grant): void {
    const held = this.#of(walletName(grant));
    if (isOver(grant) || isSpent(grant)) held.live.delete(grant.id);
    if (!isSpent(grant)) return;
    held.sum = held.spent.size === 0 ? grant : held.sum && together(held.sum, grant);
    held.spent.add(grant);
  }

  /** The grants of a wallet that still matter, those that are spent as one. */
  grantsIn(key: WalletKey): Grant[] {
    const held = this.#held.get(walletName(key));
    if (!held) return [];
    if (held.sum === null && held.spent.size > 0) held.sum = [...held.spent].reduce(together);
    return held.sum && held.spent.size > 0 ? [held.sum, ...held.live.values()] : [...held.live.values()];
  }

  /** Money spent on recharges in the calendar month of `at`, for all wallets of a currency. */
  rechargedIn(customerId: string, currencyId: string, at: Instant): number {
    return this.#recharged.get(monthName({ customerId, currencyId }, at)) ?? 0;
  }

  #noteRecharge(grant: Grant, isThere: boolean): void {
    const name = monthName(grant, grant.createdAt);
    const change = isThere ? plus : minus;
    this.#recharged.set(name, change(this.#recharged.get(name) ?? 0, grant.cost.amount));
  }

  #of(name: string): Held {
    const known = this.#held.get(name);
    if (known) return known;
    const held: Held = { live: new Map(), spent: new Set(), sum: null };
    this.#held.set(name, held);
    return held;
  }
}

export function walletName({ customerId, currencyId, resourceId }: WalletKey): string {
  return JSON.stringify([customerId, currencyId, resourceId]);
}

function monthName({ customerId, currencyId }: Omit<WalletKey, 'resourceId'>, at: Instant): string {
  return JSON.stringify([customerId, currencyId, startOfMonth(at)]);
}
