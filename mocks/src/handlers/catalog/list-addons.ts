import { pageOf } from '../../store/page.ts';
import type { Handler } from '../handler.ts';
import { rowsShown } from './package-store.ts';
import { toAddon } from './package-wire.ts';

export const listAddons: Handler<'listAddons'> = (query, { store }) => {
  const { addons, addonVersions } = store.tables;
  const rows = rowsShown(addons, addonVersions, store.catalog.addonDrafts(), query);
  return { status: 200, body: pageOf(rows, query, toAddon) };
};
