import { changedCustomer } from '../../engine/customers/customer.ts';
import { knownIntegration, relinked } from '../../engine/customers/integration.ts';
import { knownCustomer } from '../../store/account.ts';
import type { Handler } from '../handler.ts';
import { toIntegration } from './wire.ts';

export const updateCustomerIntegration: Handler<'updateCustomerIntegration'> = (input, { store, at }) => {
  const { customerId, integrationId, syncedEntityId } = input;
  const customer = knownCustomer(store, customerId);
  const link = { ...knownIntegration(customer, integrationId), syncedEntityId };
  const integrations = relinked(customer.integrations, integrationId, syncedEntityId);
  store.commit({ customers: [changedCustomer(customer, { integrations }, at)] });
  return { status: 200, body: { data: toIntegration(link) } };
};
