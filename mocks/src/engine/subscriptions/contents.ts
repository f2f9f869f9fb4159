// Decides what a subscription will consist of, and how that compares with what it consists of now.
// Invariant: contents are compared by what a month of them costs in advance, before any discount; on the same plan the
// longer billing period is the higher one. A custom plan without prices is above all others.
// Example: Pro 490 a year is 40.83 a month, below Enterprise at 199 a month: a downgrade from there, an upgrade the other way.
import type { Catalog } from '../catalog/catalog.ts';
import type { Plan, Versions } from '../catalog/package.ts';
import { planOf, versionsFor } from '../catalog/version.ts';
import type { FutureUpdate, Subscription, SubscriptionContents } from '../customers/subscription.ts';
import { share } from '../decimal.ts';
import { MONTHS } from './billing-period.ts';
import { amountOfLines } from './invoice.ts';
import { recurringLines } from './lines.ts';
import type { Wish } from './wish.ts';

export type Kind = 'new' | 'upgrade' | 'downgrade' | 'same';

/**
 * Prices of the country are chosen once; entitlements, prices and versions that were agreed stay as long as the plan does,
 * and the version of an add-on as long as the add-on.
 */
export function contentsFor(
  catalog: Catalog,
  plan: Plan,
  wish: Wish,
  before: Subscription | null,
): SubscriptionContents {
  const agreed = before?.planId === plan.id ? before : null;
  const addons = wish.addons.filter(({ quantity }) => quantity > 0);
  const held = { plans: agreed?.versions.plans ?? {}, addons: before?.versions.addons ?? {} };
  const versions = versionsFor(catalog, plan.id, addons, held);
  const { pricingType } = planOf(catalog, { planId: plan.id, addons, versions }) ?? plan;
  return {
    planId: plan.id,
    versions,
    billingPeriod: pricingType === 'FREE' ? null : (wish.billingPeriod ?? null),
    billingCountryCode: before?.billingCountryCode ?? wish.billingCountryCode ?? null,
    addons,
    charges: wish.charges,
    unitQuantity: wish.unitQuantity,
    entitlements: wish.entitlements ?? agreed?.entitlements ?? [],
    priceOverrides: wish.priceOverrides ?? agreed?.priceOverrides ?? [],
    minimumSpend: wish.minimumSpend === undefined ? (agreed?.minimumSpend ?? null) : wish.minimumSpend,
  };
}

export function contentsOf(subscription: SubscriptionContents): SubscriptionContents {
  const { planId, versions, billingPeriod, billingCountryCode, addons, charges, unitQuantity } = subscription;
  const { entitlements, priceOverrides, minimumSpend } = subscription;
  return {
    planId,
    versions,
    billingPeriod,
    billingCountryCode,
    addons,
    charges,
    unitQuantity,
    entitlements,
    priceOverrides,
    minimumSpend,
  };
}

export function kindOf(catalog: Catalog, before: SubscriptionContents | null, contents: SubscriptionContents): Kind {
  if (before === null) return 'new';
  if (normal(before) === normal(contents)) return 'same';
  return rankOf(catalog, before, contents) < 0 ? 'downgrade' : 'upgrade';
}

/** Negative when the new contents are below the old ones. */
function rankOf(catalog: Catalog, before: SubscriptionContents, after: SubscriptionContents): number {
  const isOtherPeriod = before.billingPeriod !== after.billingPeriod;
  if (before.planId === after.planId && isOtherPeriod && before.billingPeriod && after.billingPeriod) {
    return MONTHS[after.billingPeriod] - MONTHS[before.billingPeriod];
  }
  const old = perMonth(catalog, before);
  const now = perMonth(catalog, after);
  return old === now ? 0 : now - old;
}

export function perMonth(catalog: Catalog, contents: SubscriptionContents): number {
  const { lines } = recurringLines(catalog, contents);
  if (lines.length === 0 && planOf(catalog, contents)?.pricingType === 'CUSTOM') return Number.POSITIVE_INFINITY;
  return share(amountOfLines(lines), 1, MONTHS[contents.billingPeriod ?? 'MONTHLY']);
}

function normal(contents: SubscriptionContents): string {
  const byId = <Item extends { id: string }>(items: Item[]) =>
    [...items].sort((left, right) => (left.id < right.id ? -1 : 1));
  const { addons, charges, ...rest } = contentsOf(contents);
  return JSON.stringify([rest, byId(addons).map(({ id, quantity }) => [id, quantity]), byId(charges)]);
}

export function scheduleTypeOf(
  kind: Kind,
  before: SubscriptionContents,
  after: SubscriptionContents,
): FutureUpdate['subscriptionScheduleType'] {
  if (before.planId !== after.planId) return kind === 'downgrade' ? 'DOWNGRADE' : 'PLAN';
  if (isMigrated(before.versions, after.versions)) return 'MIGRATE_TO_LATEST';
  if (before.billingPeriod !== after.billingPeriod) return 'BILLING_PERIOD';
  if (JSON.stringify(before.addons) !== JSON.stringify(after.addons)) return 'ADDON';
  if (JSON.stringify(creditsIn(before)) !== JSON.stringify(creditsIn(after))) return 'RECURRING_CREDITS';
  const isOtherPrice = JSON.stringify(before.priceOverrides) !== JSON.stringify(after.priceOverrides);
  return isOtherPrice ? 'PRICE_OVERRIDE' : 'UNIT_AMOUNT';
}

const creditsIn = ({ charges }: SubscriptionContents) => charges.filter(({ type }) => type === 'CREDIT');

/** Whether something is there before and after in another version. */
function isMigrated(before: Versions, after: Versions): boolean {
  const isOther = (old: Record<string, number>, now: Record<string, number>) =>
    Object.keys(now).some((id) => old[id] !== undefined && old[id] !== now[id]);
  return isOther(before.plans, after.plans) || isOther(before.addons, after.addons);
}
