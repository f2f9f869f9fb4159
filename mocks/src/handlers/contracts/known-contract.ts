import type { Contract } from '../../engine/contracts/contract.ts';
import { known } from '../../engine/refusal.ts';
import type { Store } from '../../store/store.ts';

export function knownContract({ tables }: Store, contractId: string): Contract {
  return known(tables.contracts.get(contractId), 'ContractNotFound', 'contract', 'contractId', contractId);
}
