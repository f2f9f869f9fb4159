import { transfer } from '../../engine/subscriptions/transfer.ts';
import type { Handler } from '../handler.ts';
import { knownSubscription } from './known-subscription.ts';
import { toSubscription } from './wire.ts';

export const transferSubscription: Handler<'transferSubscription'> = (input, { store, at }) => {
  const { subscriptionId, destinationResourceId } = input;
  const before = knownSubscription(store, subscriptionId);
  const { subscription, outcome } = transfer(store, before, destinationResourceId, at);
  store.commit(outcome);
  return { status: 200, body: { data: toSubscription(subscription, at) } };
};
