import type {
  Paywall,
  PaywallAddon,
  PaywallCustomCurrency,
  PaywallCustomer,
  PaywallEntitlement,
  PaywallFeature,
  PaywallPlan,
  PaywallPlanRef,
  PaywallPrice,
  PaywallPricePoint,
  PaywallPromotionalEntitlement,
} from '@meterline/openapi/types';
import type { Catalog } from '../../engine/catalog/catalog.ts';
import type { Addon, Charge, PackageEntitlement, Plan } from '../../engine/catalog/package.ts';
import type { Customer } from '../../engine/customers/customer.ts';
import type { Subscription } from '../../engine/customers/subscription.ts';
import { type PromotionalEntitlement, promotionStatus } from '../../engine/entitlements/promotional.ts';
import { addonsShown, inDisplayOrder, inheritedEntitlements } from '../../engine/paywall/plans.ts';
import { type PricePoint, pricesShown } from '../../engine/paywall/prices.ts';
import { trialedPlans, trialsOpen } from '../../engine/paywall/viewer.ts';
import { type Instant, toIso, toIsoOrNull } from '../../engine/time.ts';

/** `country` undefined shows the prices of all countries. */
export type View = { country: string | null | undefined; includeHidden: boolean };

export function toPaywallPlan(catalog: Catalog, plan: Plan, view: View): PaywallPlan {
  const { id, displayName, description, billingId, versionNumber, pricingType, hiddenFromWidgets, metadata } = plan;
  const inherited = inheritedEntitlements(catalog, plan);
  const resets = [...plan.entitlements, ...inherited];
  return {
    id,
    displayName,
    description,
    billingId,
    versionNumber,
    pricingType,
    product: toProduct(catalog, plan.productId),
    basePlan: toPlanRef(catalog, plan.parentPlanId),
    packageEntitlements: inDisplayOrder(plan.entitlements).flatMap((one) => toEntitlement(catalog, one)),
    inheritedPackageEntitlements: inDisplayOrder(inherited).flatMap((one) => toEntitlement(catalog, one)),
    prices: pricesShown(plan.charges, view.country).map((row) => toPrice(catalog, row, resets)),
    overagePrices: pricesShown(plan.overageCharges, view.country).map((row) => toPrice(catalog, row, resets)),
    minimumSpend: toMinimumSpend(pricesShown(plan.charges, view.country)),
    compatibleAddons: addonsShown(catalog, plan, view.includeHidden).map((addon) => toAddon(catalog, addon, view)),
    compatiblePackageGroups: [],
    defaultTrialConfig: plan.defaultTrialConfig,
    hiddenFromWidgets,
    metadata,
  };
}

function toAddon(catalog: Catalog, addon: Addon, { country }: View): PaywallAddon {
  const { id, displayName, description, pricingType, maxQuantity, entitlements, hiddenFromWidgets, metadata } = addon;
  return {
    id,
    displayName,
    description,
    pricingType,
    maxQuantity,
    dependencies: (addon.dependencies ?? []).flatMap((dependency) => {
      const needed = catalog.addon(dependency);
      return needed ? [{ id: needed.id, displayName: needed.displayName, description: needed.description }] : [];
    }),
    packageEntitlements: inDisplayOrder(entitlements).flatMap((one) => toEntitlement(catalog, one)),
    prices: pricesShown(addon.charges, country).map((row) => toPrice(catalog, row, entitlements)),
    overagePrices: pricesShown(addon.overageCharges, country).map((row) => toPrice(catalog, row, entitlements)),
    hiddenFromWidgets,
    metadata,
  };
}

function toProduct(catalog: Catalog, productId: string): PaywallPlan['product'] {
  const product = catalog.product(productId);
  return {
    id: productId,
    displayName: product?.displayName ?? productId,
    description: product?.description ?? null,
    metadata: product?.metadata ?? {},
    productSettings: { downgradePlan: toPlanRef(catalog, product?.productSettings.downgradePlanId ?? null) },
  };
}

function toPlanRef(catalog: Catalog, planId: string | null): PaywallPlanRef | null {
  const plan = planId === null ? undefined : catalog.plan(planId);
  return plan ? { id: plan.id, displayName: plan.displayName } : null;
}

function toEntitlement(catalog: Catalog, entitlement: PackageEntitlement): PaywallEntitlement[] {
  const { behavior, isGranted, isCustom, hasSoftLimit, description, displayNameOverride, hiddenFromWidgets, order } =
    entitlement;
  const common = {
    behavior,
    isGranted,
    isCustom,
    hasSoftLimit,
    description,
    displayNameOverride,
    hiddenFromWidgets,
    order,
  };
  if (entitlement.type === 'CREDIT') {
    const customCurrency = toCurrency(catalog, entitlement.currencyId);
    const { amount, cadence, dependencyFeatureId } = entitlement;
    const dependencyFeature = toFeature(catalog, dependencyFeatureId);
    return customCurrency ? [{ type: 'CREDIT', amount, cadence, customCurrency, dependencyFeature, ...common }] : [];
  }
  const { featureId, usageLimit, hasUnlimitedUsage, resetPeriod, enumValues } = entitlement;
  const feature = toFeature(catalog, featureId);
  if (feature === null) return [];
  return [{ type: 'FEATURE', featureId, feature, usageLimit, hasUnlimitedUsage, resetPeriod, enumValues, ...common }];
}

function toFeature(catalog: Catalog, featureId: string | null): PaywallFeature | null {
  const feature = featureId === null ? undefined : catalog.feature(featureId);
  if (!feature) return null;
  const { id, displayName, description, featureType, meterType, featureUnits, featureUnitsPlural, metadata } = feature;
  return { id, displayName, description, featureType, meterType, featureUnits, featureUnitsPlural, metadata };
}

function toCurrency(catalog: Catalog, currencyId: string | null): PaywallCustomCurrency | null {
  const currency = currencyId === null ? undefined : catalog.currency(currencyId);
  return currency
    ? { currencyId: currency.id, displayName: currency.displayName, symbol: currency.symbol, units: currency.units }
    : null;
}

function toPrice(catalog: Catalog, row: Charge, entitlements: PackageEntitlement[]): PaywallPrice {
  const { id, createdAt, featureId, ...rest } = row;
  const entitlement = entitlements.find((one) => one.type === 'FEATURE' && one.featureId === featureId);
  const wire = {
    ...rest,
    billingId: null,
    feature: toFeature(catalog, featureId),
    customCurrency: toCurrency(catalog, row.creditRate?.currencyId ?? row.topUpCustomCurrencyId),
    resetPeriod: entitlement?.type === 'FEATURE' ? entitlement.resetPeriod : null,
  };
  return wire as PaywallPrice;
}

function toMinimumSpend(rows: Charge[]): PaywallPlan['minimumSpend'] {
  const floors = rows.flatMap(({ billingModel, billingPeriod, price }) =>
    billingModel === 'MINIMUM_SPEND' && price ? [{ billingPeriod, minimum: price }] : [],
  );
  return floors.length === 0 ? null : (floors as PaywallPlan['minimumSpend']);
}

export function toPricePoint(catalog: Catalog, { featureId, ...point }: PricePoint): PaywallPricePoint {
  return { ...point, feature: toFeature(catalog, featureId) } as PaywallPricePoint;
}

export type Viewer = {
  customer: Customer;
  subscriptions: Subscription[];
  active: Subscription[];
  promotions: PromotionalEntitlement[];
  plans: Plan[];
};

export function toPaywallCustomer(catalog: Catalog, viewer: Viewer, at: Instant): NonNullable<Paywall['customer']> {
  const { customer, subscriptions, active, promotions, plans } = viewer;
  const { id, name, email, metadata, defaultPaymentMethod: method } = customer;
  return {
    id,
    name,
    email,
    createdAt: toIso(customer.createdAt),
    updatedAt: toIso(customer.updatedAt),
    metadata,
    hasPaymentMethod: method !== null,
    hasActiveSubscription: active.length > 0,
    defaultPaymentMethod: method && {
      type: method.type,
      cardLast4Digits: method.cardLast4Digits,
      cardExpiryMonth: method.cardExpiryMonth,
      cardExpiryYear: method.cardExpiryYear,
    },
    trialedPlans: trialedPlans(subscriptions),
    eligibleForTrial: trialsOpen(subscriptions, plans),
    coupon: toCoupon(catalog, customer.couponId),
    promotionalEntitlements: promotions.flatMap((promotion) => toPromotion(catalog, promotion, at)),
  };
}

function toCoupon(catalog: Catalog, couponId: string | null): NonNullable<PaywallCustomer>['coupon'] {
  const coupon = couponId === null ? undefined : catalog.coupon(couponId);
  if (!coupon) return null;
  const { id, name, description, type, percentOff, amountsOff, durationInMonths } = coupon;
  return {
    id,
    name,
    description,
    type,
    percentOff,
    amountsOff,
    durationInMonths,
  } as NonNullable<PaywallCustomer>['coupon'];
}

function toPromotion(
  catalog: Catalog,
  promotion: PromotionalEntitlement,
  at: Instant,
): PaywallPromotionalEntitlement[] {
  const feature = toFeature(catalog, promotion.featureId);
  if (feature === null) return [];
  const { usageLimit, hasUnlimitedUsage, hasSoftLimit, resetPeriod, endDate, isVisible } = promotion;
  const status = promotionStatus(promotion, at);
  return [
    {
      feature,
      usageLimit,
      hasUnlimitedUsage,
      hasSoftLimit,
      resetPeriod,
      endDate: toIsoOrNull(endDate),
      status,
      isVisible,
    },
  ];
}
