import { pageOf } from '../../store/page.ts';
import type { Handler } from '../handler.ts';
import { rowsShown } from './package-store.ts';
import { toPlan } from './package-wire.ts';

export const listPlans: Handler<'listPlans'> = (query, { store }) => {
  const { plans, planVersions } = store.tables;
  const rows = rowsShown(plans, planVersions, store.catalog.planDrafts(), query);
  return { status: 200, body: pageOf(rows, query, toPlan) };
};
