// Decides which coupon a wish puts on a subscription: one of the catalogue, or a discount made up for this subscription.
// Invariant: the coupon is copied as it is now, so that archiving it later takes nothing away. A new use of an archived
// coupon is refused.
// Example: couponId coupon-launch-20, first paid on 24 Mar after a trial: 20 % for 3 months from 24 Mar.
import type { Catalog } from '../catalog/catalog.ts';
import type { AppliedCoupon } from '../customers/subscription.ts';
import { known, Refusal } from '../refusal.ts';
import type { Instant } from '../time.ts';
import { applied } from './discount.ts';
import type { CouponWish } from './wish.ts';

const FIELD = 'body.appliedCoupon';
/** The id of a discount that is in no catalogue; a subscription has at most one. */
export const AD_HOC = 'ad-hoc-discount';

/** Null when the wish names no discount at all. */
export function couponFrom(catalog: Catalog, wish: CouponWish, start: Instant): AppliedCoupon | null {
  const startDate = wish.startDate ?? start;
  const id = wish.couponId ?? wish.billingCouponId;
  if (id !== undefined) return fromCatalog(catalog, id, startDate);
  if (wish.promotionCode) {
    throw new Refusal(
      'PromotionCodeNotFound',
      `${FIELD}.promotionCode: there is no promotion code ${JSON.stringify(wish.promotionCode)}. Give a couponId.`,
    );
  }
  return wish.discount ? adHoc(wish.discount, startDate) : null;
}

function fromCatalog(catalog: Catalog, id: string, startDate: Instant): AppliedCoupon {
  const coupon = known(catalog.coupon(id), 'CouponNotFound', 'coupon', `${FIELD}.couponId`, id);
  if (coupon.status === 'ARCHIVED') {
    throw new Refusal('ArchivedCouponCantBeApplied', `${FIELD}.couponId: ${id} is archived. Choose another coupon.`);
  }
  return applied(coupon, startDate);
}

function adHoc(discount: NonNullable<CouponWish['discount']>, startDate: Instant): AppliedCoupon {
  const { name = 'Discount', percentOff, amountsOff, durationInMonths } = discount;
  if (percentOff === null && !amountsOff?.length) {
    throw new Refusal('BadUserInput', `${FIELD}.discount: give percentOff or amountsOff.`);
  }
  return { id: AD_HOC, name, percentOff, amountsOff, durationInMonths, startDate };
}
