// Decides what still needs a feature or a currency, and so keeps it from being archived.
// Invariant: an archived plan or add-on needs nothing.
// Example: Pro gives 100 credits of `currency-credits`, so the currency cannot be archived before Pro is.
import type { Catalog } from './catalog.ts';
import type { Addon, Charge, PackageEntitlement, Plan } from './package.ts';

export type User = { id: string; displayName: string; type: 'Plan' | 'Addon' };

export function usersOfFeature(catalog: Catalog, featureId: string): User[] {
  return usersOf(
    catalog,
    (entitlement) =>
      entitlement.type === 'FEATURE'
        ? entitlement.featureId === featureId
        : entitlement.dependencyFeatureId === featureId,
    (charge) => charge.featureId === featureId,
  );
}

export function usersOfCurrency(catalog: Catalog, currencyId: string): User[] {
  return usersOf(
    catalog,
    (entitlement) => entitlement.type === 'CREDIT' && entitlement.currencyId === currencyId,
    (charge) => charge.creditRate?.currencyId === currencyId || charge.topUpCustomCurrencyId === currencyId,
  );
}

function usersOf(
  catalog: Catalog,
  isEntitled: (entitlement: PackageEntitlement) => boolean,
  isPriced: (charge: Charge) => boolean,
): User[] {
  const needs = ({ status, entitlements, charges, overageCharges }: Plan | Addon) =>
    status !== 'ARCHIVED' && (entitlements.some(isEntitled) || [...charges, ...overageCharges].some(isPriced));
  const named = (type: User['type'], list: Iterable<Plan | Addon>) =>
    [...list].filter(needs).map(({ id, displayName }) => ({ id, displayName, type }));
  return [...named('Plan', catalog.plans()), ...named('Addon', catalog.addons())];
}
