import { cancel } from '../../engine/subscriptions/cancel.ts';
import { fromIso } from '../../engine/time.ts';
import type { Handler } from '../handler.ts';
import { knownSubscription } from './known-subscription.ts';
import { toSubscription } from './wire.ts';

export const cancelSubscription: Handler<'cancelSubscription'> = (input, { store, at }) => {
  const { subscriptionId, cancellationTime, endDate, cancellationAction, prorate } = input;
  const wish = {
    time: cancellationTime,
    endDate: endDate === undefined ? undefined : fromIso(endDate),
    isRevoked: cancellationAction === 'REVOKE_ENTITLEMENTS',
    isProrated: prorate ?? false,
  };
  const { subscription, outcome } = cancel(store, knownSubscription(store, subscriptionId), wish, at);
  store.commit(outcome);
  return { status: 200, body: { data: toSubscription(subscription, at) } };
};
