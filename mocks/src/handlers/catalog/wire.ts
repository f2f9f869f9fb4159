import type {
  Coupon as CouponOnWire,
  Feature as FeatureOnWire,
  Product as ProductOnWire,
} from '@meterline/openapi/types';
import type { Coupon } from '../../engine/catalog/coupon.ts';
import type { Feature } from '../../engine/catalog/feature.ts';
import type { Product } from '../../engine/catalog/product.ts';
import { type Instant, toIso } from '../../engine/time.ts';

/** The meter can be set over the API, but not read. */
export function toFeature({ meter, ...feature }: Feature): FeatureOnWire {
  return { ...feature, ...timesOf(feature) };
}

export function toCoupon(coupon: Coupon): CouponOnWire {
  return { ...coupon, ...timesOf(coupon) } as CouponOnWire;
}

/** The rule of resets can be set over the API, but not read. */
export function toProduct({ usageResetCutoffRule, ...product }: Product): ProductOnWire {
  return { ...product, ...timesOf(product) };
}

function timesOf({ createdAt, updatedAt }: { createdAt: Instant; updatedAt: Instant }) {
  return { createdAt: toIso(createdAt), updatedAt: toIso(updatedAt) };
}
