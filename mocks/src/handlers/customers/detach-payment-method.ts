import { changedCustomer } from '../../engine/customers/customer.ts';
import { givesAccess } from '../../engine/customers/subscription.ts';
import { Refusal } from '../../engine/refusal.ts';
import { knownCustomer } from '../../store/account.ts';
import type { Context, Handler } from '../handler.ts';
import { toCustomer } from './wire.ts';

export const detachPaymentMethod: Handler<'detachPaymentMethod'> = ({ customerId }, { store, at }) => {
  const before = knownCustomer(store, customerId);
  if (before.defaultPaymentMethod === null) {
    throw new Refusal('PaymentMethodNotFoundError', `customerId: ${customerId} has no payment method.`);
  }
  const needing = subscriptionsPaidBy(customerId, { store, at });
  if (needing.length > 0) {
    throw new Refusal(
      'CannotRemovePaymentMethodFromCustomerError',
      `customerId: ${needing.join(', ')} are paid by it. Cancel them first, or attach another payment method.`,
    );
  }
  const customer = changedCustomer(before, { defaultPaymentMethod: null }, at);
  store.commit({ customers: [customer] });
  return { status: 200, body: { data: toCustomer(customer) } };
};

/** What goes on and is paid for, by the customer or on its behalf. */
function subscriptionsPaidBy(customerId: string, { store, at }: Pick<Context, 'store' | 'at'>): string[] {
  const isPaid = (planId: string) => store.catalog.plan(planId)?.pricingType === 'PAID';
  return [...store.tables.subscriptions.all()]
    .filter((one) => (one.payingCustomerId ?? one.customerId) === customerId && one.endDate === null)
    .filter((one) => givesAccess(one, at) && isPaid(one.planId))
    .map(({ id }) => id);
}
