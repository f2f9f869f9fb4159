import { update } from '../../engine/subscriptions/update.ts';
import type { Handler } from '../handler.ts';
import { knownSubscription } from './known-subscription.ts';
import { updateIn } from './update-in.ts';
import { toSubscription } from './wire.ts';

export const updateSubscription: Handler<'updateSubscription'> = ({ subscriptionId, ...body }, { store, at }) => {
  const { outcome } = update(store, knownSubscription(store, subscriptionId), updateIn(body), at);
  store.commit(outcome);
  return { status: 200, body: { data: toSubscription(knownSubscription(store, subscriptionId), at) } };
};
