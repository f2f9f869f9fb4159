import { ADDONS } from '../../engine/catalog/family.ts';
import { newAddon } from '../../engine/catalog/package-change.ts';
import { assertFree } from '../../engine/refusal.ts';
import type { Handler } from '../handler.ts';
import { startPackage } from './package-store.ts';
import { toAddon } from './package-wire.ts';

export const createAddon: Handler<'createAddon'> = (body, context) => {
  const { id, displayName, productId, status, ...change } = body;
  const { store, at } = context;
  assertFree(store.catalog.addon(id), 'add-on', 'body.id', id);
  const addon = newAddon(store.catalog, { id, displayName, productId }, change, at);
  return { status: 201, body: { data: toAddon(startPackage(ADDONS, addon, status, context)) } };
};
