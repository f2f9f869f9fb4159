import type { ContractEntry, ProvisionBody } from '@meterline/openapi/types';
import { type Contract, linked, newContract } from '../../engine/contracts/contract.ts';
import type { Subscription } from '../../engine/customers/subscription.ts';
import { inField, Refusal } from '../../engine/refusal.ts';
import { provision } from '../../engine/subscriptions/provision.ts';
import { knownCustomer } from '../../store/account.ts';
import type { Context, Handler } from '../handler.ts';
import { knownSubscription } from '../subscriptions/known-subscription.ts';
import { wishFromProvision } from '../subscriptions/wish.ts';
import { changeIn } from './change.ts';
import { toContract } from './wire.ts';

/** A request is a transaction: one entry that is refused undoes the others, and the contract. */
export const createContract: Handler<'createContract'> = ({ customerId, subscriptions, ...said }, context) => {
  const { store, at } = context;
  const customer = knownCustomer(store, customerId, 'body.customerId');
  if (customer.archivedAt !== null) {
    throw new Refusal('EntityIsArchivedError', `body.customerId: ${customerId} is archived. Unarchive it first.`);
  }
  const change = changeIn({ ...said, setupBilling: said.setupBilling ?? true }, false, store);
  const contract = newContract({ id: store.uuid(), contractId: store.mint('contract'), customerId }, change, at);
  store.commit({ contracts: [contract] });
  subscriptions.forEach((entry, index) => {
    const field = `body.subscriptions[${index}]`;
    const subscription = subscriptionOf(entry, contract, field, context);
    store.commit({ subscriptions: [linked(contract, subscription, field, at)] });
  });
  return { status: 201, body: { data: toContract(store, contract, at) } };
};

function subscriptionOf(entry: ContractEntry, contract: Contract, field: string, context: Context): Subscription {
  const { existingSubscriptionId: existing, newSubscription: fresh } = entry;
  if (existing !== undefined && fresh === undefined) {
    return knownSubscription(context.store, existing, `${field}.existingSubscriptionId`);
  }
  if (fresh !== undefined && existing === undefined) {
    return provisioned(fresh, contract, `${field}.newSubscription`, context);
  }
  throw new Refusal('BadUserInput', `${field}: give exactly one of existingSubscriptionId and newSubscription.`);
}

/** As `provisionSubscription` does it; a refusal names the field where it stands here. */
function provisioned(body: ProvisionBody, contract: Contract, field: string, { store, at }: Context): Subscription {
  if (body.customerId !== contract.customerId) {
    throw new Refusal(
      'BadUserInput',
      `${field}.customerId: the contract is for ${contract.customerId}, not for ${body.customerId}. Give the same one.`,
    );
  }
  return inField(field, () => {
    const made = provision(store, knownCustomer(store, body.customerId), wishFromProvision(body), at);
    if (made.status === 'PAYMENT_REQUIRED') throw withoutCheckout();
    store.commit(made.outcome);
    return made.subscription;
  });
}

function withoutCheckout(): Refusal {
  return new Refusal(
    'CheckoutIsNotSupported',
    'body: money is due, nothing is on file to take it from, and a contract has no checkout. Attach a payment method, or say paymentCollectionMethod INVOICE.',
  );
}
