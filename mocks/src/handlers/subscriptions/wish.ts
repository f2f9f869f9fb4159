// Reads a wish from the body of a preview or of a provisioning: instants from text, and what was left out as undefined.
import type { AppliedCoupon, PreviewBody, ProvisionBody } from '@meterline/openapi/types';
import type {
  PriceOverride,
  SubscriptionContents,
  SubscriptionEntitlement,
} from '../../engine/customers/subscription.ts';
import { type CouponWish, type Wish, wishFor } from '../../engine/subscriptions/wish.ts';
import { fromIso, type Instant } from '../../engine/time.ts';
import { resetConfigurationIn } from '../entitlements/reset-configuration.ts';

type Body = ProvisionBody | PreviewBody;

const instant = (text: string | undefined): Instant | undefined => (text === undefined ? undefined : fromIso(text));

export function wishFromPreview(body: PreviewBody): Wish {
  return { ...commonWish(body), charges: [...chargesIn(body), ...billableFeaturesIn(body)] };
}

export function wishFromProvision(body: ProvisionBody): Wish {
  return {
    ...commonWish(body),
    id: body.id,
    entitlements: body.entitlements?.map(entitlementIn),
    priceOverrides: body.priceOverrides?.map(priceOverrideIn),
    minimumSpend: body.minimumSpend,
    budget: body.budget,
    cancellationDate: instant(body.cancellationDate),
    paymentCollectionMethod: body.paymentCollectionMethod,
    awaitPaymentConfirmation: body.awaitPaymentConfirmation ?? true,
    hasCheckout: body.checkoutOptions !== undefined,
    billingId: body.billingId,
    salesforceId: body.salesforceId,
    metadata: body.metadata,
  };
}

function commonWish(body: Body): Wish {
  const { billingInformation: billing, trialOverrideConfiguration: trial } = body;
  return wishFor(body.planId, {
    resourceId: body.resourceId ?? null,
    payingCustomerId: body.payingCustomerId,
    billingPeriod: body.billingPeriod,
    billingCountryCode: body.billingCountryCode,
    addons: body.addons ?? [],
    charges: chargesIn(body),
    unitQuantity: body.unitQuantity ?? null,
    coupon: body.appliedCoupon && couponIn(body.appliedCoupon),
    taxPercentage: billing?.taxPercentage,
    taxInclusive: billing?.taxInclusive,
    daysUntilDue: billing?.invoiceDaysUntilDue,
    prorationBehavior: billing?.prorationBehavior ?? 'INVOICE_IMMEDIATELY',
    billingCycleAnchor: body.billingCycleAnchor ?? 'UNCHANGED',
    scheduleStrategy: body.scheduleStrategy,
    startDate: instant(body.startDate),
    trial: trial && {
      isTrial: trial.isTrial,
      trialEndDate: instant(trial.trialEndDate),
      trialEndBehavior: trial.trialEndBehavior,
    },
    isBackdated: billing?.isBackdated ?? false,
    isInvoicePaid: billing?.isInvoicePaid ?? false,
  });
}

function chargesIn({ charges = [] }: Body): SubscriptionContents['charges'] {
  return charges.map(({ id, quantity, type }) => ({ id, quantity, type }));
}

function billableFeaturesIn({ billableFeatures = [] }: PreviewBody): SubscriptionContents['charges'] {
  return billableFeatures.map(({ featureId, quantity }) => ({ id: featureId, quantity, type: 'FEATURE' }));
}

export function couponIn({
  couponId,
  billingCouponId,
  promotionCode,
  configuration,
  discount,
}: AppliedCoupon): CouponWish {
  return {
    couponId,
    billingCouponId,
    promotionCode,
    startDate: instant(configuration?.startDate),
    discount: discount && {
      name: discount.name,
      percentOff: discount.percentOff ?? null,
      amountsOff: discount.amountsOff ?? null,
      durationInMonths: discount.durationInMonths ?? null,
    },
  };
}

export function entitlementIn(line: NonNullable<ProvisionBody['entitlements']>[number]): SubscriptionEntitlement {
  if (line.type === 'CREDIT') return { type: 'CREDIT', id: line.id, amount: line.amount, cadence: line.cadence };
  const resetPeriod = line.resetPeriod ?? null;
  return {
    type: 'FEATURE',
    id: line.id,
    usageLimit: line.usageLimit ?? null,
    hasUnlimitedUsage: line.hasUnlimitedUsage ?? false,
    hasSoftLimit: line.hasSoftLimit ?? false,
    resetPeriod,
    resetPeriodConfiguration: resetConfigurationIn(line, resetPeriod),
  };
}

export function priceOverrideIn(line: NonNullable<ProvisionBody['priceOverrides']>[number]): PriceOverride {
  return {
    addonId: line.addonId ?? null,
    featureId: line.featureId ?? null,
    currencyId: null,
    baseCharge: line.baseCharge ?? false,
    amount: line.amount ?? null,
    currency: line.currency ?? 'usd',
    billingCountryCode: line.billingCountryCode ?? null,
    blockSize: line.blockSize ?? null,
    tiers:
      line.tiers?.map(({ upTo = null, unitPrice = null, flatPrice = null }) => ({ upTo, unitPrice, flatPrice })) ??
      null,
    creditRate: line.creditRate ? { costFormula: null, ...line.creditRate } : null,
  };
}
