// Pages of a list, both ways, by the cursor of a row. A cursor that is not in the list is refused.
import { Refusal } from '../engine/refusal.ts';
import { fromIso, type Instant } from '../engine/time.ts';
import type { Row } from './table.ts';
import { uuidOf } from './uuid.ts';

export type PageQuery = { after?: string; before?: string; limit?: number };
export type Page<Item> = { data: Item[]; pagination: { next: string | null; prev: string | null } };

const DEFAULT_LIMIT = 20;

export function pageOf<Record, Item>(
  rows: Iterable<Row<Record>>,
  query: PageQuery,
  toItem: (record: Record) => Item,
): Page<Item> {
  const limit = query.limit ?? DEFAULT_LIMIT;
  const all = query.before === undefined ? readTo(rows, query.after, limit) : [...rows];
  const end = query.before === undefined ? all.length : indexOf(all, query.before, 'before');
  const start =
    query.after === undefined
      ? query.before === undefined
        ? 0
        : Math.max(0, end - limit)
      : indexOf(all, query.after, 'after') + 1;
  const slice = all.slice(start, Math.min(end, start + limit));
  const first = slice[0];
  const last = slice.at(-1);
  return {
    data: slice.map(({ record }) => toItem(record)),
    pagination: {
      next: last && start + slice.length < all.length ? last.cursor : null,
      prev: first && start > 0 ? first.cursor : null,
    },
  };
}

/** The rows whose records are wanted, found one by one as they are read. */
export function* where<Record>(
  rows: Iterable<Row<Record>>,
  isWanted: (record: Record) => boolean,
): Iterable<Row<Record>> {
  for (const row of rows) if (isWanted(row.record)) yield row;
}

/** The rows up to the one that follows on the page: a list is read no further than it is shown. */
function readTo<Record>(rows: Iterable<Row<Record>>, after: string | undefined, limit: number): Row<Record>[] {
  const read: Row<Record>[] = [];
  let end = after === undefined ? limit + 1 : Number.POSITIVE_INFINITY;
  for (const row of rows) {
    read.push(row);
    if (row.cursor === after) end = read.length + limit + 1;
    if (read.length === end) break;
  }
  return read;
}

function indexOf(rows: Row<unknown>[], cursor: string, field: string): number {
  const index = rows.findIndex((row) => row.cursor === cursor);
  if (index >= 0) return index;
  throw new Refusal('BadUserInput', `query.${field}: ${cursor} is not a cursor of this list. Take it from pagination.`);
}

export type CreatedAtRange = { gt?: string; gte?: string; lt?: string; lte?: string };

export function isWithin(range: CreatedAtRange | undefined, at: Instant): boolean {
  if (range === undefined) return true;
  return (
    (range.gt === undefined || at > fromIso(range.gt)) &&
    (range.gte === undefined || at >= fromIso(range.gte)) &&
    (range.lt === undefined || at < fromIso(range.lt)) &&
    (range.lte === undefined || at <= fromIso(range.lte))
  );
}

/** Pages of a list that a record holds, whose cursors are made of the names of its items. */
export function namedPageOf<Value, Item>(
  values: Value[],
  nameOf: (value: Value) => string,
  query: PageQuery,
  toItem: (value: Value) => Item,
): Page<Item> {
  return pageOf(
    values.map((record) => ({ record, cursor: uuidOf(nameOf(record)) })),
    query,
    toItem,
  );
}

/** Pages of a computed list, whose cursors are places in it. */
export function opaquePageOf<Value, Item>(
  values: Value[],
  query: PageQuery,
  toItem: (value: Value) => Item,
): Page<Item> {
  return pageOf(
    values.map((record, index) => ({ record, cursor: `place-${index}` })),
    query,
    toItem,
  );
}
