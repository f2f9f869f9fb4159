import { opened } from '../../engine/catalog/draft.ts';
import { PLANS } from '../../engine/catalog/family.ts';
import type { Handler } from '../handler.ts';
import { put } from './package-store.ts';
import { toPlan } from './package-wire.ts';

export const createPlanDraft: Handler<'createPlanDraft'> = ({ planId }, { store, at }) => {
  const draft = put(PLANS, store, opened(PLANS, store.catalog, planId, at));
  return { status: 201, body: { data: toPlan(draft) } };
};
