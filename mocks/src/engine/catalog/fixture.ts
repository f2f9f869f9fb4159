// For tests: a small catalogue in memory.
import type { Outcome } from '../outcome.ts';
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
import { isOpenDraft } from './version.ts';

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

/** Counts ids from 1. */
export function countingIds() {
  let count = 0;
  return { mint: (kind: string) => `${kind}-${++count}`, uuid: () => `uuid-${++count}` };
}

export type Shelf = {
  products?: Product[];
  plans?: Plan[];
  addons?: Addon[];
  /** Versions beside those on offer, drafts of the next ones included. */
  planVersions?: Plan[];
  addonVersions?: Addon[];
  features?: Feature[];
  coupons?: Coupon[];
  currencies?: CustomCurrency[];
};

export function catalogOf(shelf: Shelf): Catalog {
  const { products = [], plans = [], addons = [], features = [], coupons = [], currencies = [] } = shelf;
  const { planVersions = [], addonVersions = [] } = shelf;
  return {
    product: find(products),
    products: () => products,
    plan: inVersion(plans, planVersions),
    plans: () => plans,
    planDrafts: () => planVersions.filter((one) => isOpenDraft(one, find(plans)(one.id))),
    addon: inVersion(addons, addonVersions),
    addons: () => addons,
    addonDrafts: () => addonVersions.filter((one) => isOpenDraft(one, find(addons)(one.id))),
    feature: find(features),
    features: () => features,
    coupon: find(coupons),
    currency: find(currencies),
  };
}

/** The last one that was put there. */
function find<Item extends { id: string }>(items: Item[]) {
  return (id: string) => items.findLast((item) => item.id === id);
}

function inVersion<Item extends { id: string; versionNumber: number }>(onOffer: Item[], beside: Item[]) {
  return (id: string, version?: number) =>
    [...onOffer, ...beside].find((one) => one.id === id && one.versionNumber === version) ?? find(onOffer)(id);
}

/** The shelf once an outcome is committed. */
export function shelfAfter(shelf: Shelf, { plans, planVersions, addons, addonVersions, removed = [] }: Outcome): Shelf {
  const gone = new Set<object>(removed.map(({ record }) => record));
  const after = <One extends { id: string }>(known: One[] = [], onOffer: One[] = []) => [
    ...known.filter((one) => !gone.has(one) && !find(onOffer)(one.id)),
    ...onOffer,
  ];
  const besides = <One extends object>(known: One[] = [], more: One[] = []) => [
    ...known.filter((one) => !gone.has(one)),
    ...more,
  ];
  return {
    ...shelf,
    plans: after(shelf.plans, plans),
    planVersions: besides(shelf.planVersions, planVersions),
    addons: after(shelf.addons, addons),
    addonVersions: besides(shelf.addonVersions, addonVersions),
  };
}
