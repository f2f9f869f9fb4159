import { ADDONS } from '../../engine/catalog/family.ts';
import type { Handler } from '../handler.ts';
import { removeEntitlement } from './package-entitlements.ts';

export const deleteAddonEntitlement: Handler<'deleteAddonEntitlement'> = ({ addonId, entitlementId }, context) => {
  return { status: 200, body: { data: removeEntitlement(ADDONS, addonId, entitlementId, context) } };
};
