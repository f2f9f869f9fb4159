// What was changed since it was last taken: each record once, as it was before the first change and as it is after the last.
import type { Changes, RecordChange, Reminder, UsageChange } from '../engine/notification.ts';
import type { TableName } from '../engine/outcome.ts';
import type { UsageEntry } from '../engine/usage/aggregation.ts';

export class Trace {
  #records = new Map<string, RecordChange>();
  #usage = new Map<string, UsageChange>();
  #reminders: Reminder[] = [];

  noteRecord(table: TableName, key: string, before: unknown, after: unknown): void {
    const name = `${table} ${key}`;
    const known = this.#records.get(name);
    this.#records.set(name, { table, before: known ? known.before : before, after } as RecordChange);
  }

  noteUsage(key: string, entry: UsageEntry, first: () => Omit<UsageChange, 'entries'>): void {
    const known = this.#usage.get(key);
    if (known) known.entries.push(entry);
    else this.#usage.set(key, { ...first(), entries: [entry] });
  }

  noteReminder(reminder: Reminder): void {
    this.#reminders.push(reminder);
  }

  /** What was noted so far, and stays noted. */
  get records(): Iterable<RecordChange> {
    return this.#records.values();
  }

  get usage(): Iterable<UsageChange> {
    return this.#usage.values();
  }

  /** Everything that was noted, if anything was; it is forgotten here. */
  take(): Changes | null {
    if (this.#records.size + this.#usage.size + this.#reminders.length === 0) return null;
    // A record that came and went within one moment was never there.
    const records = [...this.#records.values()].filter(
      ({ before, after }) => before !== undefined || after !== undefined,
    );
    const changes = { records, usage: [...this.#usage.values()], reminders: this.#reminders };
    this.#records = new Map();
    this.#usage = new Map();
    this.#reminders = [];
    return changes;
  }
}
