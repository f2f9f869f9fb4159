// Decides what may be put on offer, and what may be taken off sale.
// Invariant: what is on offer says what it costs, and builds on nothing that is not on offer itself. The version before it
// is kept for the subscriptions that have it.
// Example: plan-pro 2 is published: plan-pro is version 2, and version 1 stays beside it.
import type { Outcome } from '../outcome.ts';
import { Refusal } from '../refusal.ts';
import type { Instant } from '../time.ts';
import type { Catalog } from './catalog.ts';
import { assertNotNamed } from './draft.ts';
import { currentOf, draftOf, type Family } from './family.ts';
import type { Addon, Plan } from './package.ts';

type Published<One> = { one: One; outcome: Outcome };

export function published<One extends Plan | Addon>(
  family: Family<One>,
  catalog: Catalog,
  id: string,
  at: Instant,
): Published<One> {
  const current = currentOf(family, catalog, id);
  const draft = draftOf(family, catalog, id);
  if (!draft) {
    const isArchived = current.status === 'ARCHIVED';
    const code = isArchived ? 'EntityIsArchivedError' : 'PackageAlreadyPublished';
    refuse(family, code, isArchived ? `${id} is archived.` : `${id} has no open draft. Open one first.`);
  }
  assertSellable(family, catalog, draft);
  const one: One = { ...draft, status: 'PUBLISHED', updatedAt: at };
  const isFirst = draft === current;
  return {
    one,
    outcome: family.outcomeOf(isFirst ? { onOffer: one } : { onOffer: one, beside: [current], goneBeside: draft }),
  };
}

function assertSellable<One extends Plan | Addon>(family: Family<One>, catalog: Catalog, one: One): void {
  const { id, productId, pricingType, charges } = one;
  assertOnSale(catalog, productId, family.idField);
  if (pricingType === null) {
    refuse(
      family,
      'PackagePricingTypeNotSet',
      `${id} does not say whether it is FREE, PAID or CUSTOM. Set its charges.`,
    );
  }
  if (pricingType === 'PAID' && charges.length === 0) {
    const code = family.kind === 'addon' ? 'AddonHasToHavePriceError' : 'PackagePricingTypeNotSet';
    refuse(family, code, `${id} is PAID and has no price. Set its charges.`);
  }
  if ('parentPlanId' in one) assertBasis(catalog, one);
}

function assertBasis(catalog: Catalog, { id, parentPlanId, compatibleAddonIds }: Plan): void {
  if (parentPlanId !== null && catalog.plan(parentPlanId)?.status === 'DRAFT') {
    const message = `planId: ${id} builds on ${parentPlanId}, which is a draft. Publish that first.`;
    throw new Refusal('PlanCannotBePublishWhenBasePlanIsDraft', message);
  }
  const draft = compatibleAddonIds?.find((addonId) => catalog.addon(addonId)?.status === 'DRAFT');
  if (draft !== undefined) {
    const message = `planId: ${id} names ${draft} as compatible, which is a draft. Publish that first.`;
    throw new Refusal('PlanCannotBePublishWhenCompatibleAddonIsDraft', message);
  }
}

export function assertOnSale(catalog: Catalog, productId: string, field: string): void {
  if (catalog.product(productId)?.status !== 'ARCHIVED') return;
  throw new Refusal('ProductNotPublishedError', `${field}: the product ${productId} is archived. Unarchive it first.`);
}

export function archivedPackage<One extends Plan | Addon>(
  family: Family<One>,
  catalog: Catalog,
  id: string,
  at: Instant,
): One {
  const current = currentOf(family, catalog, id);
  if (current.status === 'ARCHIVED') return current;
  const isPlan = family.kind === 'plan';
  if (current.status === 'DRAFT') {
    const code = isPlan ? 'DraftPlanCantBeArchived' : 'DraftAddonCantBeArchived';
    refuse(family, code, `${id} was never published. Remove its draft instead.`);
  }
  if (draftOf(family, catalog, id)) {
    const code = isPlan ? 'DraftAlreadyExists' : 'AddonWithDraftCannotBeDeletedError';
    refuse(family, code, `${id} has an open draft. Publish or remove it first.`);
  }
  assertNotNamed(catalog, family.kind, id, family.idField);
  if (isPlan) assertNoDefault(catalog, current);
  return { ...current, status: 'ARCHIVED', updatedAt: at };
}

function assertNoDefault(catalog: Catalog, { id, productId }: Plan | Addon): void {
  const settings = catalog.product(productId)?.productSettings;
  const fix = `Choose another one in the settings of ${productId} first.`;
  if (settings?.subscriptionStartPlanId === id) {
    throw new Refusal('PlanIsUsedAsDefaultStartPlan', `planId: new subscriptions start with ${id}. ${fix}`);
  }
  if (settings?.downgradePlanId === id) {
    throw new Refusal('PlanIsUsedAsDowngradePlan', `planId: customers fall back to ${id}. ${fix}`);
  }
}

function refuse({ idField }: { idField: string }, code: string, message: string): never {
  throw new Refusal(code, `${idField}: ${message}`);
}
