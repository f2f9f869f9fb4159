import { isWithin, pageOf } from '../../store/page.ts';
import type { Handler } from '../handler.ts';
import { toProduct } from './wire.ts';

export const listProducts: Handler<'listProducts'> = (query, { store }) => {
  const { id, status, createdAt } = query;
  const rows = [...store.tables.products.rows()].filter(
    ({ record }) =>
      (id === undefined || record.id === id) &&
      (status === undefined || status.includes(record.status)) &&
      isWithin(createdAt, record.createdAt),
  );
  return { status: 200, body: pageOf(rows, query, toProduct) };
};
