// Decides which coupon counts at an instant and what it takes off.
// Invariant: a discount is never more than what it is taken from. The coupon of the subscription goes before that of the
// customer. It counts for invoices from its start until its months are over.
// Example: 20 % for 3 months from 10 Mar: 17.80 off 89 on 10 Mar, Apr and May, nothing on 10 Jun. 10 usd off 4 usd: 4 off.
import type { Catalog } from '../catalog/catalog.ts';
import type { Coupon } from '../catalog/coupon.ts';
import type { Customer } from '../customers/customer.ts';
import type { AppliedCoupon, Subscription } from '../customers/subscription.ts';
import { share } from '../decimal.ts';
import { type Currency, roundMoney } from '../money.ts';
import { type Instant, step } from '../time.ts';
import { payingFrom } from './billing-period.ts';

export type Fraction = { numerator: number; denominator: number };

const WHOLE: Fraction = { numerator: 1, denominator: 1 };

/** The coupon that counts for an invoice of `at`, or null. */
export function couponAt(
  catalog: Catalog,
  customer: Customer | undefined,
  subscription: Subscription,
  at: Instant,
): AppliedCoupon | null {
  const coupon = subscription.coupon ?? couponOf(catalog, customer, subscription);
  return coupon && isRunning(coupon, at) ? coupon : null;
}

/** The coupon of the customer counts for each of its subscriptions from where that one begins to cost. */
function couponOf(catalog: Catalog, customer: Customer | undefined, subscription: Subscription): AppliedCoupon | null {
  const coupon = customer?.couponId ? catalog.coupon(customer.couponId) : undefined;
  return coupon ? applied(coupon, payingFrom(subscription)) : null;
}

export function applied(coupon: Coupon, startDate: Instant): AppliedCoupon {
  const { id, name, percentOff, amountsOff, durationInMonths } = coupon;
  return { id, name, percentOff, amountsOff, durationInMonths, startDate };
}

/** When the coupon no longer counts; null for one without an end. */
export function couponEnd({ startDate, durationInMonths }: AppliedCoupon): Instant | null {
  return durationInMonths === null ? null : step(startDate, 'month', Math.ceil(durationInMonths));
}

export function isRunning(coupon: AppliedCoupon, at: Instant): boolean {
  const end = couponEnd(coupon);
  return coupon.startDate <= at && (end === null || at < end);
}

/** What is taken off `base`. A fixed amount is for a whole period, so a part of a period takes that part of it. */
export function discountOn(
  base: number,
  currency: Currency,
  coupon: AppliedCoupon | null,
  part: Fraction = WHOLE,
): number {
  if (coupon === null || base <= 0) return 0;
  if (coupon.percentOff !== null) return Math.min(base, roundMoney(share(base, coupon.percentOff, 100), currency));
  const fixed = coupon.amountsOff?.find((money) => money.currency === currency)?.amount ?? 0;
  return Math.min(base, roundMoney(share(fixed, part.numerator, part.denominator), currency));
}
