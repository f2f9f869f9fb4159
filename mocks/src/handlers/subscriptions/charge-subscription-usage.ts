import { chargeUsage } from '../../engine/subscriptions/usage-charge.ts';
import { fromIso, toIso } from '../../engine/time.ts';
import type { Handler } from '../handler.ts';
import { knownSubscription } from './known-subscription.ts';

export const chargeSubscriptionUsage: Handler<'chargeSubscriptionUsage'> = (input, { store, at }) => {
  const { subscriptionId, untilDate } = input;
  const until = untilDate === undefined ? undefined : fromIso(untilDate);
  const subscription = knownSubscription(store, subscriptionId);
  const { period, charged, invoice, outcome } = chargeUsage(store, subscription, until, at);
  store.commit(outcome);
  const data = {
    subscriptionId,
    periodStart: toIso(period.start),
    periodEnd: toIso(period.end),
    invoiceBillingId: invoice?.id ?? null,
    usageCharged: charged.map(({ featureId, amount }) => ({ featureId, usageAmount: amount })),
  };
  return { status: 200, body: { data } };
};
