// Decides which price rows of a plan or add-on hold: those of the billing period, for the country or else for no country,
// with the prices that were agreed for this subscription in their place.
// Invariant: at most one row for each thing that is charged. Top-ups cost no money here; usage comes afterwards.
// Example: flat fee 49 usd, and 45 eur for DE: country DE has the one row of 45 eur, FR the one of 49 usd.
import { type Addon, type BillingPeriod, type Charge, isCreditPrice, type Plan } from '../catalog/package.ts';
import type { PriceOverride } from '../customers/subscription.ts';
import { currencyOf } from './price.ts';

export type RowChoice = { billingPeriod: BillingPeriod | null; billingCountryCode: string | null };

/** The rows of the package that cost money in advance, each thing once. */
export function rowsOf(pack: Plan | Addon, overrides: PriceOverride[], choice: RowChoice): Charge[] {
  const rows = localised(pack.charges.filter(isPaidInAdvance), choice.billingCountryCode);
  const paidByUse = new Set<string | null>(usageRowsOf(pack, [], choice).map(({ row }) => row.featureId));
  return overridesFor(pack, overrides, choice)
    .filter(({ baseCharge, featureId }) => baseCharge || !paidByUse.has(featureId))
    .reduce((known, override) => overridden(known, override, choice), ofPeriod(rows, choice.billingPeriod));
}

type ChargeByUse = Charge & { featureId: string };
export type UsageRow = { row: ChargeByUse; isOverage: boolean };

/** The rows by which usage costs money in arrears: all of it, or what is above the quota. */
export function usageRowsOf(pack: Plan | Addon, overrides: PriceOverride[], choice: RowChoice): UsageRow[] {
  const own = overridesFor(pack, overrides, choice).filter(({ baseCharge }) => !baseCharge);
  const priced = (rows: Charge[], isOverage: boolean) =>
    ofUsage(localised(rows.filter(isPaidByUse(isOverage)), choice.billingCountryCode), choice.billingPeriod)
      .map((row) => own.reduce(repriced, row))
      .map((row) => ({ row, isOverage }));
  return [...priced(pack.charges, false), ...priced(pack.overageCharges, true)];
}

function isPaidByUse(isOverage: boolean) {
  return (row: Charge): row is ChargeByUse =>
    row.featureId !== null && (row.billingModel === 'USAGE_BASED' || (isOverage && row.billingModel === 'PER_UNIT'));
}

/** Usage that has no price for the period costs the same in every period. */
function ofUsage(rows: ChargeByUse[], period: BillingPeriod | null): ChargeByUse[] {
  const things = new Map<string, ChargeByUse>();
  for (const row of rows) if (row.billingPeriod === period || !things.has(thingOf(row))) things.set(thingOf(row), row);
  return [...things.values()];
}

function repriced(row: ChargeByUse, { featureId, amount, currency, tiers, blockSize }: PriceOverride): ChargeByUse {
  if (featureId !== row.featureId || (amount === null && !tiers?.length)) return row;
  return { ...row, price: amount === null ? null : { amount, currency }, tiers, blockSize: blockSize ?? row.blockSize };
}

function overridesFor(pack: Plan | Addon, overrides: PriceOverride[], { billingCountryCode: country }: RowChoice) {
  const isAddon = !('parentPlanId' in pack);
  return overrides.filter(
    ({ addonId, billingCountryCode }) =>
      addonId === (isAddon ? pack.id : null) && (billingCountryCode === null || billingCountryCode === country),
  );
}

/** For each thing and period the row of the country, or the one without country where there is none. */
export function localised<Row extends Charge>(rows: Row[], country: string | null): Row[] {
  return rows.filter((row) => {
    if (row.billingCountryCode === country) return true;
    if (row.billingCountryCode !== null) return false;
    return !rows.some((other) => other.billingCountryCode === country && isSamePrice(other, row));
  });
}

function isSamePrice(left: Charge, right: Charge): boolean {
  return left.billingPeriod === right.billingPeriod && thingOf(left) === thingOf(right);
}

function thingOf({ billingModel, billingCadence, featureId, topUpCustomCurrencyId }: Charge): string {
  return JSON.stringify([billingModel, billingCadence, featureId, topUpCustomCurrencyId]);
}

function isPaidInAdvance(row: Charge): boolean {
  const isOfPackage = row.topUpCustomCurrencyId === null || isCreditPrice(row);
  return row.billingModel !== 'CREDIT_BASED' && row.billingModel !== 'USAGE_BASED' && isOfPackage;
}

/** A one-off price that has no row for the period is the same in every period. */
function ofPeriod(rows: Charge[], period: BillingPeriod | null): Charge[] {
  const things = new Map<string, Charge>();
  for (const row of rows) {
    const isFitting = row.billingPeriod === period;
    if (!isFitting && row.billingCadence === 'RECURRING') continue;
    if (isFitting || !things.has(thingOf(row))) things.set(thingOf(row), row);
  }
  return [...things.values()];
}

function overridden(rows: Charge[], override: PriceOverride, { billingPeriod }: RowChoice): Charge[] {
  const saysNothing = override.amount === null && !override.tiers?.length;
  const isForNothing = !override.baseCharge && override.featureId === null && override.currencyId === null;
  if (saysNothing || billingPeriod === null || isForNothing) return rows;
  const isMeant = (row: Charge) =>
    row.billingCadence === 'RECURRING' &&
    (override.baseCharge
      ? row.billingModel === 'FLAT_FEE' && row.topUpCustomCurrencyId === null
      : row.featureId === override.featureId && row.topUpCustomCurrencyId === override.currencyId);
  const price = override.amount === null ? null : { amount: override.amount, currency: override.currency };
  const changed = { price, tiers: override.tiers, blockSize: override.blockSize };
  if (rows.some(isMeant)) {
    return rows.map((row) => (isMeant(row) ? { ...row, ...changed, tiersMode: row.tiersMode ?? 'VOLUME' } : row));
  }
  if (override.currencyId !== null) return rows;
  return [...rows, { ...AGREED, ...changed, ...namedBy(override), billingPeriod }];
}

/** A price that only the subscription has, as custom plans do. */
const AGREED = {
  id: 'agreed',
  billingCadence: 'RECURRING',
  billingCountryCode: null,
  tiersMode: 'VOLUME',
  minUnitQuantity: null,
  maxUnitQuantity: null,
  creditRate: null,
  creditGrantCadence: null,
  topUpCustomCurrencyId: null,
  createdAt: 0,
} as const;

function namedBy({ baseCharge, featureId }: PriceOverride): Pick<Charge, 'billingModel' | 'featureId'> {
  return baseCharge ? { billingModel: 'FLAT_FEE', featureId: null } : { billingModel: 'PER_UNIT', featureId };
}

/** The billing periods in which a package has a recurring price in advance. */
export function pricedPeriods(pack: Plan | Addon): Set<BillingPeriod> {
  const rows = pack.charges.filter(
    (row) =>
      isPaidInAdvance(row) &&
      row.topUpCustomCurrencyId === null &&
      row.billingCadence === 'RECURRING' &&
      currencyOf(row) !== null,
  );
  return new Set(rows.map(({ billingPeriod }) => billingPeriod));
}
