// Decides what a product may become: other settings, an archive of all that belongs to it, or a copy of it.
// Invariant: a copy names only what was copied with it; ids of the copy are those of the original, then the new product's.
// Example: product-inkwell copied to product-next: plan-pro becomes plan-pro-product-next, below the copy of its parent.
import { Refusal } from '../refusal.ts';
import type { Instant } from '../time.ts';
import type { Catalog } from './catalog.ts';
import { changed } from './changed.ts';
import type { Addon, Plan } from './package.ts';
import type { Product } from './product.ts';

export type Mint = { entitlementId: () => string; chargeId: () => string };
export type ProductOutcome = { products: Product[]; plans: Plan[]; addons: Addon[] };

export function assertSettings(catalog: Catalog, productId: string, settings: Product['productSettings']): void {
  for (const name of ['subscriptionStartPlanId', 'downgradePlanId'] as const) {
    const planId = settings[name] ?? null;
    if (planId === null || catalog.plan(planId)?.productId === productId) continue;
    throw new Refusal(
      'PlanNotFound',
      `body.productSettings.${name}: ${productId} has no plan ${JSON.stringify(planId)}.`,
    );
  }
}

/** Archives a product with its plans and add-ons. Subscriptions that are there go on. */
export function archived(catalog: Catalog, product: Product, at: Instant): ProductOutcome {
  const { plans, addons } = packagesOf(catalog, product.id);
  return {
    products: [changed(product, { status: 'ARCHIVED' }, at)],
    plans: plans.map((plan) => changed(plan, { status: 'ARCHIVED' }, at)),
    addons: addons.map((addon) => changed(addon, { status: 'ARCHIVED' }, at)),
  };
}

export function duplicated(
  catalog: Catalog,
  product: Product,
  as: Pick<Product, 'id' | 'displayName' | 'description'>,
  at: Instant,
  mint: Mint,
): ProductOutcome {
  const { plans, addons } = packagesOf(catalog, product.id);
  const copied = new Set([...plans, ...addons].map(({ id }) => id));
  const idOf = (id: string) => `${id}-${as.id}`;
  const named = (id: string | null) => (id !== null && copied.has(id) ? idOf(id) : null);
  const listed = (ids: string[] | null) => ids?.filter((id) => copied.has(id)).map(idOf) ?? null;
  const copyOf = <Package extends Plan | Addon>(original: Package): Package => ({
    ...original,
    id: idOf(original.id),
    productId: as.id,
    billingId: null,
    entitlements: original.entitlements.map((one) => ({
      ...one,
      id: mint.entitlementId(),
      createdAt: at,
      updatedAt: at,
    })),
    charges: original.charges.map((one) => ({ ...one, id: mint.chargeId(), createdAt: at })),
    overageCharges: original.overageCharges.map((one) => ({ ...one, id: mint.chargeId(), createdAt: at })),
    createdAt: at,
    updatedAt: at,
  });
  const settings = product.productSettings;
  const productSettings = {
    ...settings,
    subscriptionStartPlanId: named(settings.subscriptionStartPlanId),
    downgradePlanId: named(settings.downgradePlanId),
  };
  return {
    products: [{ ...product, ...as, productSettings, status: 'PUBLISHED', createdAt: at, updatedAt: at }],
    plans: plans.map((plan) => ({
      ...copyOf(plan),
      parentPlanId: named(plan.parentPlanId),
      compatibleAddonIds: listed(plan.compatibleAddonIds),
    })),
    addons: addons.map((addon) => ({ ...copyOf(addon), dependencies: listed(addon.dependencies) })),
  };
}

function packagesOf(catalog: Catalog, productId: string): { plans: Plan[]; addons: Addon[] } {
  const isOurs = (one: { productId: string }) => one.productId === productId;
  return { plans: [...catalog.plans()].filter(isOurs), addons: [...catalog.addons()].filter(isOurs) };
}
