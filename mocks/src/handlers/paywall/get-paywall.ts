import type { Paywall } from '@meterline/openapi/types';
import { givesAccess } from '../../engine/customers/subscription.ts';
import { plansShown } from '../../engine/paywall/plans.ts';
import { currencyShown, pricePoints, symbolOf } from '../../engine/paywall/prices.ts';
import { Refusal } from '../../engine/refusal.ts';
import { activePromotions, assertResource, knownCustomer } from '../../store/account.ts';
import type { Handler } from '../handler.ts';
import { toSubscription } from '../subscriptions/wire.ts';
import { toPaywallCustomer, toPaywallPlan, toPricePoint } from './wire.ts';

export const getPaywall: Handler<'getPaywall'> = (query, { store, at }) => {
  const { productId, customerId, resourceId = null, billingCountryCode = null } = query;
  const { fetchAllCountriesPrices = false, includeHiddenPlans: includeHidden = false } = query;
  const customer = customerId === undefined ? null : knownCustomer(store, customerId, 'query.customerId');
  if (resourceId !== null && customer === null) {
    throw new Refusal('BadUserInput', 'query.customerId: a resource belongs to a customer. Say which one.');
  }
  if (customer) assertResource(store, customer.id, resourceId, 'query.resourceId');
  const plans = plansShown(store.catalog, { productId, billingCountryCode, includeHidden });

  const countries = fetchAllCountriesPrices ? undefined : billingCountryCode;
  const points = plans.flatMap((plan) => pricePoints(plan, countries));
  const code = currencyShown(points, billingCountryCode);
  const subscriptions = customer ? [...store.tables.subscriptions.of(customer.id)] : [];
  const promotions = customer ? activePromotions(store, customer.id, at) : [];
  const active = subscriptions.filter((one) => givesAccess(one, at));
  const here = active.filter((one) => one.resourceId === resourceId && (productId ?? one.productId) === one.productId);
  const data = {
    plans: plans.map((plan) => toPaywallPlan(store.catalog, plan, { country: countries, includeHidden })),
    currency: { code, symbol: symbolOf(code) },
    paywallCalculatedPricePoints: points.map((point) => toPricePoint(store.catalog, point)),
    configuration: null,
    customer: customer && toPaywallCustomer(store.catalog, { customer, subscriptions, active, promotions, plans }, at),
    activeSubscriptions: customer && here.map((one) => toSubscription(one, at)),
    resource: resourceId === null ? null : { resourceId },
  };
  return { status: 200, body: { data: data as Paywall } };
};
