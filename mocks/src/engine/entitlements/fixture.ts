// For tests: a small catalogue in memory, and entitlements that say nothing but what the test says.
import type { Catalog } from '../catalog/catalog.ts';
import type { CustomCurrency } from '../catalog/custom-currency.ts';
import { type Feature, NEW_FEATURE } from '../catalog/feature.ts';
import {
  type Addon,
  NEW_ADDON,
  NEW_CREDIT_ENTITLEMENT,
  NEW_FEATURE_ENTITLEMENT,
  NEW_PLAN,
  type PackageCreditEntitlement,
  type PackageEntitlement,
  type PackageFeatureEntitlement,
  type Plan,
} from '../catalog/package.ts';
import { MARCH, subscription } from '../customers/fixture.ts';
import { allowanceOf } from './allowance.ts';
import type { PromotionalEntitlement } from './promotional.ts';

export const SEATS = 'feature-seats';

const times = { createdAt: MARCH, updatedAt: MARCH };
const onSale = { productId: 'product-inkwell', status: 'PUBLISHED', pricingType: 'PAID', ...times } as const;
export function gives(featureId: string, said: Partial<PackageFeatureEntitlement> = {}): PackageFeatureEntitlement {
  return { ...NEW_FEATURE_ENTITLEMENT, id: `gives-${featureId}`, featureId, ...times, ...said };
}

export function givesCredits(amount: number, said: Partial<PackageCreditEntitlement> = {}): PackageCreditEntitlement {
  const credits = { ...NEW_CREDIT_ENTITLEMENT, id: `gives-${amount}`, currencyId: 'currency-credits', ...times };
  return { ...credits, amount, cadence: 'MONTH', ...said };
}

export function plan(id: string, entitlements: PackageEntitlement[], parentPlanId: string | null = null): Plan {
  return { ...NEW_PLAN, ...onSale, id, displayName: id, entitlements, parentPlanId };
}

export function addon(id: string, entitlements: PackageEntitlement[]): Addon {
  return { ...NEW_ADDON, ...onSale, id, displayName: id, entitlements };
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
