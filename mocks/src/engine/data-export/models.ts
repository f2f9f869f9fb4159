// What can be exported: the tables of an environment, in the groups and the order in which they are shown.
// Invariant: a model is one table, so a transfer of it is as many rows as the table has records.
// Example: customers and subscriptions with 3 customers and 4 subscriptions are 7 rows.
import { sum } from '../decimal.ts';
import type { TableName } from '../outcome.ts';
import { Refusal } from '../refusal.ts';

export type Model = { id: string; displayName: string; table: TableName };
export type ModelGroup = { id: string; displayName: string; models: Model[] };

const model = (id: string, displayName: string, table: TableName): Model => ({ id, displayName, table });

export const GROUPS: ModelGroup[] = [
  {
    id: 'catalog',
    displayName: 'Catalogue',
    models: [
      model('products', 'Products', 'products'),
      model('plans', 'Plans', 'plans'),
      model('addons', 'Add-ons', 'addons'),
      model('features', 'Features', 'features'),
      model('coupons', 'Coupons', 'coupons'),
      model('custom-currencies', 'Custom currencies', 'currencies'),
    ],
  },
  {
    id: 'customers',
    displayName: 'Customers',
    models: [
      model('customers', 'Customers', 'customers'),
      model('resources', 'Resources', 'resources'),
      model('promotional-entitlements', 'Promotional entitlements', 'promotions'),
    ],
  },
  {
    id: 'subscriptions',
    displayName: 'Subscriptions',
    models: [model('subscriptions', 'Subscriptions', 'subscriptions'), model('contracts', 'Contracts', 'contracts')],
  },
  {
    id: 'usage',
    displayName: 'Usage',
    models: [model('measurements', 'Measurements', 'measurements'), model('events', 'Raw events', 'events')],
  },
  {
    id: 'credits',
    displayName: 'Credits',
    models: [
      model('credit-grants', 'Credit grants', 'grants'),
      model('credit-ledger', 'Credit ledger', 'ledger'),
      model('credit-consumptions', 'Credit consumptions', 'consumptions'),
    ],
  },
  {
    id: 'governance',
    displayName: 'Governance',
    models: [
      model('entity-types', 'Entity types', 'entityTypes'),
      model('entities', 'Entities', 'entities'),
      model('assignments', 'Assignments', 'assignments'),
    ],
  },
];

const MODELS = new Map(GROUPS.flatMap(({ models }) => models.map((one) => [one.id, one])));

export const ALL_MODELS = [...MODELS.keys()];

/** The choice, each model once. A model that nothing has is refused. */
export function chosenModels(ids: string[] | undefined, field: string): string[] {
  const chosen = [...new Set(ids ?? ALL_MODELS)];
  const unknown = chosen.find((id) => !MODELS.has(id));
  if (unknown === undefined) return chosen;
  throw new Refusal('BadUserInput', `${field}: there is no model ${unknown}. The models are ${ALL_MODELS.join(', ')}.`);
}

export function rowsOf(ids: string[], sizeOf: (table: TableName) => number): number {
  return sum(ids.flatMap((id) => MODELS.get(id) ?? []).map(({ table }) => sizeOf(table)));
}
