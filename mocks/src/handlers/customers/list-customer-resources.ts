import { knownCustomer } from '../../store/account.ts';
import { pageOf } from '../../store/page.ts';
import type { Handler } from '../handler.ts';
import { toResource } from './wire.ts';

export const listCustomerResources: Handler<'listCustomerResources'> = ({ customerId, ...query }, { store }) => {
  knownCustomer(store, customerId);
  return { status: 200, body: pageOf(store.tables.resources.rowsOf(customerId), query, toResource) };
};
