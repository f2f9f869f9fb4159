import { changed } from '../../engine/catalog/changed.ts';
import { assertFeature, type Feature, NEW_FEATURE } from '../../engine/catalog/feature.ts';
import type { Handler } from '../handler.ts';
import { assertFree } from './known.ts';
import { toTransformation } from './unit-transformation.ts';
import { toFeature } from './wire.ts';

export const createFeature: Handler<'createFeature'> = ({ unitTransformation, ...given }, { store, at }) => {
  assertFree(store.catalog.feature(given.id), 'feature', given.id);
  const base: Feature = { ...NEW_FEATURE, ...given, createdAt: at, updatedAt: at };
  const feature = changed(base, { unitTransformation: toTransformation(unitTransformation) }, at);
  assertFeature(feature);
  store.commit({ features: [feature] });
  return { status: 201, body: { data: toFeature(feature) } };
};
