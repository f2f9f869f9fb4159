import { knownCustomer } from '../../store/account.ts';
import type { Handler } from '../handler.ts';
import { toCustomer } from './wire.ts';

export const getCustomer: Handler<'getCustomer'> = ({ customerId }, { store }) => {
  return { status: 200, body: { data: toCustomer(knownCustomer(store, customerId)) } };
};
