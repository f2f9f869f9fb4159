// Decides what a plan or an add-on may become by an edit.
// Invariant: what customers pay and get changes in a draft only; what a package names is of its own product, and no plan
// builds on itself.
// Example: plan-pro on offer: a new description holds at once; another base plan needs a draft.
import { known, Refusal } from '../refusal.ts';
import type { Instant } from '../time.ts';
import { type Catalog, lineage } from './catalog.ts';
import { type Change, given } from './given.ts';
import { type Addon, NEW_ADDON, NEW_PLAN, type Plan } from './package.ts';
import { assertOnSale } from './publish.ts';

type Identity = Pick<Plan, 'id' | 'displayName' | 'productId'>;
type Words = 'displayName' | 'description' | 'billingId' | 'metadata';
export type PlanChange = Change<
  Plan,
  Words | 'pricingType' | 'parentPlanId' | 'compatibleAddonIds' | 'defaultTrialConfig'
>;
export type AddonChange = Change<Addon, Words | 'pricingType' | 'dependencies' | 'maxQuantity'>;

export function newPlan(catalog: Catalog, identity: Identity, change: PlanChange, at: Instant): Plan {
  assertProduct(catalog, identity.productId);
  const plan: Plan = { ...NEW_PLAN, ...identity, ...given(change), createdAt: at, updatedAt: at };
  assertPlan(catalog, plan);
  return plan;
}

export function newAddon(catalog: Catalog, identity: Identity, change: AddonChange, at: Instant): Addon {
  assertProduct(catalog, identity.productId);
  return { ...NEW_ADDON, ...identity, ...given(change), createdAt: at, updatedAt: at };
}

export function changedPlan(catalog: Catalog, plan: Plan, change: PlanChange, at: Instant): Plan {
  assertEditable(plan, 'planId');
  const changed = { ...plan, ...given(change), updatedAt: at };
  if (changed.parentPlanId !== plan.parentPlanId) assertDraft(plan, 'body.parentPlanId');
  assertPlan(catalog, changed);
  return changed;
}

export function changedAddon(catalog: Catalog, addon: Addon, change: AddonChange, at: Instant): Addon {
  assertEditable(addon, 'addonId');
  const changed = { ...addon, ...given(change), updatedAt: at };
  changed.dependencies?.forEach((id, index) => {
    assertOwnAddon(catalog, changed, id, `body.dependencies[${index}]`);
    if (id === addon.id) refuse(`body.dependencies[${index}]: ${id} cannot depend on itself.`);
  });
  return changed;
}

export function assertDraft({ id, status }: Plan | Addon, field: string): void {
  if (status === 'DRAFT') return;
  throw new Refusal(
    'CannotEditPackageInNonDraftMode',
    `${field}: ${id} is on offer, and this changes what customers pay or get. Open a draft first.`,
  );
}

function assertEditable({ id, status }: Plan | Addon, field: string): void {
  if (status !== 'ARCHIVED') return;
  throw new Refusal('EntityIsArchivedError', `${field}: ${id} is archived, so it stays as it is.`);
}

function assertProduct(catalog: Catalog, productId: string): void {
  known(catalog.product(productId), 'ProductNotFoundError', 'product', 'body.productId', productId);
  assertOnSale(catalog, productId, 'body.productId');
}

function assertPlan(catalog: Catalog, plan: Plan): void {
  assertBase(catalog, plan);
  plan.compatibleAddonIds?.forEach((id, index) => {
    assertOwnAddon(catalog, plan, id, `body.compatibleAddonIds[${index}]`);
  });
}

function assertBase(catalog: Catalog, { id, productId, parentPlanId }: Plan): void {
  if (parentPlanId === null) return;
  const field = 'body.parentPlanId';
  const parent = known(catalog.plan(parentPlanId), 'PlanNotFound', 'plan', field, parentPlanId);
  if (parent.productId !== productId)
    refuse(`${field}: ${parentPlanId} is a plan of ${parent.productId}. Stay in ${productId}.`);
  if (lineage(catalog, parent).some((one) => one.id === id)) {
    throw new Refusal('PlansCircularDependencyError', `${field}: ${parentPlanId} builds on ${id} already.`);
  }
}

function assertOwnAddon(catalog: Catalog, { productId }: Plan | Addon, id: string, field: string): void {
  const addon = known(catalog.addon(id), 'AddonNotFound', 'add-on', field, id);
  if (addon.productId !== productId)
    refuse(`${field}: ${id} is an add-on of ${addon.productId}. Stay in ${productId}.`);
}

function refuse(message: string): never {
  throw new Refusal('IntegrityViolation', message);
}
