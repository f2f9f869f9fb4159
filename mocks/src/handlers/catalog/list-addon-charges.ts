import { ADDONS, editedOf } from '../../engine/catalog/family.ts';
import type { Handler } from '../handler.ts';
import { pageOfCharges } from './package-store.ts';

export const listAddonCharges: Handler<'listAddonCharges'> = (query, context) => {
  const addon = editedOf(ADDONS, context.store.catalog, query.addonId);
  return { status: 200, body: pageOfCharges(context, addon, addon.charges, query) };
};
