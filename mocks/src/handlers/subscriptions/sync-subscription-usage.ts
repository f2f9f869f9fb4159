import { syncUsage } from '../../engine/subscriptions/usage-charge.ts';
import type { Handler } from '../handler.ts';
import { knownSubscription } from './known-subscription.ts';

export const syncSubscriptionUsage: Handler<'syncSubscriptionUsage'> = ({ subscriptionId }, { store, at }) => {
  const { isTriggered, outcome } = syncUsage(store, knownSubscription(store, subscriptionId), at);
  store.commit(outcome);
  return { status: 200, body: { data: { triggered: isTriggered } } };
};
