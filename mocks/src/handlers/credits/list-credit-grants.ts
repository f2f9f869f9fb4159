import { knownCustomer } from '../../store/account.ts';
import { isWithin, pageOf } from '../../store/page.ts';
import { walletName } from '../../store/wallets.ts';
import type { Handler } from '../handler.ts';
import { toGrant } from './wire.ts';

export const listCreditGrants: Handler<'listCreditGrants'> = (query, { store, at }) => {
  const { customerId, currencyId, resourceId = null, createdAt, ...page } = query;
  knownCustomer(store, customerId, 'query.customerId');
  const currencies = currencyId === undefined ? [...store.tables.currencies.all()].map(({ id }) => id) : [currencyId];
  const rows = currencies
    .flatMap((currencyId) => [...store.tables.grants.rowsOf(walletName({ customerId, currencyId, resourceId }))])
    .filter(({ record }) => isWithin(createdAt, record.createdAt));
  return { status: 200, body: pageOf(rows, page, (grant) => toGrant(grant, at)) };
};
