import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { refusedWith } from '../refusal.fixture.ts';
import { type Charges, withCharges } from './charges.ts';
import {
  addon,
  catalogOf,
  charge,
  countingIds,
  currency,
  feature,
  gives,
  includes,
  MARCH,
  NOON,
  plan,
} from './fixture.ts';
import type { PricePeriod, PricingModel } from './pricing.ts';

const usd = (amount: number) => ({ amount, currency: 'usd' });
const catalog = catalogOf({
  plans: [plan('plan-free', { entitlements: [gives('storage', { usageLimit: 1 })] })],
  features: [
    feature('seats', { meterType: 'FLUCTUATING' }),
    feature('calls', { meterType: 'INCREMENTAL' }),
    feature('storage', { meterType: 'FLUCTUATING' }),
    feature('retention'),
    feature('sso', { featureType: 'BOOLEAN' }),
    { ...feature('fax', { meterType: 'INCREMENTAL' }), archivedAt: MARCH },
  ],
  currencies: [currency('credits'), currency('old-credits', { archivedAt: MARCH })],
});
const draft = plan('plan-pro', { status: 'DRAFT', pricingType: null, parentPlanId: 'plan-free' });
const NOTHING: Charges = {
  pricingType: 'PAID',
  pricingModels: [],
  overagePricingModels: [],
  overageBillingPeriod: undefined,
  minimumSpend: [],
};

function priced<One extends typeof draft>(said: Partial<Charges>, to: One = draft as One): One {
  return withCharges(catalog, to, { ...NOTHING, ...said }, countingIds(), NOON);
}

const monthly = (said: Partial<PricePeriod>): PricePeriod => ({ billingPeriod: 'MONTHLY', ...said });
const model = (billingModel: PricingModel['billingModel'], featureId?: string, ...periods: Partial<PricePeriod>[]) => ({
  billingModel,
  featureId,
  pricePeriods: (periods.length ? periods : [{ price: usd(8) }]).map(monthly),
});
const flat = (...periods: Partial<PricePeriod>[]) => model('FLAT_FEE', undefined, ...periods);

describe('prices', () => {
  it('are one row for each period and country', () => {
    const { charges, pricingType, updatedAt } = priced({
      pricingModels: [
        flat(
          { price: usd(59) },
          { price: usd(590), billingPeriod: 'ANNUALLY' },
          { price: { amount: 55, currency: 'eur' }, billingCountryCode: 'DE' },
        ),
      ],
    });
    expect(charges.map((row) => [row.billingPeriod, row.billingCountryCode, row.price?.amount])).toEqual([
      ['MONTHLY', null, 59],
      ['ANNUALLY', null, 590],
      ['MONTHLY', 'DE', 55],
    ]);
    expect(charges[0]).toEqual(charge({ id: 'uuid-1', price: usd(59), createdAt: NOON }));
    expect([pricingType, updatedAt]).toEqual(['PAID', NOON]);
  });

  it('say how units are sold: in tiers, in blocks, between two bounds, once', () => {
    const tiers = [
      { upTo: 10, unitPrice: usd(5), flatPrice: null },
      { upTo: null, unitPrice: usd(3), flatPrice: usd(1) },
    ];
    const sold = { ...model('PER_UNIT', 'seats', { tiers, blockSize: 5 }), minUnitQuantity: 2, maxUnitQuantity: 50 };
    expect(priced({ pricingModels: [sold] }).charges).toMatchObject([
      { price: null, tiers, tiersMode: 'VOLUME', blockSize: 5, minUnitQuantity: 2, maxUnitQuantity: 50 },
    ]);
    const graduated = { ...model('PER_UNIT', 'seats', { tiers }), tiersMode: 'GRADUATED' } as const;
    expect(priced({ pricingModels: [graduated] }).charges).toMatchObject([{ tiersMode: 'GRADUATED', blockSize: null }]);
    const setup = { ...flat({ price: usd(250), tiers: [] }), billingCadence: 'ONE_OFF' } as const;
    expect(priced({ pricingModels: [setup] }).charges).toMatchObject([
      { billingCadence: 'ONE_OFF', tiers: null, tiersMode: null },
    ]);
  });

  it('can be credits, and can sell credits', () => {
    const creditRate = { amount: 2, currencyId: 'credits', costFormula: null };
    const topUp = { ...flat({ price: usd(10), creditGrantCadence: 'MONTHLY' }), topUpCustomCurrencyId: 'credits' };
    expect(priced({ pricingModels: [model('CREDIT_BASED', 'calls', { creditRate }), topUp] }).charges).toMatchObject([
      { billingModel: 'CREDIT_BASED', creditRate, price: null },
      { topUpCustomCurrencyId: 'credits', creditGrantCadence: 'MONTHLY' },
    ]);
  });

  it('have a floor for each period', () => {
    const minimumSpend = [{ billingPeriod: 'ANNUALLY' as const, minimum: usd(1000) }];
    expect(priced({ pricingModels: [flat()], minimumSpend }).charges[1]).toMatchObject({
      billingModel: 'MINIMUM_SPEND',
      billingPeriod: 'ANNUALLY',
      price: usd(1000),
      createdAt: NOON,
    });
  });

  it('take the place of those that were there', () => {
    const before = {
      ...draft,
      charges: [charge()],
      overageCharges: [charge()],
      overageBillingPeriod: 'MONTHLY' as const,
    };
    expect(priced({ pricingType: 'FREE' }, before)).toEqual({
      ...draft,
      pricingType: 'FREE',
      updatedAt: NOON,
    });
    expect(priced({ overageBillingPeriod: 'MONTHLY' }).overageBillingPeriod).toBe('MONTHLY');
  });
});

describe('what is charged is entitled to', () => {
  it('without a limit when it is paid as it goes, and to what was bought when it is bought', () => {
    const resets = { resetPeriod: 'MONTH', resetPeriodConfiguration: { accordingTo: 'StartOfTheMonth' } } as const;
    const { entitlements } = priced({
      pricingModels: [
        { ...model('USAGE_BASED', 'calls'), ...resets },
        model('PER_UNIT', 'seats'),
        { ...model('PER_UNIT', 'retention'), ...resets },
      ],
    });
    expect(entitlements).toMatchObject([
      { id: 'entitlement-4', featureId: 'calls', hasUnlimitedUsage: true, ...resets },
      { featureId: 'seats', usageLimit: null, hasUnlimitedUsage: null },
      { featureId: 'retention', resetPeriod: null },
    ]);
  });

  it('once: what the plan, or the plan below it, entitles to stays as it is', () => {
    const own = { ...draft, entitlements: [gives('calls', { usageLimit: 1000 })] };
    const pricingModels = [model('USAGE_BASED', 'calls'), model('USAGE_BASED', 'storage')];
    expect(priced({ pricingModels }, own).entitlements).toEqual(own.entitlements);
  });

  it('by an add-on too', () => {
    const { entitlements } = withCharges(
      catalog,
      addon('addon-calls', { entitlements: [gives('storage', { usageLimit: 5 })] }),
      { ...NOTHING, pricingModels: [model('USAGE_BASED', 'calls'), model('USAGE_BASED', 'storage')] },
      countingIds(),
      NOON,
    );
    expect(entitlements).toMatchObject([
      { featureId: 'storage', usageLimit: 5 },
      { featureId: 'calls', hasUnlimitedUsage: true },
    ]);
  });
});

describe('a price for overage', () => {
  it('makes the limit soft that is there', () => {
    const own = { ...draft, entitlements: [gives('calls', { usageLimit: 100_000 })] };
    const { entitlements, overageCharges } = priced({ overagePricingModels: [model('USAGE_BASED', 'calls')] }, own);
    expect(entitlements).toMatchObject([{ id: 'e-calls', usageLimit: 100_000, hasSoftLimit: true }]);
    expect(overageCharges).toMatchObject([{ featureId: 'calls', price: usd(8) }]);
  });

  it('brings the entitlement that comes with it', () => {
    const entitlement = { featureId: 'calls', usageLimit: 500, resetPeriod: 'MONTH' } as const;
    const { entitlements, overageCharges } = priced({
      overagePricingModels: [{ ...model('USAGE_BASED'), entitlement }],
    });
    expect(entitlements).toMatchObject([{ ...entitlement, hasSoftLimit: true }]);
    expect(overageCharges).toMatchObject([{ featureId: 'calls' }]);
  });

  it('of credits lets a wallet go below nothing', () => {
    const creditEntitlement = { amount: 100, cadence: 'MONTH', customCurrencyId: 'credits' } as const;
    expect(priced({ overagePricingModels: [{ ...flat(), creditEntitlement }] }).entitlements).toMatchObject([
      { currencyId: 'credits', amount: 100, cadence: 'MONTH', hasSoftLimit: true },
    ]);
    const own = { ...draft, entitlements: [includes('credits')] };
    const overagePricingModels = [{ ...flat(), currencyId: 'credits' }];
    expect(priced({ overagePricingModels }, own).entitlements).toMatchObject([{ amount: 100, hasSoftLimit: true }]);
  });

  it('of nothing in particular entitles to nothing', () => {
    expect(priced({ overagePricingModels: [flat()] }).entitlements).toEqual([]);
  });
});

describe('a price is refused', () => {
  const tiers = (...all: [number | null, number?, number?][]) =>
    all.map(([upTo, unit, once]) => ({
      upTo,
      unitPrice: unit === undefined ? null : usd(unit),
      flatPrice: once === undefined ? null : usd(once),
    }));
  const inTiers = (...all: [number | null, number?, number?][]) => model('PER_UNIT', 'seats', { tiers: tiers(...all) });
  const mixed = [{ upTo: null, unitPrice: usd(1), flatPrice: { amount: 1, currency: 'eur' } }];
  const creditRate = { amount: 2, currencyId: 'currency-x', costFormula: null };
  const at = 'body.charges.pricingModels[0]';
  const refusals: [string, string, string, PricingModel][] = [
    ['for an unknown feature', 'FeatureNotFound', `${at}.featureId`, model('USAGE_BASED', 'feature-x')],
    ['for an archived feature', 'EntityIsArchivedError', `${at}.featureId: fax`, model('USAGE_BASED', 'fax')],
    ['by the use of nothing', 'BadUserInput', `${at}.featureId: say which`, model('USAGE_BASED')],
    [
      'by the use of what is not metered',
      'BadUserInput',
      'retention is not metered',
      model('CREDIT_BASED', 'retention'),
    ],
    ['by the unit of a switch', 'BadUserInput', 'sso is no number', model('PER_UNIT', 'sso')],
    ['as a flat fee for a feature', 'BadUserInput', 'a flat fee is not for a feature', model('FLAT_FEE', 'seats')],
    [
      'in two ways',
      'BadUserInput',
      `${at}.pricePeriods[0]: give exactly one`,
      flat({ price: usd(1), tiers: tiers([null, 1]) }),
    ],
    ['in no way', 'BadUserInput', `${at}.pricePeriods[1]: give exactly one`, flat({ price: usd(1) }, {})],
    [
      'in tiers that fall',
      'BadUserInput',
      `${at}.pricePeriods[0].tiers: let upTo rise`,
      inTiers([20, 5], [10, 4], [null, 3]),
    ],
    ['in tiers that stand still', 'BadUserInput', 'let upTo rise', inTiers([10, 5], [10, 4], [null, 3])],
    ['in tiers that end', 'BadUserInput', 'leave it out in the last one', inTiers([10, 5], [20, 4])],
    ['in a tier for nothing', 'BadUserInput', 'give each tier a unitPrice', inTiers([10, 5], [null])],
    [
      'in tiers of two currencies',
      'BadUserInput',
      'cannot be in usd and eur',
      model('PER_UNIT', 'seats', { tiers: mixed }),
    ],
    [
      'in an unknown currency',
      'CustomCurrencyNotFound',
      `${at}.pricePeriods[0].creditRate.currencyId`,
      model('CREDIT_BASED', 'calls', { creditRate }),
    ],
    [
      'for unknown credits',
      'CustomCurrencyNotFound',
      `${at}.topUpCustomCurrencyId`,
      { ...flat(), topUpCustomCurrencyId: 'currency-x' },
    ],
    [
      'for archived credits',
      'EntityIsArchivedError',
      `${at}.topUpCustomCurrencyId: old-credits`,
      { ...flat(), topUpCustomCurrencyId: 'old-credits' },
    ],
    [
      'with bounds the wrong way round',
      'BadUserInput',
      `${at}.maxUnitQuantity: give at least 5`,
      { ...model('PER_UNIT', 'seats'), minUnitQuantity: 5, maxUnitQuantity: 4 },
    ],
    [
      'with room for no unit',
      'BadUserInput',
      `${at}.maxUnitQuantity: give at least 1`,
      { ...model('PER_UNIT', 'seats'), maxUnitQuantity: 0 },
    ],
  ];

  it.each(refusals)('%s', (_, code, text, refused) => {
    expect(() => priced({ pricingModels: [refused] })).toThrow(refusedWith(code, text));
  });

  it('when there are two for one thing', () => {
    const twice = [model('PER_UNIT', 'seats'), model('PER_UNIT', 'seats')];
    expect(() => priced({ pricingModels: twice })).toThrow(
      refusedWith('BadUserInput', 'body.charges: there are two prices for seats MONTHLY'),
    );
    expect(() => priced({ pricingModels: [flat(), flat()] })).toThrow(/two prices for FLAT_FEE MONTHLY/);
    expect(() => priced({ overagePricingModels: [flat(), flat()] })).toThrow(refusedWith('BadUserInput'));
  });

  it('in money for what is free; credits are no money', () => {
    const free = (one: PricingModel) => priced({ pricingType: 'FREE', pricingModels: [one] });
    for (const one of [flat(), inTiers([null, 1])])
      expect(() => free(one)).toThrow(refusedWith('BadUserInput', 'body.charges.pricingType'));
    const rate = { amount: 2, currencyId: 'credits', costFormula: null };
    expect(free(model('CREDIT_BASED', 'calls', { creditRate: rate })).charges).toHaveLength(1);
  });

  it('with its place, also when its entitlement is what is wrong', () => {
    const entitlement = { featureId: 'sso', usageLimit: 5 };
    const overagePricingModels = [flat(), { ...model('MINIMUM_SPEND'), entitlement }];
    expect(() => priced({ overagePricingModels })).toThrow(
      refusedWith('UnsupportedFeatureType', 'body.charges.overagePricingModels[1].usageLimit'),
    );
  });
});

it('law: the same charges again change nothing but ids and dates', () => {
  const anyModel = fc.constantFrom<PricingModel[]>(
    flat(),
    model('PER_UNIT', 'seats'),
    model('USAGE_BASED', 'calls'),
    model('USAGE_BASED', 'storage'),
    { ...flat(), topUpCustomCurrencyId: 'credits' },
  );
  const anyModels = fc.uniqueArray(anyModel);
  fc.assert(
    fc.property(anyModels, anyModels, (pricingModels, overagePricingModels) => {
      const once = priced({ pricingModels, overagePricingModels });
      const twice = priced({ pricingModels, overagePricingModels }, once);
      const said = (one: typeof draft) => [
        one.charges,
        one.overageCharges,
        one.entitlements.map(({ id, ...rest }) => rest),
      ];
      expect(said(twice)).toEqual(said(once));
    }),
    { numRuns: 1000 },
  );
});
