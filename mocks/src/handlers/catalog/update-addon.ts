import { withCharges } from '../../engine/catalog/charges.ts';
import { opened } from '../../engine/catalog/draft.ts';
import { ADDONS, currentOf, draftOf, editedOf } from '../../engine/catalog/family.ts';
import type { Addon } from '../../engine/catalog/package.ts';
import { assertDraft, changedAddon } from '../../engine/catalog/package-change.ts';
import { archivedPackage } from '../../engine/catalog/publish.ts';
import type { Context, Handler } from '../handler.ts';
import { publish, put } from './package-store.ts';
import { chargesIn, toAddon } from './package-wire.ts';

export const updateAddon: Handler<'updateAddon'> = ({ addonId, charges, status, ...change }, context) => {
  const { store, at } = context;
  if (status === 'DRAFT' && !draftOf(ADDONS, store.catalog, addonId))
    put(ADDONS, store, opened(ADDONS, store.catalog, addonId, at));
  const isChanged = charges !== undefined || Object.keys(change).length > 0;
  if (isChanged || status === undefined) {
    const before = editedOf(ADDONS, store.catalog, addonId);
    if (charges) assertDraft(before, 'body.charges');
    const changed = changedAddon(store.catalog, before, change, at);
    put(ADDONS, store, charges ? withCharges(store.catalog, changed, chargesIn(charges), store, at) : changed);
  }
  return { status: 200, body: { data: toAddon(inStatus(addonId, status, context)) } };
};

/** The status that it has already changes nothing. */
function inStatus(addonId: string, status: Addon['status'] | undefined, context: Context): Addon {
  const { store, at } = context;
  const current = currentOf(ADDONS, store.catalog, addonId);
  const isOnOffer = current.status === 'PUBLISHED' && !draftOf(ADDONS, store.catalog, addonId);
  if (status === 'PUBLISHED' && !isOnOffer) return publish(ADDONS, addonId, context, 'NEW_CUSTOMERS').one;
  if (status === 'ARCHIVED') return put(ADDONS, store, archivedPackage(ADDONS, store.catalog, addonId, at));
  return editedOf(ADDONS, store.catalog, addonId);
}
