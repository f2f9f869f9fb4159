// Everything that the API shows of one customer, read through the client.
import type { Client, Data } from '@meterline/client';
import { RESOURCES } from './market.ts';

type Items<Listed> = Listed extends (infer Item)[] ? Item[] : never;

/** What is seen of a customer for one resource, or for the customer as a whole. */
export type Scope = {
  resourceId: string | null;
  grants: Items<Data<'listCreditGrants'>>;
  ledger: Items<Data<'listCreditLedger'>>;
  entitlements: Data<'listEntitlements'>;
};
export type Account = {
  customer: Data<'getCustomer'>;
  subscriptions: Items<Data<'listSubscriptions'>>;
  invoices: Items<Data<'listCustomerInvoices'>>;
  scopes: Scope[];
};

export async function look(client: Client, customerId: string): Promise<Account> {
  const resources = await client.listCustomerResources({ customerId });
  const ids = [null, ...RESOURCES.filter((id) => resources.data.some((resource) => resource.id === id))];
  const scopes: Scope[] = [];
  for (const resourceId of ids) {
    const place = { customerId, ...(resourceId !== null && { resourceId }) };
    scopes.push({
      resourceId,
      grants: await all(client.listCreditGrants({ ...place, limit: 100 })),
      ledger: await all(client.listCreditLedger({ ...place, limit: 100 })),
      entitlements: await client.listEntitlements(place),
    });
  }
  return {
    customer: await client.getCustomer({ customerId }),
    subscriptions: await all(client.listSubscriptions({ customerId, limit: 100 })),
    invoices: await all(client.listCustomerInvoices({ customerId, limit: 100 })),
    scopes,
  };
}

/** Every item of a list, page by page. */
export async function all<Item>(pages: AsyncIterable<Item>): Promise<Item[]> {
  const items: Item[] = [];
  for await (const item of pages) items.push(item);
  return items;
}
