// Reads an update from the body of a request: instants from text, and what was left out as undefined.
import type { PriceOverrideUpdate, SubscriptionUpdate } from '@meterline/openapi/types';
import type { PriceOverride } from '../../engine/customers/subscription.ts';
import type { Update } from '../../engine/subscriptions/update.ts';
import type { CouponWish } from '../../engine/subscriptions/wish.ts';
import { fromIso, type Instant } from '../../engine/time.ts';
import { couponIn, entitlementIn, priceOverrideIn } from './wish.ts';

const instant = (text: string | undefined): Instant | undefined => (text === undefined ? undefined : fromIso(text));

export function updateIn(body: SubscriptionUpdate): Update {
  const { addons, charges, minimumSpend, billingPeriod, cancellationDate, billingInformation: billing } = body;
  const coupon = couponOf(body);
  return {
    contents: {
      addons,
      charges,
      minimumSpend,
      billingPeriod,
      entitlements: body.entitlements?.map(entitlementIn),
      priceOverrides: body.priceOverrides?.map(narrowOverrideIn),
    },
    said: {
      budget: body.budget,
      coupon: coupon === 'none' ? undefined : coupon,
      taxPercentage: billing?.taxPercentage,
      taxInclusive: billing?.taxInclusive,
      daysUntilDue: billing?.invoiceDaysUntilDue,
      salesforceId: body.salesforceId,
      metadata: body.metadata,
      prorationBehavior: billing?.isBackdated ? 'NONE' : (billing?.prorationBehavior ?? 'INVOICE_IMMEDIATELY'),
      billingCycleAnchor: body.billingCycleAnchor ?? 'UNCHANGED',
      scheduleStrategy: body.scheduleStrategy,
      isInvoicePaid: billing?.isInvoicePaid ?? false,
      awaitPaymentConfirmation: body.awaitPaymentConfirmation ?? true,
    },
    trialEndDate: instant(body.trialEndDate),
    cancellationDate: cancellationDate === null ? null : instant(cancellationDate),
    removesCoupon: coupon === 'none',
  };
}

/** A coupon may be named in three places; the first one that does counts. */
function couponOf({
  appliedCoupon,
  promotionCode,
  billingInformation,
}: SubscriptionUpdate): CouponWish | 'none' | undefined {
  if (appliedCoupon) {
    const { promotionCode: code, ...rest } = appliedCoupon;
    if (code === null && Object.keys(rest).length === 0) return 'none';
    if (code !== null && code !== undefined) return couponIn({ ...rest, promotionCode: code });
    if (Object.keys(rest).length > 0) return couponIn(rest);
  }
  if (promotionCode !== undefined) return { ...couponIn({ promotionCode }), field: 'body' };
  const couponId = billingInformation?.couponId;
  return couponId === undefined ? undefined : { ...couponIn({ couponId }), field: 'body.billingInformation' };
}

/** With a `currencyId`, it is the price of credits that are bought for each period. */
function narrowOverrideIn({ currencyId, ...line }: PriceOverrideUpdate): PriceOverride {
  return { ...priceOverrideIn(line), currencyId: currencyId ?? null };
}
