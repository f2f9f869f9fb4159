import { changedCustomer } from '../../engine/customers/customer.ts';
import { cardOf } from '../../engine/customers/import.ts';
import { knownCustomer } from '../../store/account.ts';
import type { Handler } from '../handler.ts';
import { toCustomer } from './wire.ts';

export const attachPaymentMethod: Handler<'attachPaymentMethod'> = (given, { store, at }) => {
  const { customerId, paymentMethodId, billingCurrency } = given;
  const change = { defaultPaymentMethod: cardOf(paymentMethodId), ...(billingCurrency && { billingCurrency }) };
  const customer = changedCustomer(knownCustomer(store, customerId), change, at);
  store.commit({ customers: [customer] });
  return { status: 200, body: { data: toCustomer(customer) } };
};
