import type {
  Coupon as CouponOnWire,
  Feature as FeatureOnWire,
  Product as ProductOnWire,
  UnitTransformationBody,
} from '@meterline/openapi/types';
import type { Coupon } from '../../engine/catalog/coupon.ts';
import { type Feature, statusOf } from '../../engine/catalog/feature.ts';
import type { Product } from '../../engine/catalog/product.ts';
import { type Instant, toIso } from '../../engine/time.ts';

type Timed = { createdAt: Instant; updatedAt: Instant };

const timesOf = ({ createdAt, updatedAt }: Timed) => ({ createdAt: toIso(createdAt), updatedAt: toIso(updatedAt) });

export function toCoupon(coupon: Coupon): CouponOnWire {
  return { ...coupon, ...timesOf(coupon) } as CouponOnWire;
}

export function toFeature(feature: Feature): FeatureOnWire {
  const { archivedAt: _, ...rest } = feature;
  return { ...rest, featureStatus: statusOf(feature), ...timesOf(feature) };
}

export function toProduct(product: Product): ProductOnWire {
  const { archivedWith: _, ...rest } = product;
  return { ...rest, ...timesOf(product) };
}

/** What is left out of a unit transformation: it rounds up, and its units have no name. */
export function transformationIn(
  body: UnitTransformationBody | null | undefined,
): Feature['unitTransformation'] | undefined {
  if (!body) return body;
  const { divide, round = 'UP', featureUnits = null, featureUnitsPlural = null } = body;
  return { divide, round, featureUnits, featureUnitsPlural };
}
