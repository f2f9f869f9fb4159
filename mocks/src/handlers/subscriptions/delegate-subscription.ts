import { delegated } from '../../engine/subscriptions/delegate.ts';
import { knownCustomer } from '../../store/account.ts';
import type { Handler } from '../handler.ts';
import { knownSubscription } from './known-subscription.ts';
import { toSubscription } from './wire.ts';

export const delegateSubscription: Handler<'delegateSubscription'> = (input, { store, at }) => {
  const { subscriptionId, targetCustomerId } = input;
  const before = knownSubscription(store, subscriptionId);
  const payer = knownCustomer(store, targetCustomerId, 'body.targetCustomerId');
  const subscription = delegated(before, payer, at);
  store.commit({ subscriptions: [subscription] });
  return { status: 200, body: { data: toSubscription(subscription, at) } };
};
