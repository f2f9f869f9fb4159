import { knownIntegration, relinked } from '../../engine/customers/integration.ts';
import { knownCustomer } from '../../store/account.ts';
import type { Handler } from '../handler.ts';
import { toIntegration } from './wire.ts';

export const updateCustomerIntegration: Handler<'updateCustomerIntegration'> = (given, { store, at }) => {
  const { customerId, integrationId, syncedEntityId } = given;
  const customer = knownCustomer(store, customerId);
  const link = { ...knownIntegration(customer, integrationId), syncedEntityId };
  store.commit({ customers: [relinked(customer, link, at)] });
  return { status: 200, body: { data: toIntegration(link) } };
};
