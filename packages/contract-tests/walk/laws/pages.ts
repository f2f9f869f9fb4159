// What holds of every list: page by page, forward and backward, it gives each of its items once.
import assert from 'node:assert/strict';
import type { Account } from '../account.ts';
import type { Chance } from '../chance.ts';
import type { Reader } from '../reader.ts';

const OF_A_CUSTOMER = [
  'listCreditLedger',
  'listCreditGrants',
  'listCustomerInvoices',
  'listPromotionalEntitlements',
  'listEntities',
  'listAssignments',
] as const;
const OF_ALL = ['listSubscriptions', 'listCustomers', 'listCoupons', 'listPlans'] as const;

export async function pageLaws(reader: Reader, chance: Chance, accounts: ReadonlyMap<string, Account>): Promise<void> {
  const customerId = chance.of([...accounts.keys()]) ?? '';
  const lists = [
    ...OF_A_CUSTOMER.map((operationId) => ({ operationId, input: { customerId } })),
    ...OF_ALL.map((operationId) => ({ operationId, input: {} })),
  ];
  for (const { operationId, input } of lists) {
    const page = (paging: object) => reader.page(operationId, { ...input, ...paging } as never);
    const whole = await reader.all(operationId, input as never);
    const limit = chance.whole(Math.max(1, Math.ceil(whole.length / 12)), Math.max(2, Math.ceil(whole.length / 3)));
    assert.deepEqual(await forward(page, limit), whole, `${operationId} in pages of ${limit}`);
    assert.deepEqual(await backward(page, limit), whole, `${operationId} in pages of ${limit}, backward`);
  }
}

type List = { data: unknown[]; pagination: { next?: string | null; prev?: string | null } };
type Turn = (paging: { limit: number; after?: string; before?: string }) => Promise<List>;

async function forward(turn: Turn, limit: number): Promise<unknown[]> {
  let page = await turn({ limit });
  const items = [...page.data];
  while (page.pagination.next) {
    page = await turn({ limit, after: page.pagination.next });
    items.push(...page.data);
  }
  return items;
}

/** From the last page back to the first. */
async function backward(turn: Turn, limit: number): Promise<unknown[]> {
  let page = await turn({ limit });
  while (page.pagination.next) page = await turn({ limit, after: page.pagination.next });
  const items = [...page.data];
  while (page.pagination.prev) {
    page = await turn({ limit, before: page.pagination.prev });
    items.unshift(...page.data);
  }
  return items;
}
