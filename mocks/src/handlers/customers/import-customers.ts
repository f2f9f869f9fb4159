import { imported } from '../../engine/customers/import.ts';
import { fromIso } from '../../engine/time.ts';
import type { Handler } from '../handler.ts';

export const importCustomers: Handler<'importCustomers'> = ({ customers }, { store, at }) => {
  const newCustomers: string[] = [];
  for (const { updatedAt, billingId, paymentMethodId, salesforceId, metadata, ...line } of customers) {
    const stored = store.tables.customers.get(line.id);
    if (!stored) newCustomers.push(line.id);
    const said = { billingId, paymentMethodId, salesforceId, metadata };
    const since = updatedAt === undefined ? undefined : fromIso(updatedAt);
    store.commit({ customers: [imported({ ...line, ...said, updatedAt: since }, stored, at)] });
  }
  return { status: 200, body: { data: { newCustomers } } };
};
