// Everything that the API shows of one customer.
import type { Data } from '@meterline/client';
import { RESOURCES } from './market.ts';
import type { Reader } from './reader.ts';

/** What is seen of a customer for one resource, or for the customer as a whole. */
export type Scope = {
  resourceId: string | null;
  grants: Data<'listCreditGrants'>;
  ledger: Data<'listCreditLedger'>;
  entitlements: Data<'listEntitlements'>;
};
export type Account = {
  customer: Data<'getCustomer'>;
  subscriptions: Data<'listSubscriptions'>;
  invoices: Data<'listCustomerInvoices'>;
  scopes: Scope[];
};

/** Looks at a customer; where only some of its scopes are wanted, and the new ones, the others are as they were known. */
export async function look(
  reader: Reader,
  customerId: string,
  known: Account | undefined,
  wanted: (resourceId: string | null) => boolean,
): Promise<{ account: Account; fresh: Account }> {
  const resources = await reader.all('listCustomerResources', { customerId });
  const ids = [null, ...RESOURCES.filter((id) => resources.some((resource) => resource.id === id))];
  const scopes: Scope[] = [];
  const fresh: Scope[] = [];
  for (const resourceId of ids) {
    const before = known?.scopes.find((scope) => scope.resourceId === resourceId);
    const scope = before && !wanted(resourceId) ? before : await scopeOf(reader, customerId, resourceId);
    scopes.push(scope);
    if (scope !== before) fresh.push(scope);
  }
  const account = {
    customer: await reader.one('getCustomer', { customerId }),
    subscriptions: await reader.all('listSubscriptions', { customerId }),
    invoices: await reader.all('listCustomerInvoices', { customerId }),
    scopes,
  };
  return { account, fresh: { ...account, scopes: fresh } };
}

async function scopeOf(reader: Reader, customerId: string, resourceId: string | null): Promise<Scope> {
  const place = { customerId, ...(resourceId !== null && { resourceId }) };
  return {
    resourceId,
    grants: await reader.all('listCreditGrants', place),
    ledger: await reader.all('listCreditLedger', place),
    entitlements: await reader.one('listEntitlements', place),
  };
}
