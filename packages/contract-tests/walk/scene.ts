// Where a walk is: what the next step may be about.
import type { Account } from './account.ts';
import type { Chance } from './chance.ts';
import { CUSTOMERS, RESOURCES } from './market.ts';
import type { CallStep } from './step.ts';

export type Scene = {
  chance: Chance;
  now: number;
  /** How many steps were taken: what is new is named by it. */
  count: number;
  /** Who has walked in, as last seen. */
  accounts: ReadonlyMap<string, Account>;
  /** What was acknowledged of late, newest last. */
  acknowledged: readonly { step: CallStep }[];
};

export const DAY = 86_400_000;

export function somebody({ chance, accounts }: Scene): string {
  return chance.of([...accounts.keys()]) ?? CUSTOMERS[0];
}

/** A resource of the customer; mostly none, and now and then one that it has not. */
export function somewhere({ chance, accounts }: Scene, customerId: string): string | undefined {
  if (chance.odds(0.55)) return undefined;
  const known = accounts.get(customerId)?.scopes.flatMap(({ resourceId }) => resourceId ?? []) ?? [];
  return (chance.odds(0.05) ? undefined : chance.of(known)) ?? chance.maybe(0.1, () => chance.of(RESOURCES));
}

export function place(scene: Scene, customerId: string): { resourceId?: string } {
  const resourceId = somewhere(scene, customerId);
  return resourceId === undefined ? {} : { resourceId };
}

/** An instant around now, so many days to either side. */
export function around({ chance, now }: Scene, daysBack: number, daysAhead: number): string {
  return new Date(now + chance.whole(-daysBack * DAY, daysAhead * DAY)).toISOString();
}

/** A subscription that is not over, with whose it is. */
export function someSubscription({ chance, accounts }: Scene) {
  const open = [...accounts.values()].flatMap(({ subscriptions }) =>
    subscriptions.filter(({ status }) => status !== 'CANCELED' && status !== 'EXPIRED'),
  );
  return chance.of(open);
}

/** Whose laws a change of a subscription may touch. */
export function concerned({ customerId, payingCustomerId }: { customerId: string; payingCustomerId?: string | null }) {
  return payingCustomerId ? [customerId, payingCustomerId] : [customerId];
}
