import { usableCoupon } from '../../engine/catalog/coupon.ts';
import { type CustomerChange, changedCustomer } from '../../engine/customers/customer.ts';
import { knownCustomer } from '../../store/account.ts';
import type { Handler } from '../handler.ts';
import { toCustomer } from './wire.ts';

export const updateCustomer: Handler<'updateCustomer'> = ({ customerId, ...given }, { store, at }) => {
  const before = knownCustomer(store, customerId);
  const isAnotherCoupon = given.couponId !== before.couponId;
  if (given.couponId && isAnotherCoupon) usableCoupon(store.catalog, given.couponId, 'body.couponId');
  const customer = changedCustomer(before, given as CustomerChange, at);
  store.commit({ customers: [customer] });
  return { status: 200, body: { data: toCustomer(customer) } };
};
