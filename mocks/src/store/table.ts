// Records of one kind, in the order in which they arrived, found by key or by group.
export type Row<Record> = { record: Record; cursor: string };

export type TableOptions<Record> = {
  keyOf: (record: Record) => string;
  /** What records are asked for together, for example those of one customer. */
  groupOf?: (record: Record) => string | undefined;
};

export class Table<Record> {
  readonly #rows = new Map<string, Row<Record>>();
  readonly #groups = new Map<string, Map<string, Row<Record>>>();
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
    for (const { record } of this.#groups.get(group)?.values() ?? []) yield record;
  }

  rows(): Iterable<Row<Record>> {
    return this.#rows.values();
  }

  rowsOf(group: string): Iterable<Row<Record>> {
    return this.#groups.get(group)?.values() ?? [];
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
      known.record = record;
      return () => {
        known.record = before;
      };
    }
    return this.#add(key, { record, cursor: mintCursor() });
  }

  /** Takes a record away, and gives back what undoes it, its place in the order included. */
  remove(record: Record): () => void {
    const key = this.#options.keyOf(record);
    const group = this.#options.groupOf?.(record);
    const places = [this.#rows, ...(group === undefined ? [] : [this.#groupNamed(group)])];
    const before = places.map((rows) => [...rows]);
    for (const rows of places) rows.delete(key);
    return () => {
      for (const [index, rows] of places.entries()) {
        rows.clear();
        for (const [one, row] of before[index] ?? []) rows.set(one, row);
      }
    };
  }

  #add(key: string, row: Row<Record>): () => void {
    this.#rows.set(key, row);
    const group = this.#options.groupOf?.(row.record);
    if (group !== undefined) this.#groupNamed(group).set(key, row);
    return () => {
      this.#rows.delete(key);
      if (group !== undefined) this.#groups.get(group)?.delete(key);
    };
  }

  #groupNamed(group: string): Map<string, Row<Record>> {
    const known = this.#groups.get(group);
    if (known) return known;
    const created = new Map<string, Row<Record>>();
    this.#groups.set(group, created);
    return created;
  }
}
