import { linked } from '../../engine/customers/integration.ts';
import { knownCustomer } from '../../store/account.ts';
import type { Handler } from '../handler.ts';
import { toIntegration } from './wire.ts';

export const linkCustomerIntegration: Handler<'linkCustomerIntegration'> = ({ customerId, ...body }, { store, at }) => {
  const { id, syncedEntityId, vendorIdentifier } = body;
  const link = { id, syncedEntityId, vendorIdentifier };
  store.commit({ customers: [linked(knownCustomer(store, customerId), link, at)] });
  return { status: 201, body: { data: toIntegration(link) } };
};
