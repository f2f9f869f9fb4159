import { knownCustomer } from '../../store/account.ts';
import type { Handler } from '../handler.ts';
import { toCustomer } from './wire.ts';

export const unarchiveCustomer: Handler<'unarchiveCustomer'> = ({ customerId }, { store, at }) => {
  const customer = { ...knownCustomer(store, customerId), archivedAt: null, updatedAt: at };
  store.commit({ customers: [customer] });
  return { status: 200, body: { data: toCustomer(customer) } };
};
