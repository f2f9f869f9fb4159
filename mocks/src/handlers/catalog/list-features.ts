import { isWithin, pageOf } from '../../store/page.ts';
import type { Handler } from '../handler.ts';
import { toFeature } from './wire.ts';

export const listFeatures: Handler<'listFeatures'> = (query, { store }) => {
  const rows = [...store.tables.features.rows()].filter(
    ({ record: feature }) =>
      (query.id === undefined || feature.id === query.id) &&
      (query.featureType === undefined || query.featureType.includes(feature.featureType)) &&
      (query.meterType === undefined || query.meterType.includes(feature.meterType)) &&
      (query.status === undefined || query.status.includes(feature.featureStatus)) &&
      isWithin(query.createdAt, feature.createdAt),
  );
  return { status: 200, body: pageOf(rows, query, toFeature) };
};
