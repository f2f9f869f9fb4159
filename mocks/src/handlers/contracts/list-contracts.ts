import { nameOf, stateAt } from '../../engine/contracts/contract.ts';
import { pageOf } from '../../store/page.ts';
import type { Handler } from '../handler.ts';
import { toContract } from './wire.ts';

export const listContracts: Handler<'listContracts'> = (query, { store, at }) => {
  const { customerExternalId, name, state, ...page } = query;
  const states = state?.split(',');
  const rows = [...store.tables.contracts.rows()].filter(
    ({ record }) =>
      (customerExternalId === undefined || record.customerId === customerExternalId) &&
      (name === undefined || nameOf(record, store.tables.customers.get(record.customerId)) === name) &&
      (states === undefined || states.includes(stateAt(record, at))),
  );
  return { status: 200, body: pageOf(rows, page, (contract) => toContract(store, contract, at)) };
};
