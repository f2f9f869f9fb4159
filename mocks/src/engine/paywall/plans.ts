// Decides which plans a pricing page shows, in which order, and what is new in each of them.
// Invariant: draft and archived plans never appear, hidden ones only when asked for; the order is by price, custom plans
// last, and plans of one price stay in the order of the catalogue. A plan shows as inherited what it does not redefine.
// Example: Free 0, Pro 49, Enterprise 199 a month. Pro inherits nothing of Free when it has a value of its own for all of it.
import { type Catalog, entitlementsOf } from '../catalog/catalog.ts';
import { type Addon, ON_OFFER, type PackageEntitlement, type Plan } from '../catalog/package.ts';
import { known } from '../refusal.ts';
import { pricedPeriods } from '../subscriptions/charge-rows.ts';
import { perMonth } from '../subscriptions/contents.ts';

export type Shown = { productId: string | undefined; billingCountryCode: string | null; includeHidden: boolean };

export function plansShown(catalog: Catalog, { productId, billingCountryCode, includeHidden }: Shown): Plan[] {
  if (productId !== undefined)
    known(catalog.product(productId), 'ProductNotFoundError', 'product', 'query.productId', productId);
  const plans = [...catalog.plans()].filter(
    (plan) =>
      isShown(plan, includeHidden) &&
      (productId === undefined || plan.productId === productId) &&
      catalog.product(plan.productId)?.status !== 'ARCHIVED',
  );
  const prices = new Map(plans.map((plan) => [plan.id, displayPrice(catalog, plan, billingCountryCode)]));
  const priceOf = ({ id }: Plan) => prices.get(id) ?? 0;
  return plans.sort((left, right) => (priceOf(left) === priceOf(right) ? 0 : priceOf(left) - priceOf(right)));
}

export function addonsShown(catalog: Catalog, plan: Plan, includeHidden: boolean): Addon[] {
  const addons = (plan.compatibleAddonIds ?? []).flatMap((id) => catalog.addon(id) ?? []);
  return addons.filter((addon) => isShown(addon, includeHidden));
}

function isShown({ status, hiddenFromWidgets }: Plan | Addon, includeHidden: boolean): boolean {
  return status === 'PUBLISHED' && (includeHidden || !hiddenFromWidgets.includes('PAYWALL'));
}

/** What a month of the plan costs, in the shortest billing period that it has. */
function displayPrice(catalog: Catalog, plan: Plan, billingCountryCode: string | null): number {
  if (plan.pricingType === 'CUSTOM') return Number.POSITIVE_INFINITY;
  const billingPeriod = pricedPeriods(plan).has('MONTHLY') ? 'MONTHLY' : 'ANNUALLY';
  const nothing = {
    addons: [],
    charges: [],
    unitQuantity: null,
    entitlements: [],
    priceOverrides: [],
    versions: ON_OFFER,
    minimumSpend: null,
  };
  return perMonth(catalog, { ...nothing, planId: plan.id, billingPeriod, billingCountryCode });
}

export function inDisplayOrder(entitlements: PackageEntitlement[]): PackageEntitlement[] {
  const placeOf = ({ order }: PackageEntitlement) => order ?? Number.MAX_SAFE_INTEGER;
  return [...entitlements].sort((left, right) => placeOf(left) - placeOf(right));
}

/** What comes from the parents of the plan. */
export function inheritedEntitlements(catalog: Catalog, plan: Plan): PackageEntitlement[] {
  return entitlementsOf(catalog, plan).filter((entitlement) => !plan.entitlements.includes(entitlement));
}
