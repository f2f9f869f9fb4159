import { expect, it } from 'vitest';
import type { PriceOverride } from '../customers/subscription.ts';
import { rowsOf } from './charge-rows.ts';
import { charge, perPeriod, plan, usd } from './world.fixture.ts';

const eur = { amount: 45, currency: 'eur' };
const pro = plan('plan-pro', { charges: [...perPeriod(49, 490), charge({ billingCountryCode: 'DE', price: eur })] });
const monthly = { billingPeriod: 'MONTHLY', billingCountryCode: null } as const;
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

it('a price that was agreed takes the place of the listed one, or stands where none is listed', () => {
  const agreed: PriceOverride = {
    addonId: null,
    featureId: null,
    baseCharge: true,
    amount: 39,
    currency: 'usd',
    billingCountryCode: null,
    blockSize: null,
    tiers: null,
    creditRate: null,
  };
  expect(prices(rowsOf(pro, [agreed], monthly))).toEqual([usd(39)]);
  expect(prices(rowsOf(plan('plan-custom', { pricingType: 'CUSTOM' }), [agreed], monthly))).toEqual([usd(39)]);
  expect(prices(rowsOf(pro, [{ ...agreed, addonId: 'addon-sso' }], monthly))).toEqual([usd(49)]);
});
