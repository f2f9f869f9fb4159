import type { CustomerImportLine } from '@meterline/openapi/types';
import { type ImportedCustomer, imported } from '../../engine/customers/import.ts';
import { fromIso } from '../../engine/time.ts';
import type { Handler } from '../handler.ts';

export const importCustomers: Handler<'importCustomers'> = ({ customers, integrationId }, { store, at }) => {
  const newCustomers: string[] = [];
  for (const line of customers) {
    const before = store.tables.customers.get(line.id);
    const customer = imported(before, rowIn(line), integrationId, at);
    if (customer) store.commit({ customers: [customer] });
    if (!before) newCustomers.push(line.id);
  }
  return { status: 200, body: { data: { newCustomers } } };
};

function rowIn(line: CustomerImportLine): ImportedCustomer {
  const { id, email, name, billingId, paymentMethodId, salesforceId, metadata, updatedAt } = line;
  const changedAt = updatedAt === undefined ? undefined : fromIso(updatedAt);
  return { id, email, name, billingId, paymentMethodId, salesforceId, metadata, updatedAt: changedAt };
}
