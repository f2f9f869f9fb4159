import type { Handler } from '../handler.ts';
import { knownCoupon } from './known.ts';
import { toCoupon } from './wire.ts';

export const getCoupon: Handler<'getCoupon'> = ({ couponId }, { store }) => {
  return { status: 200, body: { data: toCoupon(knownCoupon(store, couponId)) } };
};
