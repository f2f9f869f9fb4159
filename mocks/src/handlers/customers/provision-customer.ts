import { usableCoupon } from '../../engine/catalog/coupon.ts';
import { type CustomerChange, newCustomer } from '../../engine/customers/customer.ts';
import { Refusal } from '../../engine/refusal.ts';
import type { Handler } from '../handler.ts';
import { toCustomer } from './wire.ts';

export const provisionCustomer: Handler<'provisionCustomer'> = ({ id, ...given }, { store, at }) => {
  if (store.tables.customers.get(id)) {
    throw new Refusal(
      'DuplicatedEntityNotAllowed',
      `body.id: a customer with the id ${JSON.stringify(id)} exists already. Update it instead.`,
    );
  }
  if (given.couponId) usableCoupon(store.catalog, given.couponId, 'body.couponId');
  const customer = newCustomer(id, given as CustomerChange, at);
  store.commit({ customers: [customer] });
  return { status: 201, body: { data: toCustomer(customer) } };
};
