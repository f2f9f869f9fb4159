// Two kinds of change may wait, and each has its own operation to drop it.
import { withoutUpdate } from '../../engine/subscriptions/scheduled-update.ts';
import type { Answer, Context } from '../handler.ts';
import { knownSubscription } from './known-subscription.ts';

export function dropUpdate(
  subscriptionId: string,
  waitsFor: 'date' | 'payment',
  { store, at }: Context,
): Answer<'cancelScheduledUpdate'> {
  store.commit(withoutUpdate(store, knownSubscription(store, subscriptionId), waitsFor, at));
  return { status: 200, body: { data: { id: subscriptionId } } };
}
