import { unarchived } from '../../engine/catalog/archive.ts';
import { knownFeature } from '../../store/account.ts';
import type { Handler } from '../handler.ts';
import { toFeature } from './wire.ts';

export const unarchiveFeature: Handler<'unarchiveFeature'> = ({ featureId }, { store, at }) => {
  const feature = unarchived(knownFeature(store, featureId), at);
  store.commit({ features: [feature] });
  return { status: 200, body: { data: toFeature(feature) } };
};
