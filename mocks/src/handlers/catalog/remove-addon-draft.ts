import { removedDraft } from '../../engine/catalog/draft.ts';
import { ADDONS } from '../../engine/catalog/family.ts';
import type { Handler } from '../handler.ts';

export const removeAddonDraft: Handler<'removeAddonDraft'> = ({ addonId }, { store }) => {
  store.commit(removedDraft(ADDONS, store.catalog, addonId));
  return { status: 200, body: { data: { id: addonId } } };
};
