// Decides in which versions a subscription has its packages: its plan, the plans that this one inherits from, its add-ons.
// Invariant: what a subscription has, it keeps in the version that it has, until it is migrated; what it takes anew, it takes
// in the version that is on offer.
// Example: plan-pro 1 under plan-free 1. When plan-free 2 and plan-pro 2 come out, a subscription stays on 1 and 1.
import { type Catalog, lineage } from './catalog.ts';
import { type Addon, ON_OFFER, type Plan, type Versions } from './package.ts';

export type Packages = { planId: string; addons: { id: string }[]; versions: Versions };

/** A draft of the next version, until it is published or removed. */
export function isOpenDraft({ status, versionNumber }: Plan | Addon, onOffer: Plan | Addon | undefined): boolean {
  return status === 'DRAFT' && onOffer !== undefined && versionNumber > onOffer.versionNumber;
}

/** The plan of a subscription, in its version. */
export function planOf(catalog: Catalog, { planId, versions }: Packages): Plan | undefined {
  return catalog.plan(planId, versions.plans[planId]);
}

/** An add-on of a subscription, in its version. */
export function addonOf(catalog: Catalog, { versions }: Packages, id: string): Addon | undefined {
  return catalog.addon(id, versions.addons[id]);
}

/** The versions for a plan with add-ons: those that are held, for everything else those on offer. */
export function versionsFor(catalog: Catalog, planId: string, addons: { id: string }[], held = ON_OFFER): Versions {
  const versions: Versions = { plans: {}, addons: {} };
  const plan = planOf(catalog, { planId, addons, versions: held });
  for (const one of plan ? lineage(catalog, plan, held) : []) versions.plans[one.id] = one.versionNumber;
  for (const { id } of addons) {
    const addon = catalog.addon(id, held.addons[id]);
    if (addon) versions.addons[id] = addon.versionNumber;
  }
  return versions;
}
