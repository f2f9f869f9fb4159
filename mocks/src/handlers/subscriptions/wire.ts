import type {
  InvoiceBrief,
  PreviewInvoice,
  PreviewResult,
  Subscription as SubscriptionOnWire,
  SubscriptionPrice,
} from '@meterline/openapi/types';
import {
  type AppliedCoupon,
  type PriceOverride,
  type Subscription,
  type SubscriptionInvoice,
  statusAt,
} from '../../engine/customers/subscription.ts';
import { billingPeriodAt } from '../../engine/subscriptions/billing-period.ts';
import type { Change } from '../../engine/subscriptions/change.ts';
import { AD_HOC } from '../../engine/subscriptions/coupon.ts';
import { couponEnd } from '../../engine/subscriptions/discount.ts';
import type { Invoice } from '../../engine/subscriptions/invoice.ts';
import { paymentCollectionOf } from '../../engine/subscriptions/payment.ts';
import { type Instant, toIso, toIsoOrNull, type Window } from '../../engine/time.ts';

export function toSubscription(subscription: Subscription, at: Instant): SubscriptionOnWire {
  return {
    ...toListedSubscription(subscription, at),
    subscriptionEntitlements: subscription.entitlements.map(({ id, type }) => ({ id, type })),
  };
}

/** As lists show it: without its own entitlements. */
export function toListedSubscription(subscription: Subscription, at: Instant): SubscriptionOnWire {
  const { id, customerId, planId, billingId, resourceId, payingCustomerId, pricingType, paymentCollectionMethod } =
    subscription;
  const { addons, minimumSpend, budget, metadata, trial, coupon } = subscription;
  const period = billingPeriodAt(subscription, at);
  const wire = {
    id,
    customerId,
    planId,
    billingId,
    status: statusAt(subscription, at),
    pricingType,
    paymentCollection: paymentCollectionOf(subscription),
    paymentCollectionMethod,
    createdAt: toIso(subscription.createdAt),
    startDate: toIso(subscription.startDate),
    resourceId,
    payingCustomerId,
    contractId: subscription.contractId,
    addons,
    coupons: coupon ? [toCoupon(coupon, at)] : [],
    prices: subscription.priceOverrides.map(toPrice),
    minimumSpend,
    budget,
    billingCycleAnchor: toIso(subscription.billingCycleAnchor),
    currentBillingPeriodStart: toIsoOrNull(period?.start ?? null),
    currentBillingPeriodEnd: toIsoOrNull(period?.end ?? null),
    trial: trial && { trialEndBehavior: trial.endBehavior },
    trialEndDate: toIsoOrNull(trial?.endDate ?? null),
    ...endOf(subscription, at),
    futureUpdates: futureUpdatesOf(subscription),
    latestInvoice: toInvoiceBrief(subscription.latestInvoice),
    metadata,
  };
  return wire as SubscriptionOnWire;
}

/** A cancellation that is still to come shows its date; a term that was agreed shows its end all along. */
function endOf({ endDate, cancelReason }: Subscription, at: Instant) {
  const isOver = endDate !== null && endDate <= at;
  const isAgreed = cancelReason === 'EXPIRED';
  const isTrialEnd = cancelReason === 'TRIAL_ENDED';
  return {
    cancellationDate: toIsoOrNull(isTrialEnd ? null : endDate),
    cancelReason: isOver ? cancelReason : null,
    endDate: toIsoOrNull(isOver || isAgreed ? endDate : null),
    effectiveEndDate: toIsoOrNull(endDate),
  };
}

function futureUpdatesOf({ futureUpdate, planId }: Subscription): SubscriptionOnWire['futureUpdates'] {
  if (futureUpdate === null) return [];
  const { scheduledExecutionTime, subscriptionScheduleType, contents, payment } = futureUpdate;
  return [
    {
      scheduledExecutionTime: toIso(scheduledExecutionTime),
      scheduleStatus: payment === null ? 'SCHEDULED' : 'PENDING_PAYMENT',
      subscriptionScheduleType,
      targetPackage: contents.planId === planId ? null : { id: contents.planId },
    },
  ];
}

export function toInvoiceBrief(invoice: SubscriptionInvoice | null): InvoiceBrief | null {
  if (invoice === null) return null;
  return { ...invoice, createdAt: toIso(invoice.createdAt), requiresAction: invoice.status === 'OPEN', pdfUrl: null };
}

function toCoupon(coupon: AppliedCoupon, at: Instant): NonNullable<SubscriptionOnWire['coupons']>[number] {
  const end = couponEnd(coupon);
  const { id, name, percentOff, amountsOff } = coupon;
  const wire = { id, name, status: end !== null && end <= at ? 'EXPIRED' : 'ACTIVE', percentOff, amountsOff };
  return wire as NonNullable<SubscriptionOnWire['coupons']>[number];
}

function toPrice(override: PriceOverride): SubscriptionPrice {
  const { featureId, addonId, baseCharge, amount, currency, billingCountryCode, blockSize, tiers } = override;
  const wire = {
    featureId,
    addonId,
    baseCharge,
    currency,
    ...(amount !== null && { amount }),
    ...(billingCountryCode !== null && { billingCountryCode }),
    ...(blockSize !== null && { blockSize }),
    ...(tiers && {
      tiers: tiers.map(({ upTo, unitPrice, flatPrice }) => ({
        ...(upTo !== null && { upTo }),
        ...(unitPrice && { unitPrice }),
        ...(flatPrice && { flatPrice }),
      })),
    }),
  };
  return wire as SubscriptionPrice;
}

export function toPreview(change: Change): PreviewResult {
  const { proration, immediateInvoice, recurringInvoice, billingPeriodRange, isPlanDowngrade, hasScheduledUpdates } =
    change;
  return {
    immediateInvoice: {
      ...toInvoice(immediateInvoice),
      proration: { ...proration, prorationDate: toIso(proration.prorationDate) },
      // The mock keeps no account of money at a billing provider: what is given back is paid out.
      credits: { initial: 0, used: 0, remaining: 0 },
    },
    recurringInvoice: toInvoice(recurringInvoice),
    ...(billingPeriodRange && { billingPeriodRange: toRange(billingPeriodRange) }),
    isPlanDowngrade,
    hasScheduledUpdates,
    freeItems: change.freeItems,
  };
}

function toInvoice(invoice: Invoice): PreviewInvoice {
  const { subTotal, total, totalExcludingTax, tax, taxation, discount, coupon, currency, lines, period } = invoice;
  const { taxPercentage, taxInclusive: inclusive } = taxation;
  return {
    subTotal,
    total,
    totalExcludingTax,
    tax,
    ...(taxPercentage > 0 && { taxDetails: { displayName: 'Tax', percentage: taxPercentage, inclusive } }),
    discount,
    ...(coupon && discount > 0 && { discountDetails: toDiscountDetails(coupon, currency) }),
    discounts: coupon && discount > 0 ? [{ description: coupon.name, amount: discount, currency }] : [],
    minimumSpendAdjustment: invoice.minimumSpendAdjustment,
    currency,
    ...(period && { billingPeriodRange: toRange(period) }),
    lines,
  };
}

function toDiscountDetails(coupon: AppliedCoupon, currency: string): NonNullable<PreviewInvoice['discountDetails']> {
  const { id, name, percentOff, amountsOff, durationInMonths, startDate } = coupon;
  const fixed = amountsOff?.find((money) => money.currency === currency)?.amount ?? 0;
  const end = couponEnd(coupon);
  return {
    ...(id !== AD_HOC && { code: id }),
    ...(percentOff === null ? { fixedAmount: fixed } : { percentage: percentOff }),
    name,
    type: percentOff === null ? 'FIXED' : 'PERCENTAGE',
    value: percentOff ?? fixed,
    durationType: durationInMonths === null ? 'FOREVER' : durationInMonths === 1 ? 'ONCE' : 'REPEATING',
    durationInMonths,
    start: toIso(startDate),
    ...(end !== null && { end: toIso(end) }),
  };
}

function toRange({ start, end }: Window): { start: string; end: string } {
  return { start: toIso(start), end: toIso(end) };
}
