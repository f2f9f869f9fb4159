import { knownFeature } from '../../store/account.ts';
import type { Handler } from '../handler.ts';
import { toFeature } from './wire.ts';

export const getFeature: Handler<'getFeature'> = ({ featureId }, { store }) => {
  return { status: 200, body: { data: toFeature(knownFeature(store, featureId)) } };
};
