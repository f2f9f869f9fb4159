// Decides what a copy of a product consists of: its settings, and all plans and add-ons that are not archived, under new ids.
// Invariant: the copy stands by itself. What its plans and add-ons say of each other is about the copies, and what was not
// copied is no longer mentioned. Entitlements and prices are as before, with ids of their own.
// Example: product-inkwell as product-eu: plan-pro (parent plan-free) is plan-pro-product-eu (parent plan-free-product-eu).
import { Refusal } from '../refusal.ts';
import type { Instant } from '../time.ts';
import type { Catalog } from './catalog.ts';
import { type Change, given } from './given.ts';
import type { Addon, Charge, Plan } from './package.ts';
import type { Product } from './product.ts';
import { onSale, type ProductOutcome } from './product-archive.ts';

const LONGEST_ID = 255;

export type Ids = { mint(kind: string): string; uuid(): string };

export function copiedProduct(
  catalog: Catalog,
  product: Product,
  targetId: string,
  said: Change<Product, 'displayName' | 'description'>,
  ids: Ids,
  at: Instant,
): ProductOutcome {
  if (product.status === 'ARCHIVED') {
    throw new Refusal('EntityIsArchivedError', `productId: ${product.id} is archived. Unarchive it first.`);
  }
  const plans = onSale(catalog.plans(), product);
  const addons = onSale(catalog.addons(), product);
  const planIds = newIds(
    plans,
    targetId,
    (id) => catalog.plan(id) !== undefined,
    () => ids.mint('plan'),
  );
  const addonIds = newIds(
    addons,
    targetId,
    (id) => catalog.addon(id) !== undefined,
    () => ids.mint('addon'),
  );
  const copy = <One extends Plan | Addon>(one: One): One => copied(one, targetId, ids, at);
  const made = copiedSettings({ ...product, ...given(said), id: targetId, createdAt: at, updatedAt: at }, planIds);
  return {
    product: made,
    outcome: {
      products: [made],
      plans: plans.map((plan) => ({
        ...copy(plan),
        id: planIds.get(plan.id) ?? plan.id,
        parentPlanId: copyOf(plan.parentPlanId, planIds),
        compatibleAddonIds: copiesOf(plan.compatibleAddonIds, addonIds),
      })),
      addons: addons.map((addon) => ({
        ...copy(addon),
        id: addonIds.get(addon.id) ?? addon.id,
        dependencies: copiesOf(addon.dependencies, addonIds),
      })),
    },
  };
}

/** Named after the first and after the new product, unless that is too long or taken. */
function newIds(
  packages: (Plan | Addon)[],
  targetId: string,
  isTaken: (id: string) => boolean,
  mint: () => string,
): Map<string, string> {
  return new Map(
    packages.map(({ id }) => {
      let copy = `${id}-${targetId}`;
      while (copy.length > LONGEST_ID || isTaken(copy)) copy = mint();
      return [id, copy];
    }),
  );
}

function copied<One extends Plan | Addon>(one: One, productId: string, ids: Ids, at: Instant): One {
  const times = { createdAt: at, updatedAt: at };
  const charges = (rows: Charge[]) => rows.map((row) => ({ ...row, id: ids.uuid(), createdAt: at }));
  return {
    ...one,
    ...times,
    productId,
    billingId: null,
    versionNumber: 1,
    entitlements: one.entitlements.map((entitlement) => ({ ...entitlement, ...times, id: ids.mint('entitlement') })),
    charges: charges(one.charges),
    overageCharges: charges(one.overageCharges),
  };
}

function copiedSettings(product: Product, planIds: Map<string, string>): Product {
  const { productSettings: settings } = product;
  const subscriptionStartPlanId = copyOf(settings.subscriptionStartPlanId, planIds);
  const downgradePlanId = copyOf(settings.downgradePlanId, planIds);
  return { ...product, productSettings: { ...settings, subscriptionStartPlanId, downgradePlanId } };
}

function copyOf(id: string | null, ids: Map<string, string>): string | null {
  return id === null ? null : (ids.get(id) ?? null);
}

function copiesOf(list: string[] | null, ids: Map<string, string>): string[] | null {
  return list?.flatMap((id) => ids.get(id) ?? []) ?? null;
}
