// Decides what an upsert leaves on record. Invariant: saying the same again leaves no trace, not even a time.
// Example: a team named Desk, named Desk again an hour later: updatedAt is that of the first time.
import type { Instant } from '../time.ts';

type Timed = { createdAt: Instant; updatedAt: Instant };

export function upserted<Record extends Timed>(
  before: Record | undefined,
  said: Omit<Record, keyof Timed>,
  at: Instant,
): Record {
  const { createdAt, updatedAt } = before ?? { createdAt: at, updatedAt: at };
  const after = { ...said, createdAt, updatedAt } as Record;
  return before === undefined || saysTheSame(before, after) ? after : { ...after, updatedAt: at };
}

function saysTheSame(before: object, after: object): boolean {
  return JSON.stringify(before) === JSON.stringify(after);
}
