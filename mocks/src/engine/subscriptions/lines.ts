// Decides the lines of an invoice for what a subscription contains: its plan once, each add-on in its quantity.
// Invariant: every line is rounded to minor units, and quantity × unitPrice is its amount. The lines of a period never
// come to less than the minimum spend.
// Example: Pro 49 and two add-ons of 20: lines of 49 and 40. With a minimum spend of 100 a third line of 11.
import type { Catalog } from '../catalog/catalog.ts';
import { type Addon, type Charge, isCreditPrice, type Plan } from '../catalog/package.ts';
import { addonOf, planOf } from '../catalog/version.ts';
import type { SubscriptionContents } from '../customers/subscription.ts';
import { minus, sum, times } from '../decimal.ts';
import { roundMoney } from '../money.ts';
import { rowsOf, usageRowsOf } from './charge-rows.ts';
import { type Amount, amountOf, currencyOf } from './price.ts';

export type InvoiceLine = {
  description: string;
  quantity: number;
  unitPrice: number;
  subTotal: number;
  currency: string;
};
export type Lines = { lines: InvoiceLine[]; minimumSpendAdjustment: number };

export const DEFAULT_CURRENCY = 'usd';

type Part = { pack: Plan | Addon; quantity: number };

export function partsOf(catalog: Catalog, contents: SubscriptionContents): Part[] {
  const plan = planOf(catalog, contents);
  const bought = contents.addons.map(({ id, quantity }) => ({ pack: addonOf(catalog, contents, id), quantity }));
  return [{ pack: plan, quantity: 1 }, ...bought].flatMap(({ pack, quantity }) => (pack ? [{ pack, quantity }] : []));
}

/** What each billing period costs in advance. */
export function recurringLines(catalog: Catalog, contents: SubscriptionContents): Lines {
  const rows = partsOf(catalog, contents).flatMap((part) =>
    rowsOf(part.pack, contents.priceOverrides, contents)
      .filter(({ billingCadence }) => billingCadence === 'RECURRING')
      .map((row) => ({ ...part, row })),
  );
  const lines = rows
    .filter(({ row }) => row.billingModel !== 'MINIMUM_SPEND')
    .flatMap(({ pack, quantity, row }) => lineOf(catalog, pack, row, quantityOf(row, pack, quantity, contents)));
  const floors = rows
    .filter(({ row }) => row.billingModel === 'MINIMUM_SPEND')
    .map(({ row }) => row.price?.amount ?? 0);
  return lifted(lines, floors, contents);
}

/** The add-ons that have no price in the contents, or one of nothing. */
export function freeAddons(catalog: Catalog, contents: SubscriptionContents): SubscriptionContents['addons'] {
  return contents.addons.filter(({ id, quantity }) => {
    const pack = addonOf(catalog, contents, id);
    if (!pack || usageRowsOf(pack, contents.priceOverrides, contents).length > 0) return false;
    return rowsOf(pack, contents.priceOverrides, contents).every(
      (row) => amountOf(row, quantityOf(row, pack, quantity, contents)).total === 0,
    );
  });
}

/** What is charged once: for the plan and for add-ons that were not there before. */
export function oneOffLines(
  catalog: Catalog,
  contents: SubscriptionContents,
  before: SubscriptionContents | null,
): InvoiceLine[] {
  return partsOf(catalog, contents).flatMap(({ pack, quantity }) => {
    const added = quantity - quantityBefore(pack, before);
    if (added <= 0) return [];
    return rowsOf(pack, contents.priceOverrides, contents)
      .filter(({ billingCadence }) => billingCadence === 'ONE_OFF')
      .flatMap((row) => lineOf(catalog, pack, row, quantityOf(row, pack, added, contents), ', once'));
  });
}

function quantityBefore(pack: Plan | Addon, before: SubscriptionContents | null): number {
  if (before === null) return 0;
  if (before.planId === pack.id) return 1;
  return before.addons.find(({ id }) => id === pack.id)?.quantity ?? 0;
}

/** Units that are bought in advance: as chosen, else the fewest that can be bought. An add-on is bought in its own quantity. */
export function quantityOf(row: Charge, pack: Plan | Addon, bought: number, contents: SubscriptionContents): number {
  if (isCreditPrice(row)) return pack.id === contents.planId ? creditsOf(row, contents) : 0;
  if (row.billingModel !== 'PER_UNIT' || pack.id !== contents.planId) return bought;
  const chosen = contents.charges.find(({ id, type }) => type === 'FEATURE' && id === row.featureId);
  return chosen?.quantity ?? contents.unitQuantity ?? row.minUnitQuantity ?? 1;
}

/** Credits are bought with a plan, as many as are chosen. */
function creditsOf({ topUpCustomCurrencyId }: Charge, { charges }: SubscriptionContents): number {
  return charges.find(({ id, type }) => type === 'CREDIT' && id === topUpCustomCurrencyId)?.quantity ?? 0;
}

function lineOf(catalog: Catalog, pack: Plan | Addon, row: Charge, units: number, suffix = ''): InvoiceLine[] {
  const currency = currencyOf(row);
  if (currency === null || units === 0) return [];
  return [lineFor(nameOf(catalog, pack, row) + suffix, currency, amountOf(row, units))];
}

/** What a price row is for. */
export function nameOf(catalog: Catalog, pack: Plan | Addon, { featureId, topUpCustomCurrencyId }: Charge): string {
  if (topUpCustomCurrencyId !== null)
    return `${pack.displayName}: ${catalog.currency(topUpCustomCurrencyId)?.displayName ?? topUpCustomCurrencyId}`;
  if (featureId === null) return pack.displayName;
  return `${pack.displayName}: ${catalog.feature(featureId)?.displayName ?? featureId}`;
}

export function lineFor(description: string, currency: string, { quantity, unitPrice, total }: Amount): InvoiceLine {
  const subTotal = roundMoney(total, currency);
  // Tiers and prices below the minor unit: the line is one piece, so that it still adds up.
  const adds = times(quantity, unitPrice) === subTotal;
  return {
    description,
    currency,
    subTotal,
    ...(adds ? { quantity, unitPrice } : { quantity: 1, unitPrice: subTotal }),
  };
}

function lifted(lines: InvoiceLine[], floors: number[], { minimumSpend, billingPeriod }: SubscriptionContents): Lines {
  const floor = billingPeriod === null ? 0 : (minimumSpend?.amount ?? Math.max(0, ...floors));
  const currency = lines[0]?.currency ?? minimumSpend?.currency ?? DEFAULT_CURRENCY;
  const missing = roundMoney(Math.max(0, minus(floor, sum(lines.map(({ subTotal }) => subTotal)))), currency);
  if (missing === 0) return { lines, minimumSpendAdjustment: 0 };
  const lift = { description: 'Minimum spend', quantity: 1, unitPrice: missing, subTotal: missing, currency };
  return { lines: [...lines, lift], minimumSpendAdjustment: missing };
}
