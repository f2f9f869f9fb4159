import { PLANS } from '../../engine/catalog/family.ts';
import type { Handler } from '../handler.ts';
import { changeEntitlement } from './package-entitlements.ts';

export const updatePlanEntitlement: Handler<'updatePlanEntitlement'> = (
  { planId, entitlementId, ...body },
  context,
) => {
  return { status: 200, body: { data: changeEntitlement(PLANS, planId, entitlementId, body, context) } };
};
