// Decides what usage costs that was not charged yet, by the usage-based prices and overage prices of plan and add-ons.
// Invariant: charging often costs what charging once does, to the rounding of each invoice: tiers, blocks and the quota of a
// usage period are filled across charges.
// Example: 0.50 usd for each 1,000 calls above 100,000. 120,500 calls: 21 blocks, 10.50. 300 calls more: the block is paid.
import type { Feature } from '../catalog/feature.ts';
import type { Addon, Plan } from '../catalog/package.ts';
import type { Subscription, UsageMark } from '../customers/subscription.ts';
import { minus, round, share, sum } from '../decimal.ts';
import { fromSubscription } from '../entitlements/allowance.ts';
import type { Instant } from '../time.ts';
import { type UsageRow, usageRowsOf } from './charge-rows.ts';
import { type InvoiceLine, lineFor, nameOf, partsOf } from './lines.ts';
import { type Amount, amountOf, currencyOf } from './price.ts';
import { type Stretch, type UsedSince, usedSince } from './usage-since.ts';
import type { World } from './world.ts';

export type ChargedUsage = { featureId: string; amount: number };
export type UsageDue = { lines: InvoiceLine[]; charged: ChargedUsage[]; mark: UsageMark };

export function usageDue(world: World, subscription: Subscription, until: Instant): UsageDue {
  const used = usageSince(world, subscription, subscription.usageCharged, until);
  const lines: InvoiceLine[] = [];
  const charged: ChargedUsage[] = [];
  for (const priced of pricedUsage(world, subscription)) {
    const featureId = priced.row.featureId ?? '';
    const stretches = (used.get(featureId)?.stretches ?? []).map((stretch) =>
      chargeable(world, subscription, priced, stretch),
    );
    const amount = sum(stretches.map(({ before, after }) => minus(after, before)));
    if (amount <= 0) continue;
    charged.push({ featureId, amount });
    lines.push(...lineOf(world, priced, stretches));
  }
  return { lines, charged, mark: markOf(used, until) };
}

/** What each feature with a price by use was used since a mark. */
export function usageSince(
  world: World,
  subscription: Subscription,
  mark: UsageMark | null,
  until: Instant,
): Map<string, UsedSince> {
  const features = new Set(pricedUsage(world, subscription).flatMap(({ row }) => row.featureId ?? []));
  return new Map([...features].map((id) => [id, usedSince(world, subscription, id, mark, until)]));
}

export function markOf(used: Map<string, UsedSince>, until: Instant): UsageMark {
  return { until, counted: Object.fromEntries([...used].map(([id, { counted }]) => [id, counted])) };
}

/** Usage that was charged is known to the billing provider too. */
export function marked(
  { usageSynced }: Subscription,
  mark: UsageMark,
): Pick<Subscription, 'usageCharged' | 'usageSynced'> {
  const isOlder = usageSynced !== null && usageSynced.until > mark.until;
  return { usageCharged: mark, usageSynced: isOlder ? usageSynced : mark };
}

type Priced = UsageRow & { pack: Plan | Addon };

function pricedUsage({ catalog }: World, contents: Subscription): Priced[] {
  return partsOf(catalog, contents).flatMap(({ pack }) =>
    usageRowsOf(pack, contents.priceOverrides, contents)
      .filter(({ row }) => currencyOf(row) !== null)
      .map((one) => ({ ...one, pack })),
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
  const allowance = fromSubscription(catalog, subscription, row.featureId ?? '');
  if (allowance?.isUnlimited) return { before: 0, after: 0 };
  const above = (total: number) => Math.max(0, minus(total, allowance?.limit ?? 0));
  return { before: above(used.before), after: above(used.after) };
}

function lineOf({ catalog }: World, { pack, row, isOverage }: Priced, stretches: Stretch[]): InvoiceLine[] {
  const feature = catalog.feature(row.featureId ?? '');
  const amounts = stretches.map(({ before, after }) =>
    between(amountOf(row, billed(feature, before)), amountOf(row, billed(feature, after))),
  );
  const total = sum(amounts.map((amount) => amount.total));
  const quantity = sum(amounts.map((amount) => amount.quantity));
  const description = `${nameOf(catalog, pack, row)}, ${isOverage ? 'overage' : 'usage'}`;
  const line = lineFor(description, currencyOf(row) ?? '', { quantity, unitPrice: row.price?.amount ?? 0, total });
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
