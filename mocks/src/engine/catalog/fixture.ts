// For tests: a small catalogue in memory.
import { fromIso } from '../time.ts';
import type { Catalog } from './catalog.ts';
import type { Coupon } from './coupon.ts';
import { type CustomCurrency, newCurrency } from './custom-currency.ts';
import type { Feature } from './feature.ts';
import { newFeature } from './feature-change.ts';
import type { Addon, Charge, PackageCreditEntitlement, PackageFeatureEntitlement, Plan } from './package.ts';
import { newProduct, type Product } from './product.ts';

export const MARCH = fromIso('2026-03-01T00:00:00.000Z');
export const NOON = fromIso('2026-03-10T12:00:00.000Z');

const times = { createdAt: MARCH, updatedAt: MARCH };
const shown = { description: null, displayNameOverride: null, hiddenFromWidgets: [], order: null };
const given = {
  behavior: 'Increment',
  isGranted: true,
  isCustom: null,
  hasSoftLimit: null,
  ...shown,
  ...times,
} as const;

export function gives(featureId: string, said: Partial<PackageFeatureEntitlement> = {}): PackageFeatureEntitlement {
  const nothing = { usageLimit: null, hasUnlimitedUsage: null, enumValues: null };
  const reset = { resetPeriod: null, resetPeriodConfiguration: null };
  return { type: 'FEATURE', id: `e-${featureId}`, featureId, ...nothing, ...reset, ...given, ...said };
}

export function includes(currencyId: string, dependencyFeatureId: string | null = null): PackageCreditEntitlement {
  return {
    type: 'CREDIT',
    id: `e-${currencyId}`,
    currencyId,
    amount: 100,
    cadence: 'MONTH',
    dependencyFeatureId,
    ...given,
  };
}

export function charge(said: Partial<Charge> = {}): Charge {
  return {
    id: 'charge-1',
    billingModel: 'FLAT_FEE',
    billingCadence: 'RECURRING',
    billingPeriod: 'MONTHLY',
    billingCountryCode: null,
    featureId: null,
    price: null,
    tiersMode: null,
    tiers: null,
    blockSize: null,
    minUnitQuantity: null,
    maxUnitQuantity: null,
    creditRate: null,
    creditGrantCadence: null,
    topUpCustomCurrencyId: null,
    createdAt: MARCH,
    ...said,
  };
}

function pack(id: string) {
  return {
    id,
    productId: 'product-inkwell',
    displayName: id,
    description: null,
    billingId: null,
    status: 'PUBLISHED' as const,
    pricingType: 'PAID' as const,
    versionNumber: 1,
    entitlements: [],
    charges: [],
    overageCharges: [],
    overageBillingPeriod: 'ON_SUBSCRIPTION_RENEWAL' as const,
    hiddenFromWidgets: [],
    metadata: {},
    ...times,
  };
}

export function plan(id: string, said: Partial<Plan> = {}): Plan {
  return { ...pack(id), parentPlanId: null, compatibleAddonIds: null, defaultTrialConfig: null, ...said };
}

export function addon(id: string, said: Partial<Addon> = {}): Addon {
  return { ...pack(id), dependencies: null, maxQuantity: null, ...said };
}

export function feature(id: string, said: Partial<Feature> = {}): Feature {
  const { featureType = 'NUMBER', meterType = 'None', featureStatus = 'ACTIVE', ...change } = said;
  return newFeature({ id, displayName: id, featureType, meterType, featureStatus }, change, MARCH);
}

export function product(id: string, said: Partial<Product> = {}): Product {
  return { ...newProduct({ id, displayName: id }, {}, MARCH), ...said };
}

export function currency(id: string, said: Partial<CustomCurrency> = {}): CustomCurrency {
  return { ...newCurrency({ id, displayName: id }, {}, MARCH), ...said };
}

export type Shelf = { products?: Product[]; plans?: Plan[]; addons?: Addon[]; coupons?: Coupon[] };

export function catalogOf({ products = [], plans = [], addons = [], coupons = [] }: Shelf): Catalog {
  const find =
    <Item extends { id: string }>(items: Item[]) =>
    (id: string) =>
      items.find((item) => item.id === id);
  return {
    product: find(products),
    products: () => products,
    plan: find(plans),
    plans: () => plans,
    planDrafts: () => [],
    addon: find(addons),
    addons: () => addons,
    addonDrafts: () => [],
    feature: () => undefined,
    features: () => [],
    coupon: find(coupons),
    currency: () => undefined,
  };
}
