import { newCoupon } from '../../engine/catalog/coupon.ts';
import { assertFree } from '../../engine/refusal.ts';
import type { Handler } from '../handler.ts';
import { toCoupon } from './wire.ts';

export const createCoupon: Handler<'createCoupon'> = (body, { store, at }) => {
  assertFree(store.catalog.coupon(body.id), 'coupon', 'body.id', body.id);
  const coupon = newCoupon(body, at);
  store.commit({ coupons: [coupon] });
  return { status: 201, body: { data: toCoupon(coupon) } };
};
