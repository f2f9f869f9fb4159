// Decides which plans and add-ons use a feature or a currency: those that entitle to it, or have a price for it or in it.
// Invariant: an archived plan or add-on uses nothing; a draft does, also that of a next version. So what nobody uses can be
// archived without harm to what is, or will be, on sale.
// Example: feature-sso is used by plan-enterprise and addon-sso. Both archived: by nobody.
import { Refusal } from '../refusal.ts';
import type { Catalog } from './catalog.ts';
import type { Addon, Plan } from './package.ts';

type Package = Plan | Addon;
export type User = { type: 'Plan' | 'Addon'; package: Package };

export function usersOf(catalog: Catalog, uses: (one: Package) => boolean): User[] {
  const among = (type: User['type'], packages: Iterable<Package>, drafts: Iterable<Package>) => {
    const drafted = new Set([...drafts].filter(uses).map(({ id }) => id));
    return [...packages]
      .filter((one) => one.status !== 'ARCHIVED' && (uses(one) || drafted.has(one.id)))
      .map((one): User => ({ type, package: one }));
  };
  return [
    ...among('Plan', catalog.plans(), catalog.planDrafts()),
    ...among('Addon', catalog.addons(), catalog.addonDrafts()),
  ];
}

export function entitlesTo(featureId: string): (one: Package) => boolean {
  return ({ entitlements }) =>
    entitlements.some((entitlement) =>
      entitlement.type === 'FEATURE'
        ? entitlement.featureId === featureId
        : entitlement.dependencyFeatureId === featureId,
    );
}

export function hasPriceFor(featureId: string): (one: Package) => boolean {
  return ({ charges, overageCharges }) => [...charges, ...overageCharges].some((row) => row.featureId === featureId);
}

export function usesCurrency(currencyId: string): (one: Package) => boolean {
  return ({ entitlements, charges, overageCharges }) =>
    entitlements.some((entitlement) => entitlement.type === 'CREDIT' && entitlement.currencyId === currencyId) ||
    [...charges, ...overageCharges].some(
      ({ creditRate, topUpCustomCurrencyId }) =>
        creditRate?.currencyId === currencyId || topUpCustomCurrencyId === currencyId,
    );
}

/** Refuses while there are users, and names them. */
export function assertUnused(users: User[], code: string, subject: string): void {
  if (users.length === 0) return;
  const names = users.map(({ package: { id } }) => id).join(', ');
  throw new Refusal(code, `${subject} is used by ${names}. Take it out there, or archive them, first.`);
}
