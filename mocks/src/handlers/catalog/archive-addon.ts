import { ADDONS } from '../../engine/catalog/family.ts';
import { archivedPackage } from '../../engine/catalog/publish.ts';
import type { Handler } from '../handler.ts';
import { put } from './package-store.ts';
import { toAddon } from './package-wire.ts';

export const archiveAddon: Handler<'archiveAddon'> = ({ addonId }, { store, at }) => {
  const addon = put(ADDONS, store, archivedPackage(ADDONS, store.catalog, addonId, at));
  return { status: 200, body: { data: toAddon(addon) } };
};
