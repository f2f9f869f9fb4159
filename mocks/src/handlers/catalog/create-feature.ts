import { newFeature } from '../../engine/catalog/feature-change.ts';
import { assertFree } from '../../engine/refusal.ts';
import type { Handler } from '../handler.ts';
import { toFeature, transformationIn } from './wire.ts';

export const createFeature: Handler<'createFeature'> = (body, { store, at }) => {
  const { id, displayName, featureType, meterType = 'None', featureStatus = 'ACTIVE', ...said } = body;
  assertFree(store.catalog.feature(id), 'feature', 'body.id', id);
  const change = { ...said, unitTransformation: transformationIn(said.unitTransformation) };
  const feature = newFeature({ id, displayName, featureType, meterType, featureStatus }, change, at);
  store.commit({ features: [feature] });
  return { status: 201, body: { data: toFeature(feature) } };
};
