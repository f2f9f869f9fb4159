// What a schema cannot say of a catalogue: that each id is there once, that each reference leads somewhere, and that each
// formula can be calculated.
// Example: a plan of `product-b` in a catalogue with `product-a` only is refused at `scenario.catalog.plans[0].productId`.
import type { Scenario } from '../control/scenario.ts';
import { compiled } from '../engine/catalog/cost-formula.ts';
import type { Violation } from './violation.ts';

type Catalog = Scenario['catalog'];
type Kind = keyof Catalog;
type Package = NonNullable<Catalog['plans']>[number] | NonNullable<Catalog['addons']>[number];
type Reference = { field: string; kind: Kind; id: string | null | undefined };

export function referenceViolations(catalog: Catalog): Violation[] {
  const ids = new Map(Object.entries(catalog).map(([kind, rows]) => [kind, new Set(rows.map(({ id }) => id))]));
  const dangling = referencesIn(catalog).filter(({ kind, id }) => id != null && !ids.get(kind)?.has(id));
  return [
    ...Object.keys(catalog).flatMap((kind) => doubled(kind as Kind, catalog)),
    ...dangling.map(({ field, kind, id }) => ({
      field: `scenario.catalog.${field}`,
      message: `names ${JSON.stringify(id)}, which is not among the ${kind}; there ${listed(ids.get(kind))}`,
    })),
    ...formulaViolations(catalog),
  ];
}

function formulaViolations({ plans = [], addons = [] }: Catalog): Violation[] {
  const packages = Object.entries({ plans, addons }).flatMap(([kind, rows]: [string, Package[]]) =>
    rows.map((row, index) => ({ row, place: `scenario.catalog.${kind}[${index}]` })),
  );
  return packages.flatMap(({ row: { charges = [] }, place }) =>
    charges.flatMap(({ creditRate }, index) => {
      try {
        if (creditRate?.costFormula != null) compiled(creditRate.costFormula, '');
        return [];
      } catch (error) {
        const message = (error as Error).message.replace(/^: /, '');
        return [{ field: `${place}.charges[${index}].creditRate.costFormula`, message }];
      }
    }),
  );
}

function listed(ids: Set<string> | undefined): string {
  return ids === undefined || ids.size === 0 ? 'are none' : `are ${[...ids].slice(0, 10).join(', ')}`;
}

function doubled(kind: Kind, catalog: Catalog): Violation[] {
  const seen = new Set<string>();
  return (catalog[kind] ?? []).flatMap(({ id }, index) => {
    const isSeen = seen.has(id);
    seen.add(id);
    return isSeen ? [{ field: `scenario.catalog.${kind}[${index}].id`, message: `${id} is there twice` }] : [];
  });
}

function referencesIn({ products = [], plans = [], addons = [] }: Catalog): Reference[] {
  return [
    ...products.flatMap(({ productSettings: settings }, index): Reference[] => [
      { field: `products[${index}].productSettings.downgradePlanId`, kind: 'plans', id: settings?.downgradePlanId },
      {
        field: `products[${index}].productSettings.subscriptionStartPlanId`,
        kind: 'plans',
        id: settings?.subscriptionStartPlanId,
      },
    ]),
    ...plans.flatMap((plan, index): Reference[] => [
      ...ofPackage(plan, `plans[${index}]`),
      { field: `plans[${index}].parentPlanId`, kind: 'plans', id: plan.parentPlanId },
      ...ofList(plan.compatibleAddonIds, `plans[${index}].compatibleAddonIds`),
    ]),
    ...addons.flatMap((addon, index) => [
      ...ofPackage(addon, `addons[${index}]`),
      ...ofList(addon.dependencies, `addons[${index}].dependencies`),
    ]),
  ];
}

function ofList(ids: string[] | null | undefined, field: string): Reference[] {
  return (ids ?? []).map((id, index) => ({ field: `${field}[${index}]`, kind: 'addons', id }));
}

function ofPackage({ productId, entitlements = [], charges = [], overageCharges = [] }: Package, place: string) {
  const prices = Object.entries({ charges, overageCharges }).flatMap(([list, rows]) =>
    rows.flatMap(({ featureId, creditRate, topUpCustomCurrencyId }, index): Reference[] => [
      { field: `${place}.${list}[${index}].featureId`, kind: 'features', id: featureId },
      { field: `${place}.${list}[${index}].creditRate.currencyId`, kind: 'currencies', id: creditRate?.currencyId },
      { field: `${place}.${list}[${index}].topUpCustomCurrencyId`, kind: 'currencies', id: topUpCustomCurrencyId },
    ]),
  );
  const rights = (entitlements as { featureId?: string; currencyId?: string }[]).flatMap(
    ({ featureId, currencyId }, index): Reference[] => [
      { field: `${place}.entitlements[${index}].featureId`, kind: 'features', id: featureId },
      { field: `${place}.entitlements[${index}].currencyId`, kind: 'currencies', id: currencyId },
    ],
  );
  return [{ field: `${place}.productId`, kind: 'products', id: productId } as Reference, ...rights, ...prices];
}
