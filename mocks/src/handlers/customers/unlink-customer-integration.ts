import { knownIntegration, unlinked } from '../../engine/customers/integration.ts';
import { knownCustomer } from '../../store/account.ts';
import type { Handler } from '../handler.ts';
import { toIntegration } from './wire.ts';

export const unlinkCustomerIntegration: Handler<'unlinkCustomerIntegration'> = (input, { store, at }) => {
  const { customerId, integrationId } = input;
  const customer = knownCustomer(store, customerId);
  const link = knownIntegration(customer, integrationId);
  store.commit({ customers: [unlinked(customer, integrationId, at)] });
  return { status: 200, body: { data: toIntegration(link) } };
};
