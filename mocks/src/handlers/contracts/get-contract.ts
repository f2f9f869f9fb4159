import type { Handler } from '../handler.ts';
import { knownContract } from './known-contract.ts';
import { toContract } from './wire.ts';

export const getContract: Handler<'getContract'> = ({ contractId }, { store, at }) => {
  return { status: 200, body: { data: toContract(store, knownContract(store, contractId), at) } };
};
