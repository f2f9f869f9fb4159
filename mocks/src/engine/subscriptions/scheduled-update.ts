// Decides which change that waits is dropped: one that waits for its date, or one that waits for its payment.
// Invariant: the subscription goes on as it is; an invoice that nobody waits for is canceled.
// Example: Enterprise, Pro scheduled for 1 Apr, dropped on 10 Mar: Enterprise for 199 on 1 Apr.
import type { Subscription } from '../customers/subscription.ts';
import type { Outcome } from '../outcome.ts';
import { Refusal } from '../refusal.ts';
import type { Instant } from '../time.ts';
import { withoutDropped } from './unpaid-update.ts';
import type { World } from './world.ts';

export function withoutUpdate(
  world: World,
  subscription: Subscription,
  waitsFor: 'date' | 'payment',
  at: Instant,
): Outcome {
  const { id, futureUpdate } = subscription;
  if (futureUpdate === null || (futureUpdate.payment === null) !== (waitsFor === 'date')) {
    throw new Refusal('FutureUpdateNotFound', `subscriptionId: no change of ${id} waits for its ${waitsFor}.`);
  }
  return withoutDropped(world, subscription, {
    subscriptions: [{ ...subscription, futureUpdate: null, updatedAt: at }],
  });
}
