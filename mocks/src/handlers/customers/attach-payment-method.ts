import { attached } from '../../engine/customers/payment-method.ts';
import { knownCustomer } from '../../store/account.ts';
import type { Handler } from '../handler.ts';
import { toCustomer } from './wire.ts';

export const attachPaymentMethod: Handler<'attachPaymentMethod'> = ({ customerId, ...body }, { store, at }) => {
  const { integrationId, paymentMethodId, vendorIdentifier, billingCurrency } = body;
  const attachment = { integrationId, paymentMethodId, vendorIdentifier, billingCurrency };
  const customer = attached(knownCustomer(store, customerId), attachment, at);
  store.commit({ customers: [customer] });
  return { status: 200, body: { data: toCustomer(customer) } };
};
