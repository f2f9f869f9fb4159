// For tests: a small catalogue in memory.
import { fromIso } from '../time.ts';
import type { Catalog } from './catalog.ts';
import type { Coupon } from './coupon.ts';
import { type CustomCurrency, newCurrency } from './custom-currency.ts';
import type { Feature } from './feature.ts';
import { newFeature } from './feature-change.ts';
import {
  type Addon,
  type Charge,
  NEW_ADDON,
  NEW_CHARGE,
  NEW_CREDIT_ENTITLEMENT,
  NEW_FEATURE_ENTITLEMENT,
  NEW_PLAN,
  type PackageCreditEntitlement,
  type PackageFeatureEntitlement,
  type Plan,
} from './package.ts';
import { newProduct, type Product } from './product.ts';

export const MARCH = fromIso('2026-03-01T00:00:00.000Z');
export const NOON = fromIso('2026-03-10T12:00:00.000Z');

const times = { createdAt: MARCH, updatedAt: MARCH };
export function gives(featureId: string, said: Partial<PackageFeatureEntitlement> = {}): PackageFeatureEntitlement {
  return { ...NEW_FEATURE_ENTITLEMENT, id: `e-${featureId}`, featureId, ...times, ...said };
}

export function includes(currencyId: string, dependencyFeatureId: string | null = null): PackageCreditEntitlement {
  const credits = { ...NEW_CREDIT_ENTITLEMENT, id: `e-${currencyId}`, currencyId, ...times };
  return { ...credits, amount: 100, cadence: 'MONTH', dependencyFeatureId };
}

export function charge(said: Partial<Charge> = {}): Charge {
  return { ...NEW_CHARGE, id: 'charge-1', createdAt: MARCH, ...said };
}

const onSale = { productId: 'product-inkwell', status: 'PUBLISHED', pricingType: 'PAID', ...times } as const;

export function plan(id: string, said: Partial<Plan> = {}): Plan {
  return { ...NEW_PLAN, ...onSale, id, displayName: id, ...said };
}

export function addon(id: string, said: Partial<Addon> = {}): Addon {
  return { ...NEW_ADDON, ...onSale, id, displayName: id, ...said };
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
