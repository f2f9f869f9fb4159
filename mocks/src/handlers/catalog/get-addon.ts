import { ADDONS, currentOf } from '../../engine/catalog/family.ts';
import type { Handler } from '../handler.ts';
import { toAddon } from './package-wire.ts';

export const getAddon: Handler<'getAddon'> = ({ addonId }, { store }) => {
  return { status: 200, body: { data: toAddon(currentOf(ADDONS, store.catalog, addonId)) } };
};
