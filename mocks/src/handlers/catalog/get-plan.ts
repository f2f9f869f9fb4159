import { currentOf, PLANS } from '../../engine/catalog/family.ts';
import type { Handler } from '../handler.ts';
import { toPlan } from './package-wire.ts';

export const getPlan: Handler<'getPlan'> = ({ planId }, { store }) => {
  return { status: 200, body: { data: toPlan(currentOf(PLANS, store.catalog, planId)) } };
};
