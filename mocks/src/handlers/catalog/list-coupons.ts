import { isWithin, pageOf } from '../../store/page.ts';
import type { Handler } from '../handler.ts';
import { toCoupon } from './wire.ts';

export const listCoupons: Handler<'listCoupons'> = (query, { store }) => {
  const { id, status, type, createdAt } = query;
  const rows = [...store.tables.coupons.rows()].filter(
    ({ record }) =>
      (id === undefined || record.id === id) &&
      (status === undefined || status.includes(record.status)) &&
      (type === undefined || record.type === type) &&
      isWithin(createdAt, record.createdAt),
  );
  return { status: 200, body: pageOf(rows, query, toCoupon) };
};
