import type { Subscription } from '../../engine/customers/subscription.ts';
import { known } from '../../engine/refusal.ts';
import type { Store } from '../../store/store.ts';

export function knownSubscription(store: Store, subscriptionId: string, field = 'subscriptionId'): Subscription {
  const subscription = store.tables.subscriptions.get(subscriptionId);
  return known(subscription, 'SubscriptionNotFound', 'subscription', field, subscriptionId);
}
