import type { Instant } from '../time.ts';

/** What is given takes the place of what was; what is left out stays. */
export function changed<Record extends { updatedAt: Instant }>(
  record: Record,
  given: { [Key in keyof Record]?: Record[Key] | undefined },
  at: Instant,
): Record {
  const said = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  return { ...record, ...said, updatedAt: at };
}
