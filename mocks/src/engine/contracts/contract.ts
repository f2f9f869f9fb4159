// An agreement with a customer, and the subscriptions under it. It has no prices: those are in the subscriptions, and each
// of them knows its contract.
// Invariant: a subscription is under one contract at a time. The state follows from the dates: nothing is stored.
// Example: 1 Apr – 1 Oct: DRAFT on 10 Mar, ACTIVE on 1 Apr, END_BILLING on 1 Oct. Archived: CANCELED.
import type { Customer } from '../customers/customer.ts';
import { type Subscription, statusAt } from '../customers/subscription.ts';
import { Refusal } from '../refusal.ts';
import { type Instant, toIso } from '../time.ts';

export type Contract = {
  /** Its subscriptions have it as `contractId`. */
  id: string;
  /** By which callers know it. */
  contractId: string;
  customerId: string;
  name: string | null;
  poNumber: string | null;
  activationStartDate: Instant | null;
  activationEndDate: Instant | null;
  /** Null for access without billing. */
  billingId: string | null;
  archivedAt: Instant | null;
  createdAt: Instant;
  updatedAt: Instant;
};

export type ContractState = 'DRAFT' | 'ACTIVE' | 'CANCELED' | 'END_BILLING';

/** What a caller may say of a contract; what is undefined stays as it is. */
export type ContractChange = {
  [Key in 'name' | 'poNumber' | 'activationStartDate' | 'activationEndDate']?: Contract[Key] | undefined;
} & {
  /** Sets billing up. What is set up stays. */
  billingId?: string | undefined;
};

export function newContract(
  identity: Pick<Contract, 'id' | 'contractId' | 'customerId'>,
  change: ContractChange,
  at: Instant,
): Contract {
  const blank: Contract = {
    ...identity,
    name: null,
    poNumber: null,
    activationStartDate: null,
    activationEndDate: null,
    billingId: null,
    archivedAt: null,
    createdAt: at,
    updatedAt: at,
  };
  return changedContract(blank, change, at);
}

export function changedContract(contract: Contract, change: ContractChange, at: Instant): Contract {
  if (contract.archivedAt !== null) {
    throw new Refusal(
      'EntityIsArchivedError',
      `contractId: ${contract.contractId} is archived. Create a new contract.`,
    );
  }
  const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  const changed: Contract = { ...contract, ...given, updatedAt: at };
  const { activationStartDate: start, activationEndDate: end } = changed;
  if (start !== null && end !== null && end <= start) {
    throw new Refusal(
      'BadUserInput',
      `body.activationEndDate: ${toIso(end)} is not after the start, ${toIso(start)}. Give a later date.`,
    );
  }
  return changed;
}

export function stateAt(contract: Contract, at: Instant): ContractState {
  const { archivedAt, activationStartDate, activationEndDate } = contract;
  if (archivedAt !== null) return 'CANCELED';
  if (activationEndDate !== null && activationEndDate <= at) return 'END_BILLING';
  return activationStartDate !== null && activationStartDate > at ? 'DRAFT' : 'ACTIVE';
}

/** What people call it. */
export function nameOf({ poNumber, name }: Contract, customer: Customer | undefined): string | null {
  return poNumber ?? name ?? customer?.name ?? null;
}

/** The subscription under the contract, if it may come there. */
export function linked(contract: Contract, subscription: Subscription, field: string, at: Instant): Subscription {
  const { id, customerId, contractId } = subscription;
  if (contractId === contract.id) return subscription;
  if (customerId !== contract.customerId) {
    throw new Refusal('IntegrityViolation', `${field}: ${id} belongs to ${customerId}, not to ${contract.customerId}.`);
  }
  if (contractId !== null) {
    throw new Refusal(
      'DuplicatedEntityNotAllowed',
      `${field}: ${id} is under another contract. Take it out there first.`,
    );
  }
  const status = statusAt(subscription, at);
  if (status === 'CANCELED' || status === 'EXPIRED') {
    throw new Refusal('SubscriptionAlreadyCanceledOrExpired', `${field}: ${id} is ${status} already.`);
  }
  return { ...subscription, contractId: contract.id, updatedAt: at };
}

export function unlinked(subscription: Subscription, at: Instant): Subscription {
  return { ...subscription, contractId: null, updatedAt: at };
}
