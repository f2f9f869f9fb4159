import { provision } from '../../engine/subscriptions/provision.ts';
import { knownCustomer } from '../../store/account.ts';
import { effectiveEntitlements } from '../entitlements/effective.ts';
import type { Handler } from '../handler.ts';
import { toSubscription } from './wire.ts';
import { wishFromProvision } from './wish.ts';

export const provisionSubscription: Handler<'provisionSubscription'> = (body, { store, at }) => {
  const customer = knownCustomer(store, body.customerId, 'body.customerId');
  const wish = wishFromProvision(body);
  const provisioned = provision(store, customer, wish, at);
  if (provisioned.status === 'PAYMENT_REQUIRED') {
    const { status, subscriptionId: id, checkoutId: checkoutBillingId } = provisioned;
    const checkoutUrl = `https://checkout.meterline.invalid/${checkoutBillingId}`;
    const data = {
      id,
      status,
      subscription: null,
      entitlements: null,
      checkoutUrl,
      checkoutBillingId,
      isScheduled: false,
    };
    return { status: 201, body: { data } };
  }
  store.commit(provisioned.outcome);
  const { status, subscription, isScheduled } = provisioned;
  const entitlements = effectiveEntitlements(store, customer.id, wish.resourceId, at);
  const data = {
    id: subscription.id,
    status,
    subscription: toSubscription(subscription, at),
    entitlements,
    isScheduled,
  };
  return { status: 201, body: { data } };
};
