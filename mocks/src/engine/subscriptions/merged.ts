// Makes one outcome of two that follow each other: the second has the last word on a record.
// Invariant: each record is there once, in the order in which it was first decided.
// Example: a grant opened by the first and voided by the second is there once, voided.
import type { Outcome, TableName } from '../outcome.ts';

type Put = Omit<Outcome, 'removed'>;

export function merged(first: Put, second: Put): Put {
  const outcome: Put = { ...first };
  for (const [name, later] of Object.entries(second) as [TableName, object[]][]) {
    const records = new Map<string, unknown>();
    for (const record of [...(first[name] ?? []), ...later]) records.set(keyOf(record), record);
    Object.assign(outcome, { [name]: [...records.values()] });
  }
  return outcome;
}

/** Good for the tables that subscriptions touch: ids are unique there, those of resources within their customer. */
function keyOf(record: object): string {
  const { id, customerId } = record as { id?: string; customerId?: string };
  return JSON.stringify([customerId, id]);
}
