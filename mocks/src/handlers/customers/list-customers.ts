import { isWithin, pageOf } from '../../store/page.ts';
import type { Handler } from '../handler.ts';
import { toCustomer } from './wire.ts';

export const listCustomers: Handler<'listCustomers'> = (query, { store }) => {
  const rows = [...store.tables.customers.rows()].filter(
    ({ record }) =>
      (query.email === undefined || record.email === query.email) &&
      (query.name === undefined || record.name === query.name) &&
      isWithin(query.createdAt, record.createdAt),
  );
  return { status: 200, body: pageOf(rows, query, toCustomer) };
};
