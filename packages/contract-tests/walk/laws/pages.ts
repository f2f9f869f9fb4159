// What holds of every list: page by page, forward and backward, it gives each of its items once.
import assert from 'node:assert/strict';
import type { Client } from '@meterline/client';
import { type Account, all } from '../account.ts';
import type { Chance } from '../chance.ts';

type Paging = { limit: number; after?: string; before?: string };
type List = { data: unknown[]; pagination: { next?: string | null; prev?: string | null } };

export async function pageLaws(client: Client, chance: Chance, accounts: ReadonlyMap<string, Account>): Promise<void> {
  const customerId = chance.of([...accounts.keys()]) ?? '';
  const lists: Record<string, (paging: Paging) => PromiseLike<List> & AsyncIterable<unknown>> = {
    listCreditLedger: (paging) => client.listCreditLedger({ customerId, ...paging }),
    listCreditGrants: (paging) => client.listCreditGrants({ customerId, ...paging }),
    listCustomerInvoices: (paging) => client.listCustomerInvoices({ customerId, ...paging }),
    listSubscriptions: (paging) => client.listSubscriptions(paging),
    listCustomers: (paging) => client.listCustomers(paging),
    listPromotionalEntitlements: (paging) => client.listPromotionalEntitlements({ customerId, ...paging }),
    listCoupons: (paging) => client.listCoupons(paging),
    listPlans: (paging) => client.listPlans(paging),
    listEntities: (paging) => client.listEntities({ customerId, ...paging }),
    listAssignments: (paging) => client.listAssignments({ customerId, ...paging }),
  };
  for (const [name, list] of Object.entries(lists)) {
    const whole = await all(list({ limit: 100 }));
    const limit = chance.whole(Math.max(1, Math.ceil(whole.length / 12)), Math.max(2, Math.ceil(whole.length / 3)));
    assert.deepEqual(await all(list({ limit })), whole, `${name} in pages of ${limit}`);
    assert.deepEqual(await backward(list, limit), whole, `${name} in pages of ${limit}, backward`);
  }
}

/** From the last page back to the first. */
async function backward(list: (paging: Paging) => PromiseLike<List>, limit: number): Promise<unknown[]> {
  let page = await list({ limit });
  while (page.pagination.next) page = await list({ limit, after: page.pagination.next });
  const items = [...page.data];
  while (page.pagination.prev) {
    page = await list({ limit, before: page.pagination.prev });
    items.unshift(...page.data);
  }
  return items;
}
