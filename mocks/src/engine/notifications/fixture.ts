// For tests: something changed at noon, and nothing can be looked up but what the test says.
import { catalogOf, MARCH, NOON, type Shelf } from '../catalog/fixture.ts';
import { newCustomer } from '../customers/customer.ts';
import type { Announcement, ChangeOf, Moment, Reading } from '../notification.ts';
import type { Records, TableName } from '../outcome.ts';

/** By a request, and by time alone, one second after whatever happened before. */
export const ASKED: Moment = { at: NOON, since: NOON, operationId: 'updateSomething' };
export const BY_ITSELF: Moment = { at: NOON, since: NOON - 1000, operationId: null };

export const ADA = newCustomer('customer-test-id', { name: 'Ada', email: 'ada@example.com' }, MARCH);

export function changed<Name extends TableName>(
  table: Name,
  before: Records[Name] | undefined,
  after: Records[Name] | undefined,
): ChangeOf<Name> {
  return { table, before, after };
}

export function readingOf(said: Partial<Reading> = {}, shelf: Shelf = {}): Reading {
  return {
    environmentId: 'environment-test-id',
    catalog: catalogOf(shelf),
    thresholds: () => [[80, 90, 100]],
    customer: (id) => (id === ADA.id ? ADA : undefined),
    subscription: () => undefined,
    subscriptions: () => [],
    resources: () => [],
    promotion: () => undefined,
    promotions: () => [],
    wallet: () => [],
    spentOnRecharges: () => 0,
    recharge: () => undefined,
    usage: () => ({ total: 0, window: null, allowance: null }),
    budgets: () => [],
    budgetUse: () => null,
    entitlements: () => [],
    ...said,
  };
}

export function typesOf(told: Announcement[]): string[] {
  return told.map(({ type }) => type);
}
