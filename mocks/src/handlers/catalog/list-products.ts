import { isWithin, pageOf } from '../../store/page.ts';
import type { Handler } from '../handler.ts';
import { toProduct } from './wire.ts';

export const listProducts: Handler<'listProducts'> = (query, { store }) => {
  const rows = [...store.tables.products.rows()].filter(
    ({ record: product }) =>
      (query.id === undefined || product.id === query.id) &&
      (query.status === undefined || query.status.includes(product.status)) &&
      isWithin(query.createdAt, product.createdAt),
  );
  return { status: 200, body: pageOf(rows, query, toProduct) };
};
