import { PLANS } from '../../engine/catalog/family.ts';
import type { Handler } from '../handler.ts';
import { removeEntitlement } from './package-entitlements.ts';

export const deletePlanEntitlement: Handler<'deletePlanEntitlement'> = ({ planId, entitlementId }, context) => {
  return { status: 200, body: { data: removeEntitlement(PLANS, planId, entitlementId, context) } };
};
