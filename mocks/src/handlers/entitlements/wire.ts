import type {
  CreditCurrency,
  EffectiveCredit,
  EffectiveFeature,
  FeatureBrief,
  PromotionalEntitlement as PromotionOnWire,
} from '@meterline/openapi/types';
import type { CustomCurrency } from '../../engine/catalog/custom-currency.ts';
import { type Feature, isMetered, statusOf } from '../../engine/catalog/feature.ts';
import type { Allowance } from '../../engine/entitlements/allowance.ts';
import type { AccessDeniedReason } from '../../engine/entitlements/decision.ts';
import { type PromotionalEntitlement, promotionStatus } from '../../engine/entitlements/promotional.ts';
import { type Instant, toIso, toIsoOrNull } from '../../engine/time.ts';
import { anchorOf } from '../../engine/usage/period.ts';
import type { Usage } from '../../store/account.ts';

export function deniedFeature(reason: AccessDeniedReason, feature?: Feature): EffectiveFeature {
  return {
    type: 'FEATURE',
    isGranted: false,
    accessDeniedReason: reason,
    ...(feature && { feature: toFeatureBrief(feature) }),
  };
}

export function toEffectiveFeature(
  feature: Feature,
  allowance: Allowance | null,
  usage: Usage,
  reason: AccessDeniedReason | null,
  at: Instant,
): EffectiveFeature {
  if (allowance === null) return deniedFeature(reason ?? 'NoFeatureEntitlementInSubscription', feature);
  const validUntil = Math.min(allowance.validUntil ?? Infinity, usage.window?.end ?? Infinity);
  return {
    type: 'FEATURE',
    isGranted: reason === null,
    accessDeniedReason: reason,
    feature: toFeatureBrief(feature),
    ...(feature.featureType === 'NUMBER' && {
      usageLimit: allowance.isUnlimited ? null : (allowance.limit ?? 0),
      hasUnlimitedUsage: allowance.isUnlimited,
    }),
    ...(isMetered(feature) && {
      currentUsage: usage.total,
      resetPeriod: allowance.reset?.period ?? null,
      ...(allowance.reset &&
        usage.window && {
          usagePeriodAnchor: toIso(anchorOf(allowance.reset, at)),
          usagePeriodStart: toIso(usage.window.start),
          usagePeriodEnd: toIso(usage.window.end),
        }),
    }),
    entitlementUpdatedAt: toIso(allowance.updatedAt),
    ...(validUntil !== Infinity && { validUntil: toIso(validUntil) }),
  };
}

export function toCreditCurrency(currency: CustomCurrency): CreditCurrency {
  return {
    currencyId: currency.id,
    displayName: currency.displayName,
    description: currency.description,
    metadata: currency.metadata,
    unitSingular: currency.units?.singular ?? null,
    unitPlural: currency.units?.plural ?? null,
  };
}

/** An id that no currency has is shown as it was asked for. */
export function deniedCredit(currencyId: string, reason: AccessDeniedReason, at: Instant): EffectiveCredit {
  return {
    type: 'CREDIT',
    isGranted: false,
    accessDeniedReason: reason,
    currency: { currencyId, displayName: currencyId },
    currentUsage: 0,
    usageLimit: 0,
    usageUpdatedAt: toIso(at),
  };
}

function toFeatureBrief(feature: Feature): FeatureBrief {
  const { id, displayName, featureType } = feature;
  return { id, displayName, featureStatus: statusOf(feature), featureType };
}

export function toPromotion(promotion: PromotionalEntitlement, environmentId: string, at: Instant): PromotionOnWire {
  const { customerId, revokedAt, startDate, endDate, createdAt, updatedAt, ...rest } = promotion;
  const wire = {
    ...rest,
    status: revokedAt === null ? promotionStatus(promotion, at) : 'Expired',
    environmentId,
    featureGroupIds: null,
    startDate: toIso(startDate),
    endDate: toIsoOrNull(endDate),
    createdAt: toIso(createdAt),
    updatedAt: toIso(updatedAt),
  };
  return wire as PromotionOnWire;
}
