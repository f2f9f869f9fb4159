import { statusOf } from '../../engine/catalog/feature.ts';
import { isWithin, pageOf } from '../../store/page.ts';
import type { Handler } from '../handler.ts';
import { toFeature } from './wire.ts';

export const listFeatures: Handler<'listFeatures'> = (query, { store }) => {
  const { id, featureType, meterType, status, createdAt } = query;
  const rows = [...store.tables.features.rows()].filter(
    ({ record }) =>
      (id === undefined || record.id === id) &&
      (featureType === undefined || featureType.includes(record.featureType)) &&
      (meterType === undefined || meterType.includes(record.meterType)) &&
      (status === undefined || status.includes(statusOf(record))) &&
      isWithin(createdAt, record.createdAt),
  );
  return { status: 200, body: pageOf(rows, query, toFeature) };
};
