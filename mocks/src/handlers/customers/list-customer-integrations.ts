import { knownCustomer } from '../../store/account.ts';
import { pageOf } from '../../store/page.ts';
import { uuidOf } from '../../store/uuid.ts';
import type { Handler } from '../handler.ts';
import { toIntegration } from './wire.ts';

export const listCustomerIntegrations: Handler<'listCustomerIntegrations'> = (query, { store }) => {
  const { customerId, vendorIdentifier: vendors, ...page } = query;
  const rows = knownCustomer(store, customerId)
    .integrations.filter((link) => vendors === undefined || vendors.some((one) => one === link.vendorIdentifier))
    .map((record) => ({ record, cursor: uuidOf(JSON.stringify([customerId, record.id])) }));
  return { status: 200, body: pageOf(rows, page, toIntegration) };
};
