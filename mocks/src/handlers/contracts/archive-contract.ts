import { statusAt } from '../../engine/customers/subscription.ts';
import { cancel } from '../../engine/subscriptions/cancel.ts';
import type { Handler } from '../handler.ts';
import { knownContract } from './known-contract.ts';
import { subscriptionsUnder } from './subscriptions-under.ts';
import { toContract } from './wire.ts';

const NOW = { time: 'IMMEDIATE', endDate: undefined, isRevoked: false, isProrated: false } as const;

export const archiveContract: Handler<'archiveContract'> = ({ contractId }, { store, at }) => {
  const before = knownContract(store, contractId);
  for (const subscription of subscriptionsUnder(store, before)) {
    const isOver = ['CANCELED', 'EXPIRED'].includes(statusAt(subscription, at));
    if (!isOver) store.commit(cancel(store, subscription, NOW, at).outcome);
  }
  const contract = before.archivedAt === null ? { ...before, archivedAt: at, updatedAt: at } : before;
  store.commit({ contracts: [contract] });
  return { status: 200, body: { data: toContract(store, contract, at) } };
};
