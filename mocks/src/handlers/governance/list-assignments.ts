import { knownCustomer } from '../../store/account.ts';
import { hierarchyOf } from '../../store/budgets.ts';
import { pageOf } from '../../store/page.ts';
import type { Handler } from '../handler.ts';
import { toAssignment } from './wire.ts';

export const listAssignments: Handler<'listAssignments'> = (query, { store }) => {
  const { customerId, entityId, featureId, currencyId, ...page } = query;
  knownCustomer(store, customerId);
  const { entities } = hierarchyOf(store, customerId);
  const rows = [...store.tables.assignments.of(customerId)]
    .filter(
      (one) =>
        (entityId === undefined || one.entityId === entityId) &&
        (featureId === undefined || one.featureId === featureId) &&
        (currencyId === undefined || one.currencyId === currencyId),
    )
    .map((record) => ({ record, cursor: record.id }));
  return { status: 200, body: pageOf(rows, page, (one) => toAssignment(one, entities.get(one.entityId))) };
};
