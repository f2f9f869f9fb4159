import { pageOf } from '../../store/page.ts';
import type { Handler } from '../handler.ts';
import { toCustomCurrency } from './wire.ts';

export const listCustomCurrencies: Handler<'listCustomCurrencies'> = (query, { store }) => {
  const wanted = query.status ?? ['ACTIVE'];
  const rows = [...store.tables.currencies.rows()].filter(({ record }) =>
    wanted.includes(record.archivedAt === null ? 'ACTIVE' : 'ARCHIVED'),
  );
  return { status: 200, body: pageOf(rows, query, toCustomCurrency) };
};
