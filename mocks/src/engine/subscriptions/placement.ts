// Decides which subscription a wish is about: the one that runs in its place, and the ones that wait there to start.
// Invariant: a place is a customer's product, or one resource within it, and one subscription runs there. A paid plan on top
// of a free one is a new subscription; any other change of plan keeps the id that callers hold.
// Example: subscription-test-id on Pro, wish for Enterprise: the same id. plan-free, wish for Pro: a new id, plan-free ends.
import type { Plan } from '../catalog/package.ts';
import { givesAccess, type Subscription, statusAt } from '../customers/subscription.ts';
import { Refusal } from '../refusal.ts';
import { type Instant, toIso } from '../time.ts';
import type { Wish } from './wish.ts';
import type { World } from './world.ts';

/** What runs in the place that the wish is for, and what waits there to start. */
export function placeOf(known: Subscription[], { productId }: Plan, { resourceId }: Wish, at: Instant) {
  const here = known.filter((one) => one.productId === productId && one.resourceId === resourceId);
  const before = here.findLast((one) => givesAccess(one, at)) ?? null;
  return { before, waiting: here.filter((one) => statusAt(one, at) === 'NOT_STARTED') };
}

/** From free to anything else, and from custom to paid, is a new subscription; every other change keeps its id. */
export function changesInPlace(before: Subscription, plan: Plan): boolean {
  if (before.pricingType === 'FREE') return (plan.pricingType ?? 'FREE') === 'FREE';
  return !(before.pricingType === 'CUSTOM' && plan.pricingType === 'PAID');
}

/** A chosen id must be free, or be that of the subscription which is changed or which has not begun. */
export function idFor({ mint, tables }: World, { id }: Wish, own: Subscription[]): string {
  if (id !== undefined) {
    if (!tables.subscriptions.get(id) || own.some((one) => one.id === id)) return id;
    throw new Refusal(
      'DuplicatedEntityNotAllowed',
      `body.id: ${JSON.stringify(id)} is the id of another subscription. Choose another one, or leave it out.`,
    );
  }
  if (own[0]) return own[0].id;
  let minted = mint('subscription');
  while (tables.subscriptions.get(minted)) minted = mint('subscription');
  return minted;
}

/** Where another subscription waits to start, the one that runs there ends by then at the latest. */
export function assertEndsBefore(
  { tables }: World,
  subscription: Subscription,
  endDate: Instant | null,
  field: string,
  at: Instant,
): void {
  const { id, customerId, productId, resourceId } = subscription;
  for (const other of tables.subscriptions.of(customerId)) {
    const isHere = other.productId === productId && other.resourceId === resourceId && other.id !== id;
    if (!isHere || statusAt(other, at) !== 'NOT_STARTED') continue;
    if (endDate !== null && endDate <= other.startDate) continue;
    throw new Refusal(
      'InvalidCancellationDate',
      `${field}: ${other.id} takes the place of ${id} on ${toIso(other.startDate)}. Give no later date, or cancel that one first.`,
    );
  }
}

export function endedBy(subscription: Subscription, endDate: Instant, at: Instant): Subscription {
  return {
    ...subscription,
    endDate,
    cancelReason: 'UPGRADE_OR_DOWNGRADE',
    cancellationDate: at,
    futureUpdate: null,
    updatedAt: at,
  };
}
