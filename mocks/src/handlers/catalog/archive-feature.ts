import { archivedFeature } from '../../engine/catalog/archive.ts';
import { knownFeature } from '../../store/account.ts';
import type { Handler } from '../handler.ts';
import { toFeature } from './wire.ts';

export const archiveFeature: Handler<'archiveFeature'> = ({ featureId }, { store, at }) => {
  const feature = archivedFeature(store.catalog, knownFeature(store, featureId), at);
  store.commit({ features: [feature] });
  return { status: 200, body: { data: toFeature(feature) } };
};
