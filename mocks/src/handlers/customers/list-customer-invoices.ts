import type { Contract } from '../../engine/contracts/contract.ts';
import type { IssuedInvoice } from '../../engine/subscriptions/issued-invoice.ts';
import { fromIso } from '../../engine/time.ts';
import { knownCustomer } from '../../store/account.ts';
import { opaquePageOf } from '../../store/page.ts';
import type { Store } from '../../store/store.ts';
import type { Handler } from '../handler.ts';
import { toCustomerInvoice } from './wire.ts';

const KEYS = { issueDate: 'issuedAt', dueDate: 'dueAt', total: 'total' } as const;

export const listCustomerInvoices: Handler<'listCustomerInvoices'> = (input, { store }) => {
  const { customerId, contractExternalId, issuedAfter, issuedBefore, stateIn, orderBy, orderDir, ...page } = input;
  knownCustomer(store, customerId);
  const states = stateIn?.split(',');
  const found = [...store.tables.invoices.of(customerId)]
    .map((invoice) => ({ invoice, contract: contractOf(store, invoice) }))
    .filter(
      ({ invoice, contract }) =>
        (contractExternalId === undefined || isNamed(contract, contractExternalId)) &&
        (issuedAfter === undefined || invoice.issuedAt >= fromIso(issuedAfter)) &&
        (issuedBefore === undefined || invoice.issuedAt <= fromIso(issuedBefore)) &&
        (states === undefined || states.includes(invoice.state)),
    );
  const key = KEYS[orderBy ?? 'issueDate'];
  found.sort((left, right) => left.invoice[key] - right.invoice[key]);
  if (orderDir === 'DESC') found.reverse();
  return {
    status: 200,
    body: opaquePageOf(found, page, ({ invoice, contract }) => toCustomerInvoice(invoice, contract)),
  };
};

/** The contract that the subscription is under now. */
function contractOf({ tables }: Store, { subscriptionId }: IssuedInvoice): Contract | undefined {
  const subscription = subscriptionId === null ? undefined : tables.subscriptions.get(subscriptionId);
  if (!subscription || subscription.contractId === null) return undefined;
  return [...tables.contracts.of(subscription.customerId)].find(({ id }) => id === subscription.contractId);
}

function isNamed(contract: Contract | undefined, name: string): boolean {
  return contract !== undefined && (contract.contractId === name || contract.billingId === name);
}
