import type { Contract } from '../../engine/contracts/contract.ts';
import type { Subscription } from '../../engine/customers/subscription.ts';
import type { Store } from '../../store/store.ts';

export function subscriptionsUnder({ tables }: Store, { id, customerId }: Contract): Subscription[] {
  return [...tables.subscriptions.of(customerId)].filter(({ contractId }) => contractId === id);
}
