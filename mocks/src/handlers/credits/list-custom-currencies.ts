import { pageOf } from '../../store/page.ts';
import type { Handler } from '../handler.ts';
import { toCustomCurrency } from './wire.ts';

export const listCustomCurrencies: Handler<'listCustomCurrencies'> = ({ status = ['ACTIVE'], ...page }, { store }) => {
  const rows = [...store.tables.currencies.rows()].filter(({ record }) =>
    status.includes(record.archivedAt === null ? 'ACTIVE' : 'ARCHIVED'),
  );
  return { status: 200, body: pageOf(rows, page, toCustomCurrency) };
};
