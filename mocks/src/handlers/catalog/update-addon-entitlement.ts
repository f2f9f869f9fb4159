import { ADDONS } from '../../engine/catalog/family.ts';
import type { Handler } from '../handler.ts';
import { changeEntitlement } from './package-entitlements.ts';

export const updateAddonEntitlement: Handler<'updateAddonEntitlement'> = (
  { addonId, entitlementId, ...body },
  context,
) => {
  return { status: 200, body: { data: changeEntitlement(ADDONS, addonId, entitlementId, body, context) } };
};
