import { knownIntegration } from '../../engine/customers/integration.ts';
import { knownCustomer } from '../../store/account.ts';
import type { Handler } from '../handler.ts';
import { toIntegration } from './wire.ts';

export const getCustomerIntegration: Handler<'getCustomerIntegration'> = ({ customerId, integrationId }, { store }) => {
  const link = knownIntegration(knownCustomer(store, customerId), integrationId);
  return { status: 200, body: { data: toIntegration(link) } };
};
