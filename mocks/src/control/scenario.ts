// A scenario: the catalogue as data, and a story of calls that bring an environment to where a test begins. The calls go
// through the same handlers as any request, each at its own instant, so that a scenario cannot hold what the API could not.

import { type Coupon, NEW_COUPON } from '../engine/catalog/coupon.ts';
import { type CustomCurrency, NEW_CURRENCY } from '../engine/catalog/custom-currency.ts';
import { type Feature, NEW_FEATURE } from '../engine/catalog/feature.ts';
import {
  type Addon,
  type Charge,
  NEW_ADDON,
  NEW_CHARGE,
  NEW_CREDIT_ENTITLEMENT,
  NEW_FEATURE_ENTITLEMENT,
  NEW_PLAN,
  type PackageEntitlement,
  type Plan,
} from '../engine/catalog/package.ts';
import { NEW_PRODUCT, type Product } from '../engine/catalog/product.ts';
import { Refusal } from '../engine/refusal.ts';
import { type Instant, plusDuration } from '../engine/time.ts';
import type { Store } from '../store/store.ts';

type Seed<Record> = Partial<Record> & { id: string };
type PackageSeed<Package> = Omit<Seed<Package>, 'entitlements' | 'charges' | 'overageCharges'> & {
  entitlements?: (Partial<PackageEntitlement> & { type: string })[];
  charges?: Partial<Charge>[];
  overageCharges?: Partial<Charge>[];
};

export type Scenario = {
  /** Where the schema is, for editors. */
  $schema?: string;
  name: string;
  description?: string;
  catalog: {
    products?: Seed<Product>[];
    features?: Seed<Feature>[];
    currencies?: Seed<CustomCurrency>[];
    coupons?: Seed<Coupon>[];
    addons?: PackageSeed<Addon>[];
    plans?: PackageSeed<Plan>[];
  };
  /** Calls, in order; `at` is an ISO 8601 duration from the beginning of the environment, negative for the past. */
  story?: { at: string; operationId: string; input: object }[];
};

export type Call = (operationId: string, input: object, at: Instant) => void;

/** Plays a scenario, so that its last call is at `now` at the latest. */
export function play(scenario: Scenario, store: Store, now: Instant, call: Call): void {
  const steps = (scenario.story ?? []).map((step) => ({ ...step, instant: plusDuration(now, step.at) }));
  loadCatalog(scenario.catalog, store, Math.min(now, ...steps.map(({ instant }) => instant)));
  for (const [index, { operationId, input, instant }] of steps.entries()) {
    inStep(`scenario.story[${index}] (${operationId})`, () => call(operationId, structuredClone(input), instant));
  }
}

/** A call that a rule forbids is named, so that the scenario can be mended. */
function inStep(place: string, act: () => void): void {
  try {
    act();
  } catch (error) {
    if (error instanceof Refusal) throw new Refusal('BadUserInput', `${place}: ${error.message} (${error.code})`);
    throw error;
  }
}

function loadCatalog(catalog: Scenario['catalog'], store: Store, at: Instant): void {
  const times = { createdAt: at, updatedAt: at };
  const onSale = { status: 'PUBLISHED', ...times };
  store.commit({
    products: (catalog.products ?? []).map((seed) => ({ ...NEW_PRODUCT, ...times, ...named(seed) }) as Product),
    features: (catalog.features ?? []).map((seed) => ({ ...NEW_FEATURE, ...times, ...named(seed) }) as Feature),
    currencies: (catalog.currencies ?? []).map(
      (seed) => ({ ...NEW_CURRENCY, ...times, ...named(seed) }) as CustomCurrency,
    ),
    coupons: (catalog.coupons ?? []).map((seed) => ({ ...NEW_COUPON, ...times, name: seed.id, ...seed }) as Coupon),
    addons: (catalog.addons ?? []).map((seed) => ({ ...NEW_ADDON, ...onSale, ...packageOf(seed, store, at) }) as Addon),
    plans: (catalog.plans ?? []).map((seed) => ({ ...NEW_PLAN, ...onSale, ...packageOf(seed, store, at) }) as Plan),
  });
}

/** What has no name for people is called by its id. */
function named<Row extends { id: string; displayName?: string }>(seed: Row) {
  return { displayName: seed.id, ...seed };
}

function rateOf({ creditRate }: Partial<Charge>): Pick<Charge, 'creditRate'> {
  return { creditRate: creditRate ? { ...creditRate, costFormula: creditRate.costFormula ?? null } : null };
}

function packageOf(seed: PackageSeed<Plan> | PackageSeed<Addon>, store: Store, at: Instant) {
  const charges = (rows: Partial<Charge>[] = []) =>
    rows.map((row) => ({ ...NEW_CHARGE, id: store.uuid(), createdAt: at, ...row, ...rateOf(row) }));
  return {
    ...named(seed),
    charges: charges(seed.charges),
    overageCharges: charges(seed.overageCharges),
    entitlements: (seed.entitlements ?? []).map((entitlement, order) => ({
      ...(entitlement.type === 'CREDIT' ? NEW_CREDIT_ENTITLEMENT : NEW_FEATURE_ENTITLEMENT),
      id: store.mint('entitlement'),
      order,
      createdAt: at,
      updatedAt: at,
      ...entitlement,
    })),
  };
}
