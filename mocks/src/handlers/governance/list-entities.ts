import { knownCustomer } from '../../store/account.ts';
import { pageOf } from '../../store/page.ts';
import type { Handler } from '../handler.ts';
import { toEntity } from './wire.ts';

export const listEntities: Handler<'listEntities'> = (query, { store }) => {
  const { customerId, entityTypeId, includeArchived, ...page } = query;
  knownCustomer(store, customerId);
  const rows = [...store.tables.entities.rowsOf(customerId)].filter(
    ({ record }) =>
      (entityTypeId === undefined || record.entityTypeId === entityTypeId) &&
      (includeArchived === 'true' || record.archivedAt === null),
  );
  return { status: 200, body: pageOf(rows, page, toEntity) };
};
