import { changedCoupon } from '../../engine/catalog/coupon.ts';
import type { Handler } from '../handler.ts';
import { knownCoupon } from './known.ts';
import { toCoupon } from './wire.ts';

export const updateCoupon: Handler<'updateCoupon'> = ({ couponId, ...change }, { store, at }) => {
  const coupon = changedCoupon(knownCoupon(store, couponId), change, at);
  store.commit({ coupons: [coupon] });
  return { status: 200, body: { data: toCoupon(coupon) } };
};
