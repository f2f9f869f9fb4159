// Decides whether a subscription may still be changed.
// Invariant: what is over stays as it was.
// Example: canceled on 1 Apr; on 2 Apr: SubscriptionAlreadyCanceledOrExpired.
import { isOver, type Subscription, statusAt } from '../customers/subscription.ts';
import { Refusal } from '../refusal.ts';
import type { Instant } from '../time.ts';

export function assertNotOver(subscription: Subscription, at: Instant): void {
  if (!isOver(subscription, at)) return;
  const { id } = subscription;
  throw new Refusal(
    'SubscriptionAlreadyCanceledOrExpired',
    `subscriptionId: ${id} is ${statusAt(subscription, at)} already.`,
  );
}
