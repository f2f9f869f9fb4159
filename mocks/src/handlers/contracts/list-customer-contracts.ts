import { knownCustomer } from '../../store/account.ts';
import type { Handler } from '../handler.ts';
import { toContract } from './wire.ts';

export const listCustomerContracts: Handler<'listCustomerContracts'> = ({ customerId }, { store, at }) => {
  knownCustomer(store, customerId);
  const contracts = [...store.tables.contracts.of(customerId)];
  return { status: 200, body: { data: contracts.map((contract) => toContract(store, contract, at)) } };
};
