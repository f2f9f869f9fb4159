import { detached } from '../../engine/customers/payment-method.ts';
import { chargedTo } from '../../engine/subscriptions/payment.ts';
import { knownCustomer } from '../../store/account.ts';
import type { Handler } from '../handler.ts';
import { toCustomer } from './wire.ts';

export const detachPaymentMethod: Handler<'detachPaymentMethod'> = ({ customerId }, { store, at }) => {
  const before = knownCustomer(store, customerId);
  const neededBy = chargedTo(store.tables.subscriptions.all(), customerId, at);
  const customer = detached(before, neededBy?.id ?? null, at);
  store.commit({ customers: [customer] });
  return { status: 200, body: { data: toCustomer(customer) } };
};
