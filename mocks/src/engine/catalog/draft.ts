// Decides when a draft is opened and when it is thrown away.
// Invariant: what is on offer stays as it is meanwhile; one draft is open at a time.
// Example: plan-pro 1 is on offer. A draft is plan-pro 2, DRAFT, with the same prices; removed, nothing is left of it.
import type { Outcome } from '../outcome.ts';
import { Refusal } from '../refusal.ts';
import type { Instant } from '../time.ts';
import type { Catalog } from './catalog.ts';
import { currentOf, draftOf, type Family } from './family.ts';
import type { Addon, Plan } from './package.ts';

export function opened<One extends Plan | Addon>(family: Family<One>, catalog: Catalog, id: string, at: Instant): One {
  const current = currentOf(family, catalog, id);
  const field = `${family.idField}: ${id}`;
  if (current.status === 'ARCHIVED') throw new Refusal('EntityIsArchivedError', `${field} is archived.`);
  if (draftOf(family, catalog, id)) {
    throw new Refusal('DraftAlreadyExists', `${field} has an open draft. Edit that, publish it or remove it.`);
  }
  return { ...current, status: 'DRAFT', versionNumber: current.versionNumber + 1, updatedAt: at };
}

export function removedDraft<One extends Plan | Addon>(family: Family<One>, catalog: Catalog, id: string): Outcome {
  const draft = draftOf(family, catalog, id);
  if (!draft) throw new Refusal('NoDraftOfferFound', `${family.idField}: ${id} has no open draft.`);
  if (draft !== family.find(catalog, id)) return family.outcomeOf({ goneBeside: draft });
  assertNotNamed(catalog, family.kind, id, family.idField);
  return family.outcomeOf({ goneOnOffer: draft });
}

/** Nothing that is not archived builds on it. */
export function assertNotNamed(catalog: Catalog, kind: 'plan' | 'addon', id: string, field: string): void {
  const plans = [...catalog.plans(), ...catalog.planDrafts()].filter(({ status }) => status !== 'ARCHIVED');
  if (kind === 'plan') {
    const child = plans.find(({ parentPlanId }) => parentPlanId === id);
    if (child) refuse('PlanWithChildCantBeDeleted', `${child.id} builds on ${id}. Give it another base plan first.`);
    return;
  }
  const plan = plans.find(({ compatibleAddonIds }) => compatibleAddonIds?.includes(id));
  if (plan) refuse('AddonIsCompatibleWithPlan', `${plan.id} names ${id} as compatible. Take it out there first.`);
  const addons = [...catalog.addons(), ...catalog.addonDrafts()].filter(({ status }) => status !== 'ARCHIVED');
  const dependent = addons.find(({ dependencies }) => dependencies?.includes(id));
  if (dependent) refuse('IntegrityViolation', `${dependent.id} depends on ${id}. Take it out there first.`);

  function refuse(code: string, message: string): never {
    throw new Refusal(code, `${field}: ${message}`);
  }
}
