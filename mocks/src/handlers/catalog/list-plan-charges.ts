import { editedOf, PLANS } from '../../engine/catalog/family.ts';
import type { Handler } from '../handler.ts';
import { pageOfCharges } from './package-store.ts';

export const listPlanCharges: Handler<'listPlanCharges'> = (query, context) => {
  const plan = editedOf(PLANS, context.store.catalog, query.planId);
  return { status: 200, body: pageOfCharges(context, plan, plan.charges, query) };
};
