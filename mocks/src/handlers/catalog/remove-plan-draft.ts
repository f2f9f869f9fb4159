import { removedDraft } from '../../engine/catalog/draft.ts';
import { PLANS } from '../../engine/catalog/family.ts';
import type { Handler } from '../handler.ts';

export const removePlanDraft: Handler<'removePlanDraft'> = ({ planId }, { store }) => {
  store.commit(removedDraft(PLANS, store.catalog, planId));
  return { status: 200, body: { data: { id: planId } } };
};
