// Decides which price rows come of a configuration of charges: one for each thing, billing period and country.
// Invariant: a row has exactly one kind of price: an amount, tiers in rising order, or credits; no two rows are for the same.
// A free package has no prices in money.
// Example: a flat fee with 59 a month, 590 a year and 55 eur a month in DE is three rows.
import type { Money } from '../money.ts';
import { known, Refusal } from '../refusal.ts';
import type { Instant } from '../time.ts';
import type { Catalog } from './catalog.ts';
import { compiled } from './cost-formula.ts';
import { isMetered } from './feature.ts';
import { type Charge, NEW_CHARGE, type Tier } from './package.ts';

type Maybe<Record> = { [Key in keyof Record]?: Record[Key] | undefined };
export type PricePeriod = Pick<Charge, 'billingPeriod'> &
  Maybe<Pick<Charge, 'price' | 'tiers' | 'creditRate'>> & {
    billingCountryCode?: string | undefined;
    blockSize?: number | undefined;
    creditGrantCadence?: Exclude<Charge['creditGrantCadence'], null> | undefined;
  };
export type PricingModel = Pick<Charge, 'billingModel'> & {
  billingCadence?: Charge['billingCadence'] | undefined;
  featureId?: string | undefined;
  minUnitQuantity?: number | undefined;
  maxUnitQuantity?: number | undefined;
  tiersMode?: Exclude<Charge['tiersMode'], null> | undefined;
  topUpCustomCurrencyId?: string | undefined;
  pricePeriods: PricePeriod[];
};

export function rowsOf(
  catalog: Catalog,
  model: PricingModel,
  field: string,
  uuid: () => string,
  at: Instant,
): Charge[] {
  assertModel(catalog, model, field);
  const { pricePeriods, billingModel, billingCadence = 'RECURRING', featureId = null } = model;
  const { minUnitQuantity = null, maxUnitQuantity = null, topUpCustomCurrencyId = null } = model;
  return pricePeriods.map((period, index) => {
    const tiers = period.tiers?.length ? period.tiers : null;
    assertPrice(catalog, { ...period, tiers }, `${field}.pricePeriods[${index}]`);
    return {
      ...NEW_CHARGE,
      id: uuid(),
      billingModel,
      billingCadence,
      billingPeriod: period.billingPeriod,
      billingCountryCode: period.billingCountryCode ?? null,
      featureId,
      price: period.price ?? null,
      tiersMode: tiers && (model.tiersMode ?? 'VOLUME'),
      tiers,
      blockSize: period.blockSize || null,
      minUnitQuantity,
      maxUnitQuantity,
      creditRate: period.creditRate ?? null,
      creditGrantCadence: period.creditGrantCadence ?? null,
      topUpCustomCurrencyId,
      createdAt: at,
    };
  });
}

export function assertRows(pricingType: 'FREE' | 'PAID' | 'CUSTOM', rows: Charge[], field: string): void {
  const names = rows.map(
    ({ billingModel, billingCadence, billingPeriod, billingCountryCode, featureId, topUpCustomCurrencyId }) =>
      JSON.stringify([
        billingModel,
        billingCadence,
        billingPeriod,
        billingCountryCode,
        featureId,
        topUpCustomCurrencyId,
      ]),
  );
  const twice = rows.find((_, index) => names.indexOf(names[index] ?? '') !== index);
  if (twice) {
    refuse(
      `${field}: there are two prices for ${twice.featureId ?? twice.billingModel} ${twice.billingPeriod}. Give one.`,
    );
  }
  if (pricingType === 'FREE' && rows.some(({ price, tiers }) => price !== null || tiers !== null)) {
    refuse(`${field}.pricingType: what is FREE has no prices in money. Say PAID, or leave the prices out.`);
  }
}

function assertModel(catalog: Catalog, model: PricingModel, field: string): void {
  const { billingModel, featureId, topUpCustomCurrencyId, minUnitQuantity = 1, maxUnitQuantity } = model;
  const feature =
    featureId === undefined
      ? undefined
      : known(catalog.feature(featureId), 'FeatureNotFound', 'feature', `${field}.featureId`, featureId);
  if (feature && feature.archivedAt !== null) archived(`${field}.featureId`, feature.id);
  const isByUse = billingModel === 'USAGE_BASED' || billingModel === 'CREDIT_BASED';
  if (isByUse && !feature) refuse(`${field}.featureId: say which feature is charged by use.`);
  if (isByUse && feature && !isMetered(feature))
    refuse(`${field}.featureId: ${feature.id} is not metered, so there is no use to charge.`);
  if (billingModel === 'PER_UNIT' && feature && feature.featureType !== 'NUMBER')
    refuse(`${field}.featureId: ${feature.id} is no number to buy units of.`);
  if (billingModel === 'FLAT_FEE' && feature)
    refuse(`${field}.featureId: a flat fee is not for a feature. Leave it out.`);
  if (topUpCustomCurrencyId !== undefined) {
    const name = `${field}.topUpCustomCurrencyId`;
    const currency = known(
      catalog.currency(topUpCustomCurrencyId),
      'CustomCurrencyNotFound',
      'custom currency',
      name,
      topUpCustomCurrencyId,
    );
    if (currency.archivedAt !== null) archived(name, currency.id);
  }
  if (maxUnitQuantity !== undefined && maxUnitQuantity < minUnitQuantity) {
    refuse(`${field}.maxUnitQuantity: give at least ${minUnitQuantity}, the minimum.`);
  }
}

function assertPrice(catalog: Catalog, { price, tiers, creditRate }: PricePeriod, field: string): void {
  const kinds = [price, tiers, creditRate].filter((one) => one !== undefined && one !== null).length;
  if (kinds !== 1) refuse(`${field}: give exactly one of price, tiers and creditRate.`);
  if (tiers) assertTiers(tiers, field);
  if (!creditRate) return;
  const name = `${field}.creditRate.currencyId`;
  known(
    catalog.currency(creditRate.currencyId),
    'CustomCurrencyNotFound',
    'custom currency',
    name,
    creditRate.currencyId,
  );
  if (creditRate.costFormula !== null) compiled(creditRate.costFormula, `${field}.creditRate.costFormula`);
}

function assertTiers(tiers: Tier[], field: string): void {
  const bounds = tiers.map(({ upTo }) => upTo ?? Number.POSITIVE_INFINITY);
  const isRising = bounds.every((bound, index) => index === 0 || bound > (bounds[index - 1] ?? 0));
  if (!isRising || bounds.at(-1) !== Number.POSITIVE_INFINITY) {
    refuse(`${field}.tiers: let upTo rise from tier to tier, and leave it out in the last one.`);
  }
  if (tiers.some(({ unitPrice, flatPrice }) => unitPrice === null && flatPrice === null)) {
    refuse(`${field}.tiers: give each tier a unitPrice, a flatPrice or both.`);
  }
  const currencies = new Set(tiers.flatMap(({ unitPrice, flatPrice }) => [unitPrice, flatPrice].flatMap(currencyOf)));
  if (currencies.size > 1) refuse(`${field}.tiers: one price cannot be in ${[...currencies].join(' and ')}.`);
}

const currencyOf = (money: Money | null) => (money ? [money.currency] : []);

function archived(field: string, id: string): never {
  throw new Refusal('EntityIsArchivedError', `${field}: ${id} is archived. Unarchive it first.`);
}

function refuse(message: string): never {
  throw new Refusal('BadUserInput', message);
}
