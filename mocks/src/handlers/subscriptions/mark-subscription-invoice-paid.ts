import { markedPaid } from '../../engine/subscriptions/unpaid-update.ts';
import type { Handler } from '../handler.ts';
import { knownSubscription } from './known-subscription.ts';

export const markSubscriptionInvoicePaid: Handler<'markSubscriptionInvoicePaid'> = (input, { store, at }) => {
  const { subscriptionId } = input;
  store.commit(markedPaid(store, knownSubscription(store, subscriptionId), at));
  return { status: 200, body: { data: { id: subscriptionId } } };
};
