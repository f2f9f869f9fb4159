import { PLANS } from '../../engine/catalog/family.ts';
import { archivedPackage } from '../../engine/catalog/publish.ts';
import type { Handler } from '../handler.ts';
import { put } from './package-store.ts';
import { toPlan } from './package-wire.ts';

export const archivePlan: Handler<'archivePlan'> = ({ planId }, { store, at }) => {
  const plan = put(PLANS, store, archivedPackage(PLANS, store.catalog, planId, at));
  return { status: 200, body: { data: toPlan(plan) } };
};
