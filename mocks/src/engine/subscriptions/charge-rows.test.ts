import { describe, expect, it } from 'vitest';
import type { Charge, Tier } from '../catalog/package.ts';
import type { PriceOverride } from '../customers/subscription.ts';
import { localised, pricedPeriods, type RowChoice, rowsOf, usageRowsOf } from './charge-rows.ts';
import { addon, charge, perPeriod, plan, usd } from './world.fixture.ts';

const eur = { amount: 45, currency: 'eur' };
const pro = plan('plan-pro', { charges: [...perPeriod(49, 490), charge({ billingCountryCode: 'DE', price: eur })] });
const monthly = { billingPeriod: 'MONTHLY', billingCountryCode: null } as const;
const yearly = { ...monthly, billingPeriod: 'ANNUALLY' } as const;
const prices = (rows: ReturnType<typeof rowsOf>) => rows.map(({ price }) => price);

it('the row of the country goes before the one without country', () => {
  expect(prices(rowsOf(pro, [], { ...monthly, billingCountryCode: 'DE' }))).toEqual([eur]);
});

it('a country without a row of its own has the one without country', () => {
  expect(prices(rowsOf(pro, [], { ...monthly, billingCountryCode: 'FR' }))).toEqual([usd(49)]);
  expect(prices(rowsOf(pro, [], { billingPeriod: 'ANNUALLY', billingCountryCode: 'DE' }))).toEqual([usd(490)]);
});

it('credits, top-ups and usage cost nothing in advance', () => {
  const rated = plan('plan-rated', {
    charges: [
      charge({ billingModel: 'CREDIT_BASED', creditRate: { amount: 2, currencyId: 'c', costFormula: null } }),
      charge({ billingModel: 'PER_UNIT', billingCadence: 'ONE_OFF', price: usd(0.1), topUpCustomCurrencyId: 'c' }),
      charge({ billingModel: 'USAGE_BASED', price: usd(0.5), featureId: 'feature-api-calls' }),
    ],
  });
  expect(rowsOf(rated, [], monthly)).toEqual([]);
});

it('a one-off price without a row for the period is the same in every period', () => {
  const fee = plan('plan-fee', { charges: [charge({ billingCadence: 'ONE_OFF', price: usd(100) })] });
  expect(prices(rowsOf(fee, [], { billingPeriod: 'ANNUALLY', billingCountryCode: null }))).toEqual([usd(100)]);
});

it('a one-off price with a row for the period has that one, wherever it stands in the list', () => {
  const once = (said: Partial<Charge>) => charge({ billingCadence: 'ONE_OFF', ...said });
  const monthlyFee = once({ price: usd(100) });
  const yearlyFee = once({ price: usd(80), billingPeriod: 'ANNUALLY' });
  for (const charges of [
    [monthlyFee, yearlyFee],
    [yearlyFee, monthlyFee],
  ]) {
    expect(rowsOf(plan('plan-fee', { charges }), [], monthly)).toEqual([monthlyFee]);
    expect(rowsOf(plan('plan-fee', { charges }), [], yearly)).toEqual([yearlyFee]);
  }
});

it('a recurring price holds for its own period only, and each thing that is charged has a row of its own', () => {
  const seats = charge({ billingModel: 'PER_UNIT', featureId: 'feature-seats', price: usd(5) });
  const storage = charge({ billingModel: 'PER_UNIT', featureId: 'feature-storage', price: usd(1) });
  const setUp = charge({ billingCadence: 'ONE_OFF', price: usd(100) });
  const team = plan('plan-team', { charges: [...perPeriod(49, 490), seats, storage, setUp] });
  expect(prices(rowsOf(team, [], monthly))).toEqual([usd(49), usd(5), usd(1), usd(100)]);
  expect(prices(rowsOf(team, [], yearly))).toEqual([usd(490), usd(100)]);
  expect(prices(rowsOf(team, [], { ...monthly, billingPeriod: null }))).toEqual([usd(100)]);
});

it('the row of a country takes the place of the same thing in the same period only', () => {
  const seats = charge({ billingModel: 'PER_UNIT', featureId: 'feature-seats', price: usd(5) });
  const german = charge({ billingCountryCode: 'DE', price: eur });
  const rows = [...perPeriod(49, 490), seats, german];
  expect(localised(rows, 'DE')).toEqual([rows[1], seats, german]);
  expect(localised(rows, null)).toEqual(rows.slice(0, 3));
});

describe('a price that was agreed', () => {
  const agreed: PriceOverride = {
    addonId: null,
    currencyId: null,
    featureId: null,
    baseCharge: true,
    amount: 39,
    currency: 'usd',
    billingCountryCode: null,
    blockSize: null,
    tiers: null,
    creditRate: null,
  };
  const ofSeats = { ...agreed, baseCharge: false, featureId: 'feature-seats', amount: 4 };
  const seats = charge({ billingModel: 'PER_UNIT', featureId: 'feature-seats', price: usd(5) });
  const custom = plan('plan-custom', { pricingType: 'CUSTOM' });
  const tiers: Tier[] = [{ upTo: null, unitPrice: usd(3), flatPrice: null }];

  it('takes the place of the listed one', () => {
    expect(prices(rowsOf(pro, [agreed], monthly))).toEqual([usd(39)]);
    expect(prices(rowsOf(pro, [agreed], yearly))).toEqual([usd(39)]);
  });

  it('stands where none is listed, as a flat fee or by the unit', () => {
    expect(rowsOf(custom, [agreed, ofSeats], yearly)).toEqual([
      {
        id: 'agreed',
        billingModel: 'FLAT_FEE',
        billingCadence: 'RECURRING',
        billingPeriod: 'ANNUALLY',
        billingCountryCode: null,
        featureId: null,
        price: usd(39),
        tiersMode: 'VOLUME',
        tiers: null,
        blockSize: null,
        minUnitQuantity: null,
        maxUnitQuantity: null,
        creditRate: null,
        creditGrantCadence: null,
        topUpCustomCurrencyId: null,
        createdAt: 0,
      },
      expect.objectContaining({ billingModel: 'PER_UNIT', featureId: 'feature-seats', price: usd(4) }),
    ]);
  });

  it('is for the plan, or for the add-on that it names', () => {
    expect(prices(rowsOf(pro, [{ ...agreed, addonId: 'addon-sso' }], monthly))).toEqual([usd(49)]);
    const sso = addon('addon-sso', { charges: perPeriod(30, 300) });
    expect(prices(rowsOf(sso, [{ ...agreed, addonId: 'addon-sso' }], monthly))).toEqual([usd(39)]);
    expect(prices(rowsOf(sso, [agreed, { ...agreed, addonId: 'addon-other' }], monthly))).toEqual([usd(30)]);
  });

  it('of a country is for that country', () => {
    const inGermany = { ...agreed, billingCountryCode: 'DE', currency: 'eur' };
    const ofCountry = (billingCountryCode: string | null) =>
      prices(rowsOf(pro, [inGermany], { ...monthly, billingCountryCode }));
    expect(ofCountry('DE')).toEqual([{ amount: 39, currency: 'eur' }]);
    expect([ofCountry('FR'), ofCountry(null)]).toEqual([[usd(49)], [usd(49)]]);
    expect(prices(rowsOf(pro, [agreed], { ...monthly, billingCountryCode: 'FR' }))).toEqual([usd(39)]);
  });

  it('of a feature leaves the flat fee and other features alone, and one-off prices too', () => {
    const storage = charge({ billingModel: 'PER_UNIT', featureId: 'feature-storage', price: usd(1) });
    const onBoarding = { ...seats, billingCadence: 'ONE_OFF' as const, price: usd(7) };
    const team = plan('plan-team', { charges: [...perPeriod(49, 490), seats, storage, onBoarding] });
    expect(prices(rowsOf(team, [ofSeats], monthly))).toEqual([usd(49), usd(4), usd(1), usd(7)]);
    expect(prices(rowsOf(team, [agreed], monthly))).toEqual([usd(39), usd(5), usd(1), usd(7)]);
  });

  it('may be in blocks, or in tiers; of how tiers count, what was listed stays', () => {
    const graduated = { ...seats, tiersMode: 'GRADUATED' as const };
    const [inBlocks] = rowsOf(plan('plan-team', { charges: [seats] }), [{ ...ofSeats, blockSize: 10 }], monthly);
    expect(inBlocks).toMatchObject({ price: usd(4), blockSize: 10, tiers: null, tiersMode: 'VOLUME' });
    const tiered = { ...ofSeats, amount: null, tiers };
    const [inTiers] = rowsOf(plan('plan-team', { charges: [graduated] }), [tiered], monthly);
    expect(inTiers).toMatchObject({ price: null, tiers, tiersMode: 'GRADUATED' });
  });

  it('of credits is for the credits of its currency, where they are sold', () => {
    const credits = (topUpCustomCurrencyId: string, amount: number) =>
      charge({ price: usd(amount), topUpCustomCurrencyId });
    const team = plan('plan-team', {
      charges: [...perPeriod(49, 490), credits('currency-credits', 0.1), credits('currency-tokens', 0.2)],
    });
    const ofCredits = { ...agreed, baseCharge: false, currencyId: 'currency-credits', amount: 0.05 };
    expect(prices(rowsOf(team, [ofCredits], monthly))).toEqual([usd(49), usd(0.05), usd(0.2)]);
    expect(prices(rowsOf(team, [agreed], monthly))).toEqual([usd(39), usd(0.1), usd(0.2)]);
    expect(prices(rowsOf(pro, [ofCredits], monthly))).toEqual([usd(49)]);
    expect([...pricedPeriods(plan('plan-credits', { charges: [credits('currency-credits', 0.1)] }))]).toEqual([]);
  });

  it('that names no price, no thing or no period changes nothing', () => {
    const saysNothing = [
      { ...agreed, amount: null },
      { ...agreed, amount: null, tiers: [] },
      { ...agreed, baseCharge: false },
    ];
    for (const one of saysNothing) expect(rowsOf(custom, [one], monthly)).toEqual([]);
    expect(rowsOf(custom, [agreed], { ...monthly, billingPeriod: null })).toEqual([]);
  });

  it('of a feature that is paid by use is a price by use, and not one in advance', () => {
    const metered = plan('plan-metered', {
      charges: [...perPeriod(49, 490), { ...seats, billingModel: 'USAGE_BASED' }],
    });
    expect(prices(rowsOf(metered, [ofSeats, agreed], monthly))).toEqual([usd(39)]);
    expect(usageRowsOf(metered, [ofSeats, agreed], monthly)).toMatchObject([{ row: { price: usd(4) } }]);
  });
});

describe('rows by use', () => {
  const CALLS = 'feature-api-calls';
  const byUse = (said: Partial<Charge> = {}) => charge({ billingModel: 'USAGE_BASED', featureId: CALLS, ...said });
  const usagePrices = (charges: Charge[], overageCharges: Charge[] = [], choice: RowChoice = monthly) =>
    usageRowsOf(plan('plan-metered', { charges, overageCharges }), [], choice).map(({ row, isOverage }) => [
      row.price?.amount,
      isOverage,
    ]);

  it('are those of usage, and of overage also those by the unit', () => {
    const perUnit = byUse({ billingModel: 'PER_UNIT', price: usd(2) });
    const flat = byUse({ billingModel: 'FLAT_FEE', price: usd(3) });
    const ofNothing = byUse({ featureId: null, price: usd(4) });
    expect(usagePrices([byUse({ price: usd(1) }), perUnit, flat, ofNothing])).toEqual([[1, false]]);
    expect(usagePrices([], [byUse({ price: usd(1) }), perUnit, flat, ofNothing])).toEqual([
      [1, true],
      [2, true],
    ]);
  });

  it('are those of the period, else of any, and of the country, else of none', () => {
    const rows = [
      byUse({ price: usd(1) }),
      byUse({ price: usd(2), billingPeriod: 'ANNUALLY' }),
      byUse({ price: usd(3), billingCountryCode: 'DE' }),
    ];
    expect(usagePrices(rows)).toEqual([[1, false]]);
    expect(usagePrices(rows.toReversed())).toEqual([[1, false]]);
    expect(usagePrices(rows, [], yearly)).toEqual([[2, false]]);
    expect(usagePrices(rows.toReversed(), [], yearly)).toEqual([[2, false]]);
    expect(usagePrices(rows.slice(0, 1), [], yearly)).toEqual([[1, false]]);
    expect(usagePrices(rows, [], { ...monthly, billingCountryCode: 'DE' })).toEqual([[3, false]]);
  });

  it('have the price that was agreed for their feature, for usage and overage alike', () => {
    const said = {
      addonId: null,
      currencyId: null,
      currency: 'usd',
      billingCountryCode: null,
      baseCharge: false,
      creditRate: null,
    };
    const agreed = { ...said, featureId: CALLS, amount: 9, tiers: null, blockSize: null };
    const tiers: Tier[] = [{ upTo: null, unitPrice: usd(3), flatPrice: null }];
    const listed = byUse({ price: usd(1), blockSize: 1000 });
    const metered = plan('plan-metered', { charges: [listed], overageCharges: [listed] });
    const repriced = (override: PriceOverride) => usageRowsOf(metered, [override], monthly).map(({ row }) => row);
    const inBlocks = { ...listed, price: usd(9), tiers: null };
    expect(repriced(agreed)).toEqual([inBlocks, inBlocks]);
    expect(repriced({ ...agreed, blockSize: 10 })).toMatchObject([{ blockSize: 10 }, { blockSize: 10 }]);
    expect(repriced({ ...agreed, amount: null, tiers })).toMatchObject([
      { price: null, tiers },
      { price: null, tiers },
    ]);
    const asListed = [listed, listed];
    expect(repriced({ ...agreed, amount: null })).toEqual(asListed);
    expect(repriced({ ...agreed, amount: null, tiers: [] })).toEqual(asListed);
    expect(repriced({ ...agreed, featureId: 'feature-seats' })).toEqual(asListed);
    expect(repriced({ ...agreed, featureId: CALLS, baseCharge: true })).toEqual(asListed);
  });
});

it('a package is priced in the periods in which it has a recurring price in advance', () => {
  const periods = (...charges: Charge[]) => [...pricedPeriods(plan('plan', { charges }))];
  expect(periods(...perPeriod(49, 490))).toEqual(['MONTHLY', 'ANNUALLY']);
  expect(periods(charge({ price: usd(100), billingCadence: 'ONE_OFF' }))).toEqual([]);
  expect(periods(charge({ price: usd(1), billingModel: 'USAGE_BASED' }))).toEqual([]);
  expect(periods(charge({ price: null }))).toEqual([]);
});
