// Plans and add-ons, their entitlements and prices, as the wire shows them and as it says them.
import type {
  Addon as AddonOnWire,
  Charge as ChargeOnWire,
  ChargesConfig,
  PackageEntitlement as EntitlementOnWire,
  PackageEntitlementCreate,
  PackageEntitlementUpdate,
  Plan as PlanOnWire,
  PriceAmount,
  PricePeriod,
  TrialConfigBody,
} from '@meterline/openapi/types';
import { subjectOf } from '../../engine/catalog/catalog.ts';
import type { Charges } from '../../engine/catalog/charges.ts';
import type { EntitlementChange } from '../../engine/catalog/entitlement-change.ts';
import type { Addon, Charge, PackageEntitlement, Plan, ResetPeriod } from '../../engine/catalog/package.ts';
import type { PricePeriod as EnginePricePeriod } from '../../engine/catalog/pricing.ts';
import type { Money } from '../../engine/money.ts';
import { toIso } from '../../engine/time.ts';
import { type ResetKeys, resetConfigurationIn } from '../entitlements/reset-configuration.ts';

export function toPlan(plan: Plan): PlanOnWire {
  const { parentPlanId, compatibleAddonIds, defaultTrialConfig } = plan;
  return { ...toPackage(plan), parentPlanId, compatibleAddonIds, defaultTrialConfig };
}

export function toAddon(addon: Addon): AddonOnWire {
  const { dependencies, maxQuantity } = addon;
  return { ...toPackage(addon), dependencies, maxQuantity };
}

function toPackage(one: Plan | Addon) {
  const { id, displayName, description, productId, billingId, status, pricingType, versionNumber, metadata } = one;
  return {
    id,
    displayName,
    description,
    productId,
    billingId,
    status,
    pricingType,
    versionNumber,
    isLatest: status === 'DRAFT' ? null : true,
    entitlements: one.entitlements.map((entitlement) => ({ id: subjectOf(entitlement), type: entitlement.type })),
    metadata,
    createdAt: toIso(one.createdAt),
    updatedAt: toIso(one.updatedAt),
  };
}

export function toEntitlement(entitlement: PackageEntitlement): EntitlementOnWire {
  const { createdAt, updatedAt, ...rest } = entitlement;
  return { ...rest, createdAt: toIso(createdAt), updatedAt: toIso(updatedAt) } as EntitlementOnWire;
}

export function toCharge(charge: Charge, usedInSubscriptions: boolean): ChargeOnWire {
  return { ...charge, billingId: null, usedInSubscriptions, createdAt: toIso(charge.createdAt) } as ChargeOnWire;
}

export function trialIn(body: TrialConfigBody | null | undefined): Plan['defaultTrialConfig'] | undefined {
  if (!body) return body;
  const { duration, units, budget = null, trialEndBehavior = null } = body;
  return duration === 0 ? null : { duration, units, budget, trialEndBehavior };
}

/** The subject is the `id` of a new entitlement; a change has none. */
export function entitlementChangeIn(
  body: PackageEntitlementCreate | PackageEntitlementUpdate,
  before?: PackageEntitlement,
): EntitlementChange {
  return body.type === 'CREDIT' ? body : resetIn(body, before?.type === 'FEATURE' ? before.resetPeriod : null);
}

/** Of the three configurations, the one that fits the period; undefined when none is given and the period stays. */
function resetIn<Body extends ResetKeys & { resetPeriod?: ResetPeriod }>(
  { yearlyResetPeriodConfiguration, monthlyResetPeriodConfiguration, weeklyResetPeriodConfiguration, ...said }: Body,
  before: ResetPeriod | null = null,
) {
  const keys = { yearlyResetPeriodConfiguration, monthlyResetPeriodConfiguration, weeklyResetPeriodConfiguration };
  const configuration = resetConfigurationIn(keys as ResetKeys, said.resetPeriod ?? before);
  return {
    ...said,
    resetPeriodConfiguration: configuration ?? (said.resetPeriod === undefined ? undefined : null),
  };
}

export function chargesIn(config: ChargesConfig): Charges {
  const { pricingType, pricingModels = [], overagePricingModels = [], overageBillingPeriod, minimumSpend } = config;
  return {
    pricingType,
    pricingModels: pricingModels.map((model) => ({
      ...model,
      pricePeriods: model.pricePeriods.map(pricePeriodIn),
      resetPeriodConfiguration: resetConfigurationIn(model, model.resetPeriod ?? null),
    })),
    overagePricingModels: overagePricingModels.map(({ entitlement, ...model }) => ({
      ...model,
      pricePeriods: model.pricePeriods.map(pricePeriodIn),
      entitlement: entitlement && resetIn(entitlement),
    })),
    overageBillingPeriod,
    minimumSpend: (minimumSpend ?? []).map(({ billingPeriod, minimum }) => ({
      billingPeriod,
      minimum: moneyIn(minimum),
    })),
  };
}

function pricePeriodIn({ price, tiers, creditRate, ...period }: PricePeriod): EnginePricePeriod {
  return {
    ...period,
    price: price && moneyIn(price),
    tiers: tiers?.map(({ upTo = null, unitPrice, flatPrice }) => ({
      upTo,
      unitPrice: unitPrice ? moneyIn(unitPrice) : null,
      flatPrice: flatPrice ? moneyIn(flatPrice) : null,
    })),
    creditRate: creditRate && { costFormula: null, ...creditRate },
  };
}

function moneyIn({ amount, currency = 'usd' }: PriceAmount): Money {
  return { amount, currency };
}
