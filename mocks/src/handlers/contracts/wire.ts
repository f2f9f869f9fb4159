import type { Contract as ContractOnWire } from '@meterline/openapi/types';
import { type Contract, nameOf, stateAt } from '../../engine/contracts/contract.ts';
import { type ComingInvoice, latestInvoiceOf, nextInvoiceOf } from '../../engine/contracts/invoices.ts';
import type { Subscription } from '../../engine/customers/subscription.ts';
import { type Instant, toIso, toIsoOrNull } from '../../engine/time.ts';
import type { Store } from '../../store/store.ts';
import { toInvoiceBrief } from '../subscriptions/wire.ts';
import { subscriptionsUnder } from './subscriptions-under.ts';

export function toContract(store: Store, contract: Contract, at: Instant): ContractOnWire {
  const { id, contractId, customerId, poNumber, billingId, activationStartDate, activationEndDate } = contract;
  const subscriptions = subscriptionsUnder(store, contract);
  const state = stateAt(contract, at);
  return {
    id,
    contractId,
    refId: contractId,
    externalId: contractId,
    billingId,
    customerExternalId: customerId,
    name: nameOf(contract, store.tables.customers.get(customerId)),
    poNumber,
    state,
    billingState: billingId === null ? null : state,
    activationStartDate: toIsoOrNull(activationStartDate),
    activationEndDate: toIsoOrNull(activationEndDate),
    createdAt: toIso(contract.createdAt),
    latestInvoice: toInvoiceBrief(latestInvoiceOf(subscriptions)),
    nextInvoice: toNextInvoice(nextInvoiceOf(store, subscriptions, at)),
    subscriptions: subscriptions.map((subscription) => toLine(store, subscription)),
  };
}

function toNextInvoice(coming: ComingInvoice | null): ContractOnWire['nextInvoice'] {
  if (coming === null) return null;
  const { amount, dueDate, period } = coming;
  return {
    amount: amount as NonNullable<ContractOnWire['nextInvoice']>['amount'],
    dueDate: toIso(dueDate),
    periodStart: toIsoOrNull(period?.start ?? null),
    periodEnd: toIsoOrNull(period?.end ?? null),
  };
}

function toLine({ catalog }: Store, { id, planId, productId }: Subscription): ContractOnWire['subscriptions'][number] {
  return {
    subscriptionId: id,
    planDisplayName: catalog.plan(planId)?.displayName ?? null,
    productDisplayName: catalog.product(productId)?.displayName ?? null,
  };
}
