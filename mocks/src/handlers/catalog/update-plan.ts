import { withCharges } from '../../engine/catalog/charges.ts';
import { editedOf, PLANS } from '../../engine/catalog/family.ts';
import { assertDraft, changedPlan } from '../../engine/catalog/package-change.ts';
import type { Handler } from '../handler.ts';
import { put } from './package-store.ts';
import { chargesIn, toPlan, trialIn } from './package-wire.ts';

export const updatePlan: Handler<'updatePlan'> = ({ planId, charges, defaultTrialConfig, ...said }, { store, at }) => {
  const before = editedOf(PLANS, store.catalog, planId);
  if (charges) assertDraft(before, 'body.charges');
  const change = { ...said, defaultTrialConfig: trialIn(defaultTrialConfig) };
  const changed = changedPlan(store.catalog, before, change, at);
  const plan = charges ? withCharges(store.catalog, changed, chargesIn(charges), store, at) : changed;
  return { status: 200, body: { data: toPlan(put(PLANS, store, plan)) } };
};
