// For tests: a small catalogue in memory, and entitlements that say nothing but what the test says.
import type { Catalog } from '../catalog/catalog.ts';
import type { CustomCurrency } from '../catalog/custom-currency.ts';
import { type Feature, NEW_FEATURE } from '../catalog/feature.ts';
import type {
  Addon,
  PackageCreditEntitlement,
  PackageEntitlement,
  PackageFeatureEntitlement,
  Plan,
} from '../catalog/package.ts';
import { MARCH, subscription } from '../customers/fixture.ts';
import { allowanceOf } from './allowance.ts';
import type { PromotionalEntitlement } from './promotional.ts';

export const SEATS = 'feature-seats';

const times = { createdAt: MARCH, updatedAt: MARCH };
const unsaid = {
  isGranted: true,
  isCustom: null,
  hasSoftLimit: null,
  description: null,
  displayNameOverride: null,
  hiddenFromWidgets: [],
  order: null,
  ...times,
};

export function gives(featureId: string, said: Partial<PackageFeatureEntitlement> = {}): PackageFeatureEntitlement {
  return {
    ...unsaid,
    type: 'FEATURE',
    id: `gives-${featureId}`,
    featureId,
    behavior: 'Increment',
    usageLimit: null,
    hasUnlimitedUsage: null,
    enumValues: null,
    resetPeriod: null,
    resetPeriodConfiguration: null,
    ...said,
  };
}

export function givesCredits(amount: number, said: Partial<PackageCreditEntitlement> = {}): PackageCreditEntitlement {
  return {
    ...unsaid,
    type: 'CREDIT',
    id: `gives-${amount}`,
    currencyId: 'currency-credits',
    behavior: 'Increment',
    amount,
    cadence: 'MONTH',
    dependencyFeatureId: null,
    ...said,
  };
}

function pack(id: string, entitlements: PackageEntitlement[]) {
  return {
    id,
    productId: 'product-inkwell',
    displayName: id,
    description: null,
    billingId: null,
    status: 'PUBLISHED' as const,
    pricingType: 'PAID' as const,
    versionNumber: 1,
    entitlements,
    charges: [],
    overageCharges: [],
    overageBillingPeriod: 'ON_SUBSCRIPTION_RENEWAL' as const,
    hiddenFromWidgets: [],
    metadata: {},
    ...times,
  };
}

export function plan(id: string, entitlements: PackageEntitlement[], parentPlanId: string | null = null): Plan {
  return { ...pack(id, entitlements), parentPlanId, compatibleAddonIds: null, defaultTrialConfig: null };
}

export function addon(id: string, entitlements: PackageEntitlement[]): Addon {
  return { ...pack(id, entitlements), dependencies: null, maxQuantity: null };
}

export function feature(id: string, said: Partial<Feature> = {}): Feature {
  return { ...NEW_FEATURE, id, displayName: id, featureType: 'NUMBER', meterType: 'FLUCTUATING', ...times, ...said };
}

export function promotion(said: Partial<PromotionalEntitlement> = {}): PromotionalEntitlement {
  return {
    id: 'promotion-1',
    customerId: 'customer-test-id',
    featureId: SEATS,
    description: null,
    period: 'lifetime',
    startDate: MARCH,
    endDate: null,
    revokedAt: null,
    usageLimit: null,
    hasUnlimitedUsage: null,
    hasSoftLimit: null,
    enumValues: null,
    resetPeriod: null,
    resetPeriodConfiguration: null,
    isVisible: true,
    ...times,
    ...said,
  };
}

type Shelf = { plans?: Plan[]; addons?: Addon[]; features?: Feature[]; currencies?: CustomCurrency[] };

export function catalogOf({ plans = [], addons = [], features = [], currencies = [] }: Shelf): Catalog {
  const find =
    <Item extends { id: string }>(items: Item[]) =>
    (id: string) =>
      items.find((item) => item.id === id);
  return {
    product: () => undefined,
    products: () => [],
    plan: find(plans),
    plans: () => plans,
    planDrafts: () => [],
    addon: find(addons),
    addons: () => addons,
    addonDrafts: () => [],
    feature: find(features),
    features: () => features,
    coupon: () => undefined,
    currency: find(currencies),
  };
}

type Said = Partial<PackageFeatureEntitlement>;
export type Bought = { said: Said; quantity: number };

/** What a plan, its add-ons in their quantities, and promotions give of seats. */
export function seats(ofPlan: Said | null, bought: Bought[] = [], promotions: Partial<PromotionalEntitlement>[] = []) {
  const catalog = catalogOf({
    plans: [plan('plan-pro', ofPlan ? [gives(SEATS, ofPlan)] : [])],
    addons: bought.map(({ said }, index) => addon(`addon-${index}`, [gives(SEATS, said)])),
  });
  const addons = bought.map(({ quantity }, index) => ({ id: `addon-${index}`, quantity }));
  return allowanceOf(catalog, [subscription({ addons })], promotions.map(promotion), SEATS);
}
