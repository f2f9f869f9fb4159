// Plans and add-ons are two families of one kind: versions of something on sale. What both do is decided once, for a family.
// Invariant: under an id there is at most one package on offer and at most one open draft. A package that was never
// published is nothing but its draft.
import type { Outcome } from '../outcome.ts';
import { known } from '../refusal.ts';
import type { Catalog } from './catalog.ts';
import type { Addon, Plan } from './package.ts';

/** What is put on the shelf, kept beside it, or taken away. */
export type Shelved<One> = { onOffer?: One; beside?: One[]; goneOnOffer?: One; goneBeside?: One };

export type Family<One extends Plan | Addon> = {
  kind: 'plan' | 'addon';
  word: string;
  idField: 'planId' | 'addonId';
  drafts(catalog: Catalog): Iterable<One>;
  find(catalog: Catalog, id: string): One | undefined;
  outcomeOf(shelved: Shelved<One>): Outcome;
};

export const PLANS: Family<Plan> = {
  kind: 'plan',
  word: 'plan',
  idField: 'planId',
  drafts: (catalog) => catalog.planDrafts(),
  find: (catalog, id) => catalog.plan(id),
  outcomeOf: ({ onOffer, beside = [], goneOnOffer, goneBeside }) => ({
    plans: onOffer ? [onOffer] : [],
    planVersions: beside,
    removed: [
      ...(goneOnOffer ? [{ table: 'plans' as const, record: goneOnOffer }] : []),
      ...(goneBeside ? [{ table: 'planVersions' as const, record: goneBeside }] : []),
    ],
  }),
};

export const ADDONS: Family<Addon> = {
  kind: 'addon',
  word: 'add-on',
  idField: 'addonId',
  drafts: (catalog) => catalog.addonDrafts(),
  find: (catalog, id) => catalog.addon(id),
  outcomeOf: ({ onOffer, beside = [], goneOnOffer, goneBeside }) => ({
    addons: onOffer ? [onOffer] : [],
    addonVersions: beside,
    removed: [
      ...(goneOnOffer ? [{ table: 'addons' as const, record: goneOnOffer }] : []),
      ...(goneBeside ? [{ table: 'addonVersions' as const, record: goneBeside }] : []),
    ],
  }),
};

/** What is on offer, or a draft that was never published. */
export function currentOf<One extends Plan | Addon>(family: Family<One>, catalog: Catalog, id: string): One {
  const code = family.kind === 'plan' ? 'PlanNotFound' : 'AddonNotFound';
  return known(family.find(catalog, id), code, family.word, family.idField, id);
}

/** The open draft: of the next version, or of one that was never published. */
export function draftOf<One extends Plan | Addon>(family: Family<One>, catalog: Catalog, id: string): One | undefined {
  const current = currentOf(family, catalog, id);
  if (current.status === 'DRAFT') return current;
  for (const draft of family.drafts(catalog)) if (draft.id === id) return draft;
  return undefined;
}

/** What an edit is about: the open draft, else what is on offer. */
export function editedOf<One extends Plan | Addon>(family: Family<One>, catalog: Catalog, id: string): One {
  return draftOf(family, catalog, id) ?? currentOf(family, catalog, id);
}

/** The package in the place where it stands: on the shelf, or beside what is on offer. */
export function placed<One extends Plan | Addon>(family: Family<One>, catalog: Catalog, one: One): Outcome {
  const isBeside = family.find(catalog, one.id)?.versionNumber !== one.versionNumber;
  return family.outcomeOf(isBeside ? { beside: [one] } : { onOffer: one });
}
