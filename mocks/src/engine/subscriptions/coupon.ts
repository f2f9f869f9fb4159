// Decides which coupon a wish puts on a subscription: one of the catalogue, or a discount made up for this subscription.
// Invariant: the coupon is copied as it is now, so that archiving it later takes nothing away. A new use of an archived
// coupon is refused.
// Example: couponId coupon-launch-20, first paid on 24 Mar after a trial: 20 % for 3 months from 24 Mar.
import type { Catalog } from '../catalog/catalog.ts';
import { assertMonths, usableCoupon } from '../catalog/coupon.ts';
import type { AppliedCoupon } from '../customers/subscription.ts';
import { Refusal } from '../refusal.ts';
import type { Instant } from '../time.ts';
import { applied } from './discount.ts';
import type { CouponWish } from './wish.ts';

/** The id of a discount that is in no catalogue; a subscription has at most one. */
export const AD_HOC = 'ad-hoc-discount';

/** Null when the wish names no discount at all. */
export function couponFrom(catalog: Catalog, wish: CouponWish, start: Instant): AppliedCoupon | null {
  const { startDate = start, field = 'body.appliedCoupon' } = wish;
  const id = wish.couponId ?? wish.billingCouponId;
  if (id !== undefined) return applied(usableCoupon(catalog, id, `${field}.couponId`), startDate);
  if (wish.promotionCode) {
    throw new Refusal(
      'PromotionCodeNotFound',
      `${field}.promotionCode: there is no promotion code ${JSON.stringify(wish.promotionCode)}. Give a couponId.`,
    );
  }
  return wish.discount ? adHoc(wish.discount, field, startDate) : null;
}

function adHoc(discount: NonNullable<CouponWish['discount']>, field: string, startDate: Instant): AppliedCoupon {
  const { name = 'Discount', percentOff, amountsOff, durationInMonths } = discount;
  if (percentOff === null && !amountsOff?.length) {
    throw new Refusal('BadUserInput', `${field}.discount: give percentOff or amountsOff.`);
  }
  assertMonths(durationInMonths, `${field}.discount.durationInMonths`);
  return { id: AD_HOC, name, percentOff, amountsOff, durationInMonths, startDate };
}
