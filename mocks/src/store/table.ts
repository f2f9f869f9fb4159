// Records of one kind, in the order in which they arrived, found by key or by group.
export type Row<Record> = { record: Record; cursor: string };

export type TableOptions<Record> = {
  keyOf: (record: Record) => string;
  /** What records are asked for together, for example those of one customer. */
  groupOf?: (record: Record) => string | undefined;
  /** Told of each record that came, was replaced or went, so that what follows from them can be kept beside them. */
  note?: (before: Record | undefined, after: Record | undefined) => void;
};

export class Table<Record> {
  readonly #rows = new Map<string, Row<Record>>();
  readonly #groups = new Map<string, Row<Record>[]>();
  readonly #options: TableOptions<Record>;

  constructor(options: TableOptions<Record>) {
    this.#options = options;
  }

  keyOf(record: Record): string {
    return this.#options.keyOf(record);
  }

  get(key: string): Record | undefined {
    return this.#rows.get(key)?.record;
  }

  get size(): number {
    return this.#rows.size;
  }

  *all(): Iterable<Record> {
    for (const { record } of this.#rows.values()) yield record;
  }

  *of(group: string): Iterable<Record> {
    for (const { record } of this.rowsOf(group)) yield record;
  }

  rows(): Iterable<Row<Record>> {
    return this.#rows.values();
  }

  rowsOf(group: string): readonly Row<Record>[] {
    return this.#groups.get(group) ?? [];
  }

  /** Puts back a row as it was, cursor and all. */
  load(row: Row<Record>): void {
    this.#add(this.#options.keyOf(row.record), row);
  }

  /** Adds or replaces a record, and gives back what undoes it. A record stays in its group for ever. */
  put(record: Record, mintCursor: () => string): () => void {
    const key = this.#options.keyOf(record);
    const known = this.#rows.get(key);
    if (known) {
      const before = known.record;
      this.#replace(known, record);
      return () => this.#replace(known, before);
    }
    return this.#add(key, { record, cursor: mintCursor() });
  }

  /** Takes a record away, and gives back what undoes it, its place in the order included. */
  remove(record: Record): () => void {
    const key = this.#options.keyOf(record);
    const before = [...this.#rows];
    const row = this.#rows.get(key);
    if (!row) return () => undefined;
    this.#rows.delete(key);
    const rejoin = this.#leaveGroup(row);
    this.#options.note?.(row.record, undefined);
    return () => {
      this.#rows.clear();
      for (const [one, other] of before) this.#rows.set(one, other);
      rejoin();
      this.#options.note?.(undefined, row.record);
    };
  }

  #replace(row: Row<Record>, record: Record): void {
    this.#options.note?.(row.record, record);
    row.record = record;
  }

  #add(key: string, row: Row<Record>): () => void {
    this.#rows.set(key, row);
    this.#joinGroup(row);
    this.#options.note?.(undefined, row.record);
    return () => {
      this.#rows.delete(key);
      this.#leaveGroup(row);
      this.#options.note?.(row.record, undefined);
    };
  }

  #joinGroup(row: Row<Record>): void {
    const group = this.#options.groupOf?.(row.record);
    if (group === undefined) return;
    const known = this.#groups.get(group);
    if (known) known.push(row);
    else this.#groups.set(group, [row]);
  }

  /** Gives back what puts the row in its place again. */
  #leaveGroup(row: Row<Record>): () => void {
    const group = this.#options.groupOf?.(row.record);
    const rows = group === undefined ? undefined : this.#groups.get(group);
    if (!rows) return () => undefined;
    // What goes came last, as a rule.
    const place = rows.lastIndexOf(row);
    rows.splice(place, 1);
    return () => rows.splice(place, 0, row);
  }
}
