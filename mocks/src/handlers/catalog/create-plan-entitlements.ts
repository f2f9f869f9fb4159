import { PLANS } from '../../engine/catalog/family.ts';
import type { Handler } from '../handler.ts';
import { addEntitlements } from './package-entitlements.ts';

export const createPlanEntitlements: Handler<'createPlanEntitlements'> = ({ planId, entitlements }, context) => {
  return { status: 201, body: { data: addEntitlements(PLANS, planId, entitlements, context) } };
};
