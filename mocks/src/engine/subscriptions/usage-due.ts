// Decides what usage costs that was not charged yet, by the usage-based prices and overage prices of plan and add-ons.
// Invariant: charging often costs what charging once does, to the rounding of each invoice: tiers, blocks and the quota of a
// usage period are filled across charges. What was charged to reach the minimum spend is used up first; overage comes on top.
// Example: 0.50 usd for each 1,000 calls above 100,000. 120,500 calls: 21 blocks, 10.50. 300 calls more: the block is paid.
import type { Catalog } from '../catalog/catalog.ts';
import type { Feature } from '../catalog/feature.ts';
import type { Addon, Plan } from '../catalog/package.ts';
import type { Subscription, UsageMark } from '../customers/subscription.ts';
import { minus, round, share, sum } from '../decimal.ts';
import { fromSubscription } from '../entitlements/allowance.ts';
import type { Currency } from '../money.ts';
import type { Instant } from '../time.ts';
import { type UsageRow, usageRowsOf } from './charge-rows.ts';
import { DEFAULT_CURRENCY, type InvoiceLine, lineFor, nameOf, partsOf } from './lines.ts';
import { type Amount, amountOf, currencyOf } from './price.ts';
import { proratedLine } from './proration.ts';
import { type Stretch, type UsedSince, usedSince } from './usage-since.ts';
import type { World } from './world.ts';

export type ChargedUsage = { featureId: string; amount: number };
export type UsageDue = { lines: InvoiceLine[]; charged: ChargedUsage[]; mark: UsageMark; minimumLeft: number };

export function usageDue(world: World, subscription: Subscription, until: Instant): UsageDue {
  const used = usageSince(world, subscription, subscription.usageCharged, until);
  const lines: InvoiceLine[] = [];
  const covered: InvoiceLine[] = [];
  const charged: ChargedUsage[] = [];
  for (const priced of pricedUsage(world, subscription)) {
    const { featureId } = priced.row;
    const stretches = (used.get(featureId)?.stretches ?? []).map((stretch) =>
      chargeable(world, subscription, priced, stretch),
    );
    const amount = sum(stretches.map(({ before, after }) => minus(after, before)));
    if (amount <= 0) continue;
    charged.push({ featureId, amount });
    const own = lineOf(world, priced, stretches);
    lines.push(...own);
    if (!priced.isOverage) covered.push(...own);
  }
  const minimum = withinMinimum(covered, subscription.minimumLeft);
  return { lines: [...lines, ...minimum.lines], charged, mark: markOf(used, until), minimumLeft: minimum.left };
}

/** Usage that was paid for with the minimum spend is not paid for again. */
function withinMinimum(lines: InvoiceLine[], left: number): { lines: InvoiceLine[]; left: number } {
  const covered = Math.min(left, sum(lines.map(({ subTotal }) => subTotal)));
  const currency = lines[0]?.currency ?? DEFAULT_CURRENCY;
  return {
    lines: proratedLine('Covered by the minimum spend', minus(0, covered), currency),
    left: minus(left, covered),
  };
}

/** What each feature with a price by use was used since a mark. */
export function usageSince(
  world: World,
  subscription: Subscription,
  mark: UsageMark | null,
  until: Instant,
): Map<string, UsedSince> {
  const features = new Set(pricedUsage(world, subscription).map(({ row }) => row.featureId));
  return new Map([...features].map((id) => [id, usedSince(world, subscription, id, mark, until)]));
}

export function markOf(used: Map<string, UsedSince>, until: Instant): UsageMark {
  return { until, counted: Object.fromEntries([...used].map(([id, { counted }]) => [id, counted])) };
}

/** Usage that was charged is known to the billing provider too. */
export function marked(
  { usageSynced }: Subscription,
  { mark, minimumLeft }: Pick<UsageDue, 'mark' | 'minimumLeft'>,
): Pick<Subscription, 'usageCharged' | 'usageSynced' | 'minimumLeft'> {
  const isOlder = usageSynced !== null && usageSynced.until > mark.until;
  return { usageCharged: mark, usageSynced: isOlder ? usageSynced : mark, minimumLeft };
}

/** Whether usage is charged at the end of each billing month, and not only with the next period. */
export function isUsageMonthly(catalog: Catalog, contents: Subscription): boolean {
  return (
    contents.billingPeriod === 'ANNUALLY' &&
    partsOf(catalog, contents).some(
      ({ pack }) => pack.overageBillingPeriod === 'MONTHLY' && pack.overageCharges.length > 0,
    )
  );
}

/** What use costs, in a form that can be compared: prices, and where a quota is exceeded. */
export function usagePricesOf(world: World, subscription: Subscription): string {
  const prices = pricedUsage(world, subscription).map(({ row, isOverage }) => {
    const { featureId, price, tiers, tiersMode, blockSize } = row;
    const allowance = isOverage ? fromSubscription(world.catalog, subscription, featureId) : null;
    return [featureId, price, tiers, tiersMode, blockSize, isOverage, allowance?.limit, allowance?.isUnlimited];
  });
  return JSON.stringify(prices);
}

type Priced = UsageRow & { pack: Plan | Addon; currency: Currency };

function pricedUsage({ catalog }: World, contents: Subscription): Priced[] {
  return partsOf(catalog, contents).flatMap(({ pack }) =>
    usageRowsOf(pack, contents.priceOverrides, contents).flatMap((one) => {
      const currency = currencyOf(one.row);
      return currency === null ? [] : [{ ...one, pack, currency }];
    }),
  );
}

/** Of overage, only what is above the quota. */
function chargeable(
  { catalog }: World,
  subscription: Subscription,
  { row, isOverage }: Priced,
  used: Stretch,
): Stretch {
  if (!isOverage) return used;
  const allowance = fromSubscription(catalog, subscription, row.featureId);
  if (allowance?.isUnlimited) return { before: 0, after: 0 };
  const above = (total: number) => Math.max(0, minus(total, allowance?.limit ?? 0));
  return { before: above(used.before), after: above(used.after) };
}

function lineOf({ catalog }: World, { pack, row, isOverage, currency }: Priced, stretches: Stretch[]): InvoiceLine[] {
  const feature = catalog.feature(row.featureId);
  const amounts = stretches.map(({ before, after }) =>
    between(amountOf(row, billed(feature, before)), amountOf(row, billed(feature, after))),
  );
  const total = sum(amounts.map((amount) => amount.total));
  const quantity = sum(amounts.map((amount) => amount.quantity));
  const description = `${nameOf(catalog, pack, row)}, ${isOverage ? 'overage' : 'usage'}`;
  const line = lineFor(description, currency, { quantity, unitPrice: row.price?.amount ?? 0, total });
  return line.subTotal === 0 ? [] : [line];
}

function between(before: Amount, after: Amount): { quantity: number; total: number } {
  return { quantity: minus(after.quantity, before.quantity), total: minus(after.total, before.total) };
}

/** Units as they are billed: 2,500 tokens, divided by 1,000 and rounded up, are 3. */
function billed(feature: Feature | undefined, units: number): number {
  const transformation = feature?.unitTransformation;
  if (!transformation?.divide) return units;
  return round(share(units, 1, transformation.divide), 0, transformation.round);
}
