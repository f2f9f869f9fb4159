import type { Handler } from '../handler.ts';
import { knownSubscription } from './known-subscription.ts';
import { toSubscription } from './wire.ts';

export const getSubscription: Handler<'getSubscription'> = ({ subscriptionId }, { store, at }) => {
  return { status: 200, body: { data: toSubscription(knownSubscription(store, subscriptionId), at) } };
};
