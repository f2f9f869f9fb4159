import { type Contract, changedContract, linked, unlinked } from '../../engine/contracts/contract.ts';
import type { Context, Handler } from '../handler.ts';
import { knownSubscription } from '../subscriptions/known-subscription.ts';
import { changeIn } from './change.ts';
import { knownContract } from './known-contract.ts';
import { subscriptionsUnder } from './subscriptions-under.ts';
import { toContract } from './wire.ts';

export const updateContract: Handler<'updateContract'> = ({ contractId, subscriptionIds, ...said }, context) => {
  const { store, at } = context;
  const before = knownContract(store, contractId);
  const contract = changedContract(before, changeIn(said, before.billingId !== null, store), at);
  store.commit({ contracts: [contract] });
  if (subscriptionIds) replaceSubscriptions(contract, subscriptionIds, context);
  return { status: 200, body: { data: toContract(store, contract, at) } };
};

function replaceSubscriptions(contract: Contract, ids: string[], { store, at }: Context): void {
  const wanted = ids.map((id, index) => {
    const field = `body.subscriptionIds[${index}]`;
    return linked(contract, knownSubscription(store, id, field), field, at);
  });
  const left = subscriptionsUnder(store, contract).filter(({ id }) => !ids.includes(id));
  store.commit({ subscriptions: [...left.map((subscription) => unlinked(subscription, at)), ...wanted] });
}
