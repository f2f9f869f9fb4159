import { opened } from '../../engine/catalog/draft.ts';
import { ADDONS } from '../../engine/catalog/family.ts';
import type { Handler } from '../handler.ts';
import { put } from './package-store.ts';
import { toAddon } from './package-wire.ts';

export const createAddonDraft: Handler<'createAddonDraft'> = ({ addonId }, { store, at }) => {
  const draft = put(ADDONS, store, opened(ADDONS, store.catalog, addonId, at));
  return { status: 201, body: { data: toAddon(draft) } };
};
