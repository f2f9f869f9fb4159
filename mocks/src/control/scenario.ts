// A scenario: the catalogue as data, and a story of calls that bring an environment to where a test begins. The calls go
// through the same handlers as any request, each at its own instant, so that a scenario cannot hold what the API could not.

import { type Coupon, NEW_COUPON } from '../engine/catalog/coupon.ts';
import { type CustomCurrency, NEW_CURRENCY } from '../engine/catalog/custom-currency.ts';
import { type Feature, NEW_FEATURE } from '../engine/catalog/feature.ts';
import type { Addon, Charge, PackageEntitlement, Plan } from '../engine/catalog/package.ts';
import { NEW_PRODUCT, type Product } from '../engine/catalog/product.ts';
import { type Instant, plusDuration } from '../engine/time.ts';
import type { Store } from '../store/store.ts';

type Seed<Record> = Partial<Record> & { id: string };
type PackageSeed<Package> = Omit<Seed<Package>, 'entitlements' | 'charges' | 'overageCharges'> & {
  entitlements?: (Partial<PackageEntitlement> & { type: string })[];
  charges?: Partial<Charge>[];
  overageCharges?: Partial<Charge>[];
};

export type Scenario = {
  name: string;
  description: string;
  catalog: {
    products?: Seed<Product>[];
    features?: Seed<Feature>[];
    currencies?: Seed<CustomCurrency>[];
    coupons?: Seed<Coupon>[];
    addons?: PackageSeed<Addon>[];
    plans?: PackageSeed<Plan>[];
  };
  /** Calls, in order; `at` is an ISO 8601 duration from the beginning of the environment, negative for the past. */
  story: { at: string; operationId: string; input: object }[];
};

export type Call = (operationId: string, input: object, at: Instant) => void;

/** Plays a scenario, so that its last call is at `now` at the latest. */
export function play(scenario: Scenario, store: Store, now: Instant, call: Call): void {
  const steps = scenario.story.map((step) => ({ ...step, instant: plusDuration(now, step.at) }));
  loadCatalog(scenario.catalog, store, Math.min(now, ...steps.map(({ instant }) => instant)));
  for (const { operationId, input, instant } of steps) call(operationId, input, instant);
}

function loadCatalog(catalog: Scenario['catalog'], store: Store, at: Instant): void {
  const times = { createdAt: at, updatedAt: at };
  const base = { description: null, metadata: {}, ...times };
  store.commit({
    products: (catalog.products ?? []).map((seed) => ({ ...base, ...NEW_PRODUCT, ...seed }) as Product),
    features: (catalog.features ?? []).map((seed) => ({ ...base, ...NEW_FEATURE, ...seed }) as Feature),
    currencies: (catalog.currencies ?? []).map((seed) => ({ ...base, ...NEW_CURRENCY, ...seed }) as CustomCurrency),
    coupons: (catalog.coupons ?? []).map((seed) => ({ ...base, ...NEW_COUPON, ...seed }) as Coupon),
    addons: (catalog.addons ?? []).map((seed) => ({ ...base, ...ADDON, ...packageOf(seed, store, at) }) as Addon),
    plans: (catalog.plans ?? []).map((seed) => ({ ...base, ...PLAN, ...packageOf(seed, store, at) }) as Plan),
  });
}

function packageOf(seed: PackageSeed<Plan> | PackageSeed<Addon>, store: Store, at: Instant) {
  const charges = (rows: Partial<Charge>[] = []) =>
    rows.map((row) => ({ ...CHARGE, id: store.uuid(), createdAt: at, ...row }));
  return {
    ...seed,
    charges: charges(seed.charges),
    overageCharges: charges(seed.overageCharges),
    entitlements: (seed.entitlements ?? []).map((entitlement, order) => ({
      ...ENTITLEMENT,
      ...(entitlement.type === 'CREDIT' ? CREDIT_ENTITLEMENT : FEATURE_ENTITLEMENT),
      id: store.mint('entitlement'),
      order,
      createdAt: at,
      updatedAt: at,
      ...entitlement,
    })),
  };
}

const PACKAGE = {
  billingId: null,
  status: 'PUBLISHED',
  pricingType: null,
  versionNumber: 1,
  hiddenFromWidgets: [],
} as const;
const PLAN = { ...PACKAGE, parentPlanId: null, compatibleAddonIds: null, defaultTrialConfig: null };
const ADDON = { ...PACKAGE, dependencies: null, maxQuantity: null };
const ENTITLEMENT = {
  behavior: 'Increment',
  isGranted: true,
  isCustom: null,
  hasSoftLimit: null,
  description: null,
  displayNameOverride: null,
  hiddenFromWidgets: [],
} as const;
const FEATURE_ENTITLEMENT = {
  usageLimit: null,
  hasUnlimitedUsage: null,
  enumValues: null,
  resetPeriod: null,
  resetPeriodConfiguration: null,
};
const CREDIT_ENTITLEMENT = { amount: null, cadence: null, dependencyFeatureId: null };
const CHARGE = {
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
} as const;
