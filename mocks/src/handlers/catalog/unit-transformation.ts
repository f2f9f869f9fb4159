import type { UnitTransformationBody } from '@meterline/openapi/types';
import type { Feature } from '../../engine/catalog/feature.ts';

/** Nothing divides by 0, so it stands for 1. */
export function toTransformation(
  body: UnitTransformationBody | null | undefined,
): Feature['unitTransformation'] | undefined {
  if (!body) return body;
  const { divide, round = 'UP', featureUnits = null, featureUnitsPlural = null } = body;
  return { divide: divide || 1, round, featureUnits, featureUnitsPlural };
}
