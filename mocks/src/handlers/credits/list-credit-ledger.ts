import { knownCustomer } from '../../store/account.ts';
import { pageOf, where } from '../../store/page.ts';
import type { Handler } from '../handler.ts';
import { toLedgerEntry } from './wire.ts';

export const listCreditLedger: Handler<'listCreditLedger'> = (query, { store }) => {
  const { customerId, currencyId, resourceId = null, eventType, ...page } = query;
  knownCustomer(store, customerId, 'query.customerId');
  const types = eventType?.split(',');
  const rows = where(
    store.tables.ledger.rowsOf(customerId),
    (entry) =>
      entry.resourceId === resourceId &&
      (currencyId === undefined || entry.currencyId === currencyId) &&
      (types === undefined || types.includes(entry.eventType)),
  );
  return { status: 200, body: pageOf(rows, page, (entry) => toLedgerEntry(store, entry)) };
};
