import { endedWithCustomer } from '../../engine/subscriptions/customer-archive.ts';
import { knownCustomer } from '../../store/account.ts';
import type { Handler } from '../handler.ts';
import { toCustomer } from './wire.ts';

export const archiveCustomer: Handler<'archiveCustomer'> = ({ customerId }, { store, at }) => {
  const before = knownCustomer(store, customerId);
  const customer = { ...before, archivedAt: before.archivedAt ?? at, updatedAt: at };
  store.commit({ customers: [customer], ...endedWithCustomer(store, customerId, at) });
  return { status: 200, body: { data: toCustomer(customer) } };
};
