import { PLANS } from '../../engine/catalog/family.ts';
import { newPlan } from '../../engine/catalog/package-change.ts';
import { assertFree } from '../../engine/refusal.ts';
import type { Handler } from '../handler.ts';
import { startPackage } from './package-store.ts';
import { toPlan, trialIn } from './package-wire.ts';

export const createPlan: Handler<'createPlan'> = (body, context) => {
  const { id, displayName, productId, status, defaultTrialConfig, ...said } = body;
  const { store, at } = context;
  assertFree(store.catalog.plan(id), 'plan', 'body.id', id);
  const change = { ...said, defaultTrialConfig: trialIn(defaultTrialConfig) };
  const plan = newPlan(store.catalog, { id, displayName, productId }, change, at);
  return { status: 201, body: { data: toPlan(startPackage(PLANS, plan, status, context)) } };
};
