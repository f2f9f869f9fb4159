import { ADDONS } from '../../engine/catalog/family.ts';
import type { Handler } from '../handler.ts';
import { addEntitlements } from './package-entitlements.ts';

export const createAddonEntitlements: Handler<'createAddonEntitlements'> = ({ addonId, entitlements }, context) => {
  return { status: 201, body: { data: addEntitlements(ADDONS, addonId, entitlements, context) } };
};
