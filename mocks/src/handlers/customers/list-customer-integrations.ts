import { knownCustomer } from '../../store/account.ts';
import { namedPageOf } from '../../store/page.ts';
import type { Handler } from '../handler.ts';
import { toIntegration } from './wire.ts';

export const listCustomerIntegrations: Handler<'listCustomerIntegrations'> = (input, { store }) => {
  const { customerId, vendorIdentifier: wanted, ...query } = input;
  const { integrations } = knownCustomer(store, customerId);
  const links = integrations.filter(
    ({ vendorIdentifier }) => !wanted || wanted.some((one) => one === vendorIdentifier),
  );
  return { status: 200, body: namedPageOf(links, ({ id }) => id, query, toIntegration) };
};
