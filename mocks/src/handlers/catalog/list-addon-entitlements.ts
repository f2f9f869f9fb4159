import { ADDONS, editedOf } from '../../engine/catalog/family.ts';
import type { Handler } from '../handler.ts';
import { toEntitlement } from './package-wire.ts';

export const listAddonEntitlements: Handler<'listAddonEntitlements'> = ({ addonId }, { store }) => {
  const { entitlements } = editedOf(ADDONS, store.catalog, addonId);
  return { status: 200, body: { data: entitlements.map(toEntitlement), pagination: { next: null, prev: null } } };
};
