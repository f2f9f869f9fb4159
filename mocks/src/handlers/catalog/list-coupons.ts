import { isWithin, pageOf } from '../../store/page.ts';
import type { Handler } from '../handler.ts';
import { toCoupon } from './wire.ts';

export const listCoupons: Handler<'listCoupons'> = (query, { store }) => {
  const rows = [...store.tables.coupons.rows()].filter(
    ({ record: coupon }) =>
      coupon.source !== 'STIGG_ADHOC' &&
      (query.id === undefined || coupon.id === query.id) &&
      (query.status === undefined || query.status.includes(coupon.status)) &&
      (query.type === undefined || coupon.type === query.type) &&
      isWithin(query.createdAt, coupon.createdAt),
  );
  return { status: 200, body: pageOf(rows, query, toCoupon) };
};
