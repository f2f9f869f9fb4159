import { type CustomerChange, changedCustomer } from '../../engine/customers/customer.ts';
import { known } from '../../engine/refusal.ts';
import { knownCustomer } from '../../store/account.ts';
import type { Handler } from '../handler.ts';
import { toCustomer } from './wire.ts';

export const updateCustomer: Handler<'updateCustomer'> = ({ customerId, ...given }, { store, at }) => {
  const before = knownCustomer(store, customerId);
  if (given.couponId)
    known(store.catalog.coupon(given.couponId), 'CouponNotFound', 'coupon', 'body.couponId', given.couponId);
  const customer = changedCustomer(before, given as CustomerChange, at);
  store.commit({ customers: [customer] });
  return { status: 200, body: { data: toCustomer(customer) } };
};
