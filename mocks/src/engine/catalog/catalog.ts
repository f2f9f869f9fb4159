// What can be read of the catalogue, and what a plan entitles to once its parents are counted in.
// Example: pro (parent free) has seats 20 and inherits retention 7 from free, unless pro says something of its own.
import type { Coupon } from './coupon.ts';
import type { CustomCurrency } from './custom-currency.ts';
import type { Feature } from './feature.ts';
import { type Addon, ON_OFFER, type PackageEntitlement, type Plan, type Versions } from './package.ts';
import type { Product } from './product.ts';

export interface Catalog {
  product(id: string): Product | undefined;
  products(): Iterable<Product>;
  /** The version on offer, or the one that a subscription has. */
  plan(id: string, version?: number): Plan | undefined;
  /** Each plan once, in the version on offer; a plan that was never published as the draft that it is. */
  plans(): Iterable<Plan>;
  /** Drafts of the next version, beside what is on offer. */
  planDrafts(): Iterable<Plan>;
  addon(id: string, version?: number): Addon | undefined;
  addons(): Iterable<Addon>;
  addonDrafts(): Iterable<Addon>;
  feature(id: string): Feature | undefined;
  features(): Iterable<Feature>;
  coupon(id: string): Coupon | undefined;
  currency(id: string): CustomCurrency | undefined;
}

/** The feature or the currency that an entitlement is about. */
export function subjectOf(entitlement: PackageEntitlement): string {
  return entitlement.type === 'FEATURE' ? entitlement.featureId : entitlement.currencyId;
}

/** The plan and its parents, nearest first. A circle of parents ends where it closes. */
export function lineage(catalog: Catalog, plan: Plan, versions = ON_OFFER): Plan[] {
  const line: Plan[] = [];
  for (let next: Plan | undefined = plan; next && !line.includes(next); ) {
    line.push(next);
    const parent: string | null = next.parentPlanId;
    next = parent === null ? undefined : catalog.plan(parent, versions.plans[parent]);
  }
  return line;
}

type Inherited = { line: Plan[]; entitlements: PackageEntitlement[] };

/** What was found for a version of a plan is found again as long as its parents are the same: records never change. */
const found = new WeakMap<Plan, Inherited>();

/** What the plan entitles to: its own entitlements, then what it inherits and does not redefine. */
export function entitlementsOf(catalog: Catalog, plan: Plan, versions?: Versions): PackageEntitlement[] {
  const line = lineage(catalog, plan, versions);
  const known = found.get(plan);
  if (known && known.line.length === line.length && known.line.every((one, index) => one === line[index]))
    return known.entitlements;
  const entitlements = inherited(line);
  found.set(plan, { line, entitlements });
  return entitlements;
}

function inherited(line: Plan[]): PackageEntitlement[] {
  const bySubject = new Map<string, PackageEntitlement>();
  for (const { entitlements } of line) {
    for (const entitlement of entitlements) {
      const key = `${entitlement.type}:${subjectOf(entitlement)}`;
      if (!bySubject.has(key)) bySubject.set(key, entitlement);
    }
  }
  return [...bySubject.values()];
}
