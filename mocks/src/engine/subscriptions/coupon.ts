// Decides which coupon a wish puts on a subscription: one of the catalogue, or a discount made up for this subscription.
// Invariant: the coupon is copied as it is now, so that archiving it later takes nothing away. A new use of an archived
// coupon is refused, and so is one that the customer has already; to say again what a subscription has changes nothing.
// Example: couponId coupon-launch-20, first paid on 24 Mar after a trial: 20 % for 3 months from 24 Mar.
import { assertMonths, usableCoupon } from '../catalog/coupon.ts';
import { type AppliedCoupon, isOver, type Subscription } from '../customers/subscription.ts';
import { Refusal } from '../refusal.ts';
import type { Instant } from '../time.ts';
import { applied } from './discount.ts';
import type { CouponWish } from './wish.ts';
import type { World } from './world.ts';

/** The id of a discount that is in no catalogue; a subscription has at most one. */
export const AD_HOC = 'ad-hoc-discount';

/** The coupon of the subscription once the wish is heard. */
export function couponFrom(
  world: World,
  subscription: Subscription,
  wish: CouponWish,
  start: Instant,
  at: Instant,
): AppliedCoupon | null {
  const { startDate = start, field = 'body.appliedCoupon' } = wish;
  const id = wish.couponId ?? wish.billingCouponId;
  if (id !== undefined) {
    const { coupon: held } = subscription;
    if (held?.id === id) return { ...held, startDate: wish.startDate ?? held.startDate };
    const coupon = usableCoupon(world.catalog, id, `${field}.couponId`);
    assertUnused(world, subscription, id, `${field}.couponId`, at);
    return applied(coupon, startDate);
  }
  if (wish.promotionCode) {
    throw new Refusal(
      'PromotionCodeNotFound',
      `${field}.promotionCode: there is no promotion code ${JSON.stringify(wish.promotionCode)}. Give a couponId.`,
    );
  }
  return wish.discount ? adHoc(wish.discount, field, startDate) : subscription.coupon;
}

/** A coupon counts once for a customer. What is in the place of the subscription gives way to it, its coupon too. */
function assertUnused(
  { tables }: World,
  subscription: Subscription,
  couponId: string,
  field: string,
  at: Instant,
): void {
  const { customerId, productId, resourceId } = subscription;
  if (tables.customers.get(customerId)?.couponId === couponId) {
    used(`${field}: ${customerId} has ${couponId} for all its subscriptions. Leave it out, or choose another coupon.`);
  }
  for (const other of tables.subscriptions.of(customerId)) {
    const isHere = other.productId === productId && other.resourceId === resourceId;
    if (isHere || other.coupon?.id !== couponId || isOver(other, at)) continue;
    used(
      `${field}: ${customerId} uses ${couponId} for ${other.id} already. Take it off there, or choose another coupon.`,
    );
  }
}

function used(message: string): never {
  throw new Refusal('CustomerAlreadyUsesCoupon', message);
}

function adHoc(discount: NonNullable<CouponWish['discount']>, field: string, startDate: Instant): AppliedCoupon {
  const { name = 'Discount', percentOff, amountsOff, durationInMonths } = discount;
  if (percentOff === null && !amountsOff?.length) {
    throw new Refusal('BadUserInput', `${field}.discount: give percentOff or amountsOff.`);
  }
  assertMonths(durationInMonths, `${field}.discount.durationInMonths`);
  return { id: AD_HOC, name, percentOff, amountsOff, durationInMonths, startDate };
}
