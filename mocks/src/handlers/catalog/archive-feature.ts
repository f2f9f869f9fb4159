import { changed } from '../../engine/catalog/changed.ts';
import { usersOfFeature } from '../../engine/catalog/used-by.ts';
import { Refusal } from '../../engine/refusal.ts';
import { knownFeature } from '../../store/account.ts';
import type { Handler } from '../handler.ts';
import { toFeature } from './wire.ts';

export const archiveFeature: Handler<'archiveFeature'> = ({ featureId }, { store, at }) => {
  const before = knownFeature(store, featureId);
  const users = usersOfFeature(store.catalog, featureId).map(({ id }) => id);
  if (users.length > 0) {
    const fix = 'Take it out of them, or archive them, first.';
    throw new Refusal('CannotArchiveFeatureError', `featureId: ${users.join(', ')} still give ${featureId}. ${fix}`);
  }
  const feature = changed(before, { featureStatus: 'SUSPENDED' }, at);
  store.commit({ features: [feature] });
  return { status: 200, body: { data: toFeature(feature) } };
};
