import { assertCoupon, NEW_COUPON } from '../../engine/catalog/coupon.ts';
import type { Handler } from '../handler.ts';
import { assertFree } from './known.ts';
import { toCoupon } from './wire.ts';

export const createCoupon: Handler<'createCoupon'> = (given, { store, at }) => {
  assertFree(store.catalog.coupon(given.id), 'coupon', given.id);
  assertCoupon(given);
  const type = given.percentOff === null ? ('FIXED' as const) : ('PERCENTAGE' as const);
  const coupon = { ...NEW_COUPON, ...given, type, createdAt: at, updatedAt: at };
  store.commit({ coupons: [coupon] });
  return { status: 201, body: { data: toCoupon(coupon) } };
};
