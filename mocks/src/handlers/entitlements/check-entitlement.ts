import { Refusal } from '../../engine/refusal.ts';
import type { Handler } from '../handler.ts';
import { customerDenial, decideCredit, decideFeature } from './decide.ts';
import { deniedCredit } from './wire.ts';

export const checkEntitlement: Handler<'checkEntitlement'> = (query, { store, at }) => {
  const { customerId, featureId, currencyId, resourceId = null, requestedUsage, requestedValues } = query;
  if ((featureId === undefined) === (currencyId === undefined)) {
    throw new Refusal('BadUserInput', 'query.featureId, query.currencyId: give exactly one of the two.');
  }
  if (featureId !== undefined) {
    const request = { usage: requestedUsage, values: requestedValues };
    return { status: 200, body: { data: decideFeature(store, customerId, resourceId, featureId, request, at) } };
  }
  const currency = store.catalog.currency(currencyId as string);
  const denied = currency ? customerDenial(store, customerId, resourceId, at) : 'EntitlementNotFound';
  // A wallet stands by itself: prepaid credits can be spent without a subscription.
  if (!currency || (denied && denied !== 'NoActiveSubscription')) {
    return { status: 200, body: { data: deniedCredit(currencyId as string, denied ?? 'EntitlementNotFound', at) } };
  }
  return {
    status: 200,
    body: { data: decideCredit(store, customerId, resourceId, currency, requestedUsage ?? 0, at) },
  };
};
