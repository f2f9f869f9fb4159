// What both families, plans and add-ons, read of the store and put into it.
import { editedOf, type Family, placed } from '../../engine/catalog/family.ts';
import type { Addon, Charge, Plan } from '../../engine/catalog/package.ts';
import { published } from '../../engine/catalog/publish.ts';
import { addonOf, planOf } from '../../engine/catalog/version.ts';
import { isOver } from '../../engine/customers/subscription.ts';
import { Refusal } from '../../engine/refusal.ts';
import { movedToVersion } from '../../engine/subscriptions/version-change.ts';
import { type CreatedAtRange, isWithin, type PageQuery, pageOf } from '../../store/page.ts';
import type { Row, Table } from '../../store/table.ts';
import type { Context } from '../handler.ts';
import { toCharge } from './package-wire.ts';

type Query = { productId?: string; status?: Plan['status'][]; createdAt?: CreatedAtRange };

/** Each package in the version on offer, and beside it the draft of its next version. */
export function* rowsShown<One extends Plan | Addon>(
  onOffer: Table<One>,
  beside: Table<One>,
  drafts: Iterable<One>,
  { productId, status, createdAt }: Query,
): Iterable<Row<One>> {
  const open = new Set(drafts);
  const draftRows = new Map([...beside.rows()].flatMap((row) => (open.has(row.record) ? [[row.record.id, row]] : [])));
  for (const row of onOffer.rows()) {
    const draft = draftRows.get(row.record.id);
    for (const one of draft ? [row, draft] : [row]) {
      const { record } = one;
      if (productId !== undefined && record.productId !== productId) continue;
      if (status !== undefined && !status.includes(record.status)) continue;
      if (isWithin(createdAt, record.createdAt)) yield one;
    }
  }
}

export function pageOfCharges({ store, at }: Context, one: Plan | Addon, charges: Charge[], query: PageQuery) {
  const isUsed = [...store.tables.subscriptions.all()].some(
    (subscription) =>
      !isOver(subscription, at) &&
      (planOf(store.catalog, subscription) === one ||
        subscription.addons.some(({ id }) => addonOf(store.catalog, subscription, id) === one)),
  );
  const rows = charges.map((record) => ({ record, cursor: record.id }));
  return pageOf(rows, query, (charge) => toCharge(charge, isUsed));
}

/** Edits the open draft, or refuses when there is none. */
export function editDraft<One extends Plan | Addon>(
  family: Family<One>,
  id: string,
  { store }: Context,
  edit: (draft: One) => One,
): One {
  const draft = editedOf(family, store.catalog, id);
  if (draft.status !== 'DRAFT') {
    throw new Refusal(
      'EditAllowedOnDraftPackageOnlyError',
      `${family.idField}: ${id} has no open draft. Open one, edit it and publish it.`,
    );
  }
  return put(family, store, edit(draft));
}

export function put<One extends Plan | Addon>(family: Family<One>, store: Context['store'], one: One): One {
  store.commit(placed(family, store.catalog, one));
  return one;
}

/** Publishes the open draft; for all customers, it also moves the subscriptions that have an older version. */
export function publish<One extends Plan | Addon>(
  family: Family<One>,
  id: string,
  { store, at }: Context,
  migrationType: 'NEW_CUSTOMERS' | 'ALL_CUSTOMERS',
): { one: One; taskId: string | null } {
  const { one, outcome } = published(family, store.catalog, id, at);
  store.commit(outcome);
  if (migrationType === 'NEW_CUSTOMERS') return { one, taskId: null };
  let isMoved = false;
  for (const subscription of [...store.tables.subscriptions.all()]) {
    const moved = movedToVersion(store, subscription, family.kind === 'plan' ? 'plans' : 'addons', one, at);
    if (moved) store.commit(moved);
    isMoved ||= moved !== null;
  }
  return { one, taskId: isMoved ? store.uuid() : null };
}

/** A new package is a draft, unless it is to be published at once. */
export function startPackage<One extends Plan | Addon>(
  family: Family<One>,
  one: One,
  status: Plan['status'] = 'DRAFT',
  context: Context,
): One {
  context.store.commit(family.outcomeOf({ onOffer: one }));
  if (status === 'ARCHIVED') throw new Refusal('BadUserInput', 'body.status: what is new is DRAFT or PUBLISHED.');
  return status === 'PUBLISHED' ? publish(family, one.id, context, 'NEW_CUSTOMERS').one : one;
}
