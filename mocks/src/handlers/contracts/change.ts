// Reads a change from the body of a creation or of an update: instants from text, and an id at the billing provider where
// billing is to be set up.
import type { ContractUpdate } from '@meterline/openapi/types';
import type { ContractChange } from '../../engine/contracts/contract.ts';
import { fromIso, type Instant } from '../../engine/time.ts';
import type { Store } from '../../store/store.ts';

const instant = (text: string | undefined): Instant | undefined => (text === undefined ? undefined : fromIso(text));

export function changeIn(
  body: Omit<ContractUpdate, 'subscriptionIds'>,
  hasBilling: boolean,
  store: Store,
): ContractChange {
  const { name, poNumber, activationStartDate, activationEndDate, setupBilling } = body;
  return {
    name,
    poNumber,
    activationStartDate: instant(activationStartDate),
    activationEndDate: instant(activationEndDate),
    billingId: setupBilling && !hasBilling ? store.mint('billing-contract') : undefined,
  };
}
