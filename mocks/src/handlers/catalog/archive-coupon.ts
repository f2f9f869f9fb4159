import { archivedCoupon } from '../../engine/catalog/coupon.ts';
import type { Handler } from '../handler.ts';
import { knownCoupon } from './known.ts';
import { toCoupon } from './wire.ts';

export const archiveCoupon: Handler<'archiveCoupon'> = ({ couponId }, { store, at }) => {
  const coupon = archivedCoupon(knownCoupon(store, couponId), at);
  store.commit({ coupons: [coupon] });
  return { status: 200, body: { data: toCoupon(coupon) } };
};
