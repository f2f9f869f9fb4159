import { changed } from '../../engine/catalog/changed.ts';
import type { Handler } from '../handler.ts';
import { knownCoupon } from './known.ts';
import { toCoupon } from './wire.ts';

export const updateCoupon: Handler<'updateCoupon'> = ({ couponId, ...given }, { store, at }) => {
  const coupon = changed(knownCoupon(store, couponId), given, at);
  store.commit({ coupons: [coupon] });
  return { status: 200, body: { data: toCoupon(coupon) } };
};
