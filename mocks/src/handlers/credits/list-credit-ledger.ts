import { knownCustomer } from '../../store/account.ts';
import { pageOf } from '../../store/page.ts';
import type { Handler } from '../handler.ts';
import { toLedgerEntry } from './wire.ts';

export const listCreditLedger: Handler<'listCreditLedger'> = (query, { store }) => {
  const { customerId, currencyId, resourceId = null, eventType, ...page } = query;
  knownCustomer(store, customerId, 'query.customerId');
  const types = eventType?.split(',');
  const rows = [...store.tables.ledger.rowsOf(customerId)].filter(
    ({ record }) =>
      record.resourceId === resourceId &&
      (currencyId === undefined || record.currencyId === currencyId) &&
      (types === undefined || types.includes(record.eventType)),
  );
  return { status: 200, body: pageOf(rows, page, (entry) => toLedgerEntry(store, entry)) };
};
