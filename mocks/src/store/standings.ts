// What gives customers access, and what follows from it for each feature. It is found once and holds until a record of which it
// follows changes, or until the next instant at which one of them begins or ends.
import type { CreditRate } from '../engine/catalog/package.ts';
import type { WalletKey } from '../engine/credits/grant.ts';
import type { Subscription } from '../engine/customers/subscription.ts';
import type { Allowance } from '../engine/entitlements/allowance.ts';
import type { PromotionalEntitlement } from '../engine/entitlements/promotional.ts';
import type { Instant } from '../engine/time.ts';

/** How a feature is paid with credits, and from which wallet: that of the subscription which rates it. */
export type Rated = { rate: CreditRate; wallet: WalletKey };

export type Standing = {
  from: Instant;
  until: Instant;
  /** Those of the resource first, then those of the whole customer. */
  subscriptions: Subscription[];
  promotions: PromotionalEntitlement[];
  /** By feature, as they are asked for. */
  allowances: Map<string, Allowance | null>;
  rates: Map<string, Rated | null>;
};

/** More are forgotten, so that a run with many customers does not grow. */
const KEPT = 1000;

export class Standings {
  readonly #known = new Map<string, Standing>();

  /** A record changed of which they follow. */
  forget(): void {
    if (this.#known.size > 0) this.#known.clear();
  }

  of(customerId: string, resourceId: string | null, at: Instant, find: () => Standing): Standing {
    const name = resourceId === null ? customerId : `${customerId}\n${resourceId}`;
    const known = this.#known.get(name);
    if (known && known.from <= at && at < known.until) return known;
    if (this.#known.size >= KEPT) this.#known.clear();
    const found = find();
    this.#known.set(name, found);
    return found;
  }
}

/** What a map holds for a key; found and kept when it is first asked for. */
export function foundIn<Value>(map: Map<string, Value>, key: string, find: () => Value): Value {
  const known = map.get(key);
  if (known !== undefined) return known;
  const value = find();
  map.set(key, value);
  return value;
}

/** The first instant after `at` at which one of these begins or ends. */
export function nextTurn(subscriptions: Subscription[], promotions: PromotionalEntitlement[], at: Instant): Instant {
  const turns = [
    ...subscriptions.flatMap(({ startDate, endDate }) => [startDate, endDate ?? startDate]),
    ...promotions.flatMap(({ endDate }) => endDate ?? []),
  ];
  return Math.min(...turns.filter((turn) => turn > at));
}
