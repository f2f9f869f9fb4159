import { describe, expect, it } from 'vitest';
import { type Feature, NEW_FEATURE } from '../catalog/feature.ts';
import { NEW_FEATURE_ENTITLEMENT, type PackageFeatureEntitlement, type Plan } from '../catalog/package.ts';
import { DAY, fromIso, type Instant } from '../time.ts';
import { chargeUsage } from './usage-charge.ts';
import { isUsageMonthly, usageDue } from './usage-due.ts';
import { usedSince } from './usage-since.ts';
import { APRIL, addon, charge, Inkwell, MARCH, NOON, perPeriod, plan, usd } from './world.fixture.ts';

const CALLS = 'feature-api-calls';
const MAY = fromIso('2026-05-01T00:00:00.000Z');
const JUNE = fromIso('2026-06-01T00:00:00.000Z');
const times = { createdAt: MARCH, updatedAt: MARCH };

const calls = (said: Partial<Feature> = {}): Feature => ({
  ...NEW_FEATURE,
  id: CALLS,
  displayName: 'API calls',
  featureType: 'NUMBER',
  meterType: 'INCREMENTAL',
  ...times,
  ...said,
});
const allows = (said: Partial<PackageFeatureEntitlement> = {}): PackageFeatureEntitlement => ({
  ...NEW_FEATURE_ENTITLEMENT,
  id: 'e-calls',
  featureId: CALLS,
  resetPeriod: 'MONTH',
  ...times,
  ...said,
});
const byUse = (said: Parameters<typeof charge>[0] = {}) =>
  charge({ billingModel: 'USAGE_BASED', featureId: CALLS, price: usd(0.01), ...said });

/** A company that has sold one plan since 1 March, by the month. */
function selling(said: Partial<Plan>, feature: Partial<Feature> = {}, addons = [addon('addon-none')]) {
  const metered = plan('plan-metered', {
    displayName: 'Metered',
    entitlements: [allows()],
    compatibleAddonIds: addons.map(({ id }) => id),
    ...said,
    charges: [...perPeriod(49, 490), ...(said.charges ?? [])],
  });
  return new Inkwell({ plans: [metered], features: [calls(feature)], addons });
}

/** What is due for the usage of a subscription that began on 1 March, and was charged at each of the instants before. */
function dueAfter(inkwell: Inkwell, until: Instant, charged: Instant[] = [], said = {}) {
  let subscription = inkwell.buy('plan-metered', MARCH, said);
  for (const at of charged) subscription = { ...subscription, usageCharged: usageDue(inkwell, subscription, at).mark };
  return usageDue(inkwell, subscription, until);
}

describe('a price by use', () => {
  it('charges each unit that was used since the beginning: 300 calls at a cent are 3.00', () => {
    const inkwell = selling({ charges: [byUse()] });
    inkwell.use(CALLS, 300, NOON);
    expect(dueAfter(inkwell, NOON)).toMatchObject({
      lines: [
        { description: 'Metered: API calls, usage', quantity: 300, unitPrice: 0.01, subTotal: 3, currency: 'usd' },
      ],
      charged: [{ featureId: CALLS, amount: 300 }],
      mark: { until: NOON, counted: { [CALLS]: { start: MARCH, total: 300 } } },
    });
  });

  it('charges what was used since the last charge', () => {
    const inkwell = selling({ charges: [byUse()] });
    inkwell.use(CALLS, 300, NOON);
    inkwell.use(CALLS, 50, NOON + DAY);
    expect(dueAfter(inkwell, NOON + DAY, [NOON])).toMatchObject({
      lines: [{ quantity: 50, subTotal: 0.5 }],
      charged: [{ featureId: CALLS, amount: 50 }],
      mark: { until: NOON + DAY, counted: { [CALLS]: { start: MARCH, total: 350 } } },
    });
  });

  it('has no line without usage, and none for what costs less than the minor unit', () => {
    expect(dueAfter(selling({ charges: [byUse()] }), NOON)).toMatchObject({ lines: [], charged: [] });
    const inkwell = selling({ charges: [byUse({ price: usd(0.0001) })] });
    inkwell.use(CALLS, 10, NOON);
    expect(dueAfter(inkwell, NOON)).toMatchObject({ lines: [], charged: [{ featureId: CALLS, amount: 10 }] });
  });

  it('that says no money charges and counts nothing', () => {
    const inkwell = selling({ charges: [byUse({ price: null })] });
    inkwell.use(CALLS, 300, NOON);
    expect(dueAfter(inkwell, NOON)).toMatchObject({ lines: [], charged: [], mark: { until: NOON, counted: {} } });
  });

  it('counts in units of a thousand where the feature is sold so, rounded as the feature says', () => {
    const thousands = (round: 'UP' | 'DOWN') => ({
      unitTransformation: { divide: 1000, round, featureUnits: null, featureUnitsPlural: null },
    });
    const due = (round: 'UP' | 'DOWN') => {
      const inkwell = selling({ charges: [byUse({ price: usd(2) })] }, thousands(round));
      inkwell.use(CALLS, 2500, NOON);
      inkwell.use(CALLS, 400, NOON + DAY);
      return [dueAfter(inkwell, NOON), dueAfter(inkwell, NOON + DAY, [NOON])].map(({ lines, charged }) => [
        lines[0]?.quantity,
        lines[0]?.subTotal,
        charged[0]?.amount,
      ]);
    };
    expect(due('UP')).toEqual([
      [3, 6, 2500],
      [undefined, undefined, 400],
    ]);
    expect(due('DOWN')).toEqual([
      [2, 4, 2500],
      [undefined, undefined, 400],
    ]);
  });

  it('fills its tiers across charges: 8 and then 4 calls are 10 at 5 and 2 at 3', () => {
    const tiers = [
      { upTo: 10, unitPrice: usd(5), flatPrice: null },
      { upTo: null, unitPrice: usd(3), flatPrice: null },
    ];
    const inkwell = selling({ charges: [byUse({ price: null, tiers, tiersMode: 'GRADUATED' })] });
    inkwell.use(CALLS, 8, NOON);
    inkwell.use(CALLS, 4, NOON + DAY);
    expect(dueAfter(inkwell, NOON).lines).toMatchObject([{ quantity: 1, unitPrice: 40, subTotal: 40 }]);
    expect(dueAfter(inkwell, NOON + DAY, [NOON]).lines).toMatchObject([{ quantity: 1, unitPrice: 16, subTotal: 16 }]);
  });

  it('of an add-on is named by the add-on, and one charge has all that were used', () => {
    const extra = addon('addon-batch', { displayName: 'Batch', charges: [byUse({ price: usd(0.02) })] });
    const inkwell = selling({ charges: [byUse()] }, {}, [extra]);
    inkwell.use(CALLS, 100, NOON);
    expect(dueAfter(inkwell, NOON, [], { addons: [{ id: 'addon-batch', quantity: 1 }] }).lines).toMatchObject([
      { description: 'Metered: API calls, usage', subTotal: 1 },
      { description: 'Batch: API calls, usage', subTotal: 2 },
    ]);
  });
});

it('a price by use charges all usage, whatever the plan includes, and of a feature that nobody knows by its id', () => {
  const inkwell = selling({
    charges: [byUse(), byUse({ featureId: 'feature-gone' })],
    entitlements: [allows({ usageLimit: 250 })],
  });
  inkwell.use(CALLS, 300, NOON);
  inkwell.use('feature-gone', 100, NOON);
  expect(dueAfter(inkwell, NOON).lines).toMatchObject([
    { description: 'Metered: API calls, usage', subTotal: 3 },
    { description: 'Metered: feature-gone, usage', subTotal: 1 },
  ]);
});

it('usage that was charged is known to the billing provider too, unless that knows more already', () => {
  const inkwell = selling({ charges: [byUse()] });
  inkwell.use(CALLS, 300, NOON);
  const subscription = inkwell.buy('plan-metered', MARCH);
  const known = (usageSynced: typeof subscription.usageSynced) => {
    const { outcome } = chargeUsage(inkwell, { ...subscription, usageSynced }, undefined, NOON);
    return outcome.subscriptions?.map((one) => [one.usageCharged, one.usageSynced]);
  };
  const charged = { until: NOON, counted: { [CALLS]: { start: MARCH, total: 300 } } };
  const of = (until: Instant) => ({ until, counted: {} });
  expect(known(null)).toEqual([[charged, charged]]);
  expect(known(of(NOON - 1))).toEqual([[charged, charged]]);
  expect(known(of(NOON))).toEqual([[charged, charged]]);
  expect(known(of(NOON + 1))).toEqual([[charged, of(NOON + 1)]]);
});

it('usage that the minimum spend has paid for is taken off again, in its own currency', () => {
  const eur = (amount: number) => ({ amount, currency: 'eur' });
  const charges = [charge({ price: eur(49) }), byUse({ price: eur(0.01) })];
  const inkwell = new Inkwell({ plans: [plan('plan-metered', { charges })], features: [calls()] });
  inkwell.use(CALLS, 300, NOON);
  const subscription = inkwell.buy('plan-metered', MARCH);
  const due = (minimumLeft: number) => usageDue(inkwell, { ...subscription, minimumLeft }, NOON);
  expect(due(2)).toMatchObject({
    lines: [
      { subTotal: 3, currency: 'eur' },
      { description: 'Covered by the minimum spend', subTotal: -2, currency: 'eur' },
    ],
    minimumLeft: 0,
  });
  expect(due(5)).toMatchObject({ lines: [{ subTotal: 3 }, { subTotal: -3 }], minimumLeft: 2 });
  expect(due(0).lines).toHaveLength(1);
});

it('overage is charged by the month only for a year, and only where there is any', () => {
  const isMonthly = (said: Partial<Plan>, billingPeriod: 'MONTHLY' | 'ANNUALLY') => {
    const inkwell = selling({ overageBillingPeriod: 'MONTHLY', overageCharges: [byUse()], ...said });
    return isUsageMonthly(inkwell.catalog, inkwell.buy('plan-metered', MARCH, { billingPeriod }));
  };
  expect([isMonthly({}, 'ANNUALLY'), isMonthly({}, 'MONTHLY')]).toEqual([true, false]);
  expect(isMonthly({ overageCharges: [] }, 'ANNUALLY')).toBe(false);
  expect(isMonthly({ overageBillingPeriod: 'ON_SUBSCRIPTION_RENEWAL' }, 'ANNUALLY')).toBe(false);
});

describe('a price of overage', () => {
  const blocks = charge({ billingModel: 'USAGE_BASED', featureId: CALLS, price: usd(0.5), blockSize: 1000 });

  it('begins above the quota, and a block that was paid is not paid again', () => {
    const inkwell = selling({ overageCharges: [blocks], entitlements: [allows({ usageLimit: 100_000 })] });
    inkwell.use(CALLS, 100_000, NOON);
    inkwell.use(CALLS, 20_500, NOON + DAY);
    inkwell.use(CALLS, 300, NOON + 2 * DAY);
    inkwell.use(CALLS, 201, NOON + 3 * DAY);
    expect(dueAfter(inkwell, NOON)).toMatchObject({ lines: [], charged: [] });
    const first = dueAfter(inkwell, NOON + DAY, [NOON]);
    expect(first).toMatchObject({
      lines: [{ description: 'Metered: API calls, overage', quantity: 21, unitPrice: 0.5, subTotal: 10.5 }],
      charged: [{ featureId: CALLS, amount: 20_500 }],
    });
    expect(dueAfter(inkwell, NOON + 2 * DAY, [NOON + DAY])).toMatchObject({ lines: [], charged: [{ amount: 300 }] });
    expect(dueAfter(inkwell, NOON + 3 * DAY, [NOON + DAY, NOON + 2 * DAY]).lines).toMatchObject([{ quantity: 1 }]);
  });

  it('costs nothing while usage has no limit, and is all usage where nothing is included', () => {
    const due = (entitlements: PackageFeatureEntitlement[]) => {
      const inkwell = selling({ overageCharges: [blocks], entitlements });
      inkwell.use(CALLS, 1500, NOON);
      return dueAfter(inkwell, NOON);
    };
    expect(due([allows({ hasUnlimitedUsage: true })])).toMatchObject({ lines: [], charged: [] });
    expect(due([allows()])).toMatchObject({ lines: [{ quantity: 2, subTotal: 1 }], charged: [{ amount: 1500 }] });
    expect(due([])).toMatchObject({ lines: [{ quantity: 2, subTotal: 1 }], charged: [{ amount: 1500 }] });
  });

  it('has the quota anew in each usage period', () => {
    const inkwell = selling({ overageCharges: [blocks], entitlements: [allows({ usageLimit: 1000 })] });
    for (const at of [NOON, APRIL, MAY]) inkwell.use(CALLS, 1500, at);
    expect(dueAfter(inkwell, MAY)).toMatchObject({ lines: [{ quantity: 3 }], charged: [{ amount: 1500 }] });
    expect(dueAfter(inkwell, MAY - 1)).toMatchObject({ lines: [{ quantity: 2 }], charged: [{ amount: 1000 }] });
  });
});

describe('what was used since the last count', () => {
  const since = (inkwell: Inkwell, until: Instant, counted: Instant[] = []) => {
    const subscription = inkwell.subscriptions()[0] ?? inkwell.buy('plan-metered', MARCH);
    let mark = null;
    for (const at of counted) {
      const used = usedSince(inkwell, subscription, CALLS, mark, at);
      mark = { until: at, counted: { [CALLS]: used.counted } };
    }
    return usedSince(inkwell, subscription, CALLS, mark, until);
  };

  it('is one stretch for each usage period: 300 → 500 in March, 0 → 40 in April', () => {
    const inkwell = selling({ charges: [byUse()] });
    inkwell.use(CALLS, 300, NOON);
    inkwell.use(CALLS, 200, APRIL - 1);
    inkwell.use(CALLS, 40, APRIL);
    expect(since(inkwell, APRIL, [NOON])).toEqual({
      stretches: [
        { before: 300, after: 500 },
        { before: 0, after: 40 },
      ],
      counted: { start: APRIL, total: 40 },
    });
    expect(since(inkwell, APRIL - 1, [NOON])).toEqual({
      stretches: [{ before: 300, after: 500 }],
      counted: { start: MARCH, total: 500 },
    });
  });

  it('is nothing in a period without use, and begins anew in each', () => {
    const inkwell = selling({ charges: [byUse()] });
    inkwell.use(CALLS, 300, NOON);
    inkwell.use(CALLS, 5, MAY + DAY);
    expect(since(inkwell, MAY + DAY, [NOON]).stretches).toEqual([
      { before: 300, after: 300 },
      { before: 0, after: 0 },
      { before: 0, after: 5 },
    ]);
    expect(since(inkwell, MAY + DAY, [NOON, APRIL + DAY]).stretches).toEqual([
      { before: 0, after: 0 },
      { before: 0, after: 5 },
    ]);
  });

  it('leaves out what the customer used before the subscription began, in the same month too', () => {
    const inkwell = selling({ charges: [byUse()], entitlements: [allows(MONTHS)] });
    inkwell.use(CALLS, 70, NOON - 1);
    inkwell.use(CALLS, 1, NOON);
    inkwell.use(CALLS, 4, NOON + DAY);
    inkwell.buy('plan-metered', NOON);
    expect(since(inkwell, NOON + DAY)).toEqual({
      stretches: [{ before: 70, after: 75 }],
      counted: { start: MARCH, total: 75 },
    });
  });

  it('is not counted twice when a correction takes usage down', () => {
    const inkwell = selling({ charges: [byUse()] });
    inkwell.use(CALLS, 500, NOON);
    inkwell.use(CALLS, 300, NOON + DAY, 'SET');
    inkwell.use(CALLS, 250, NOON + 2 * DAY);
    expect(since(inkwell, NOON + DAY, [NOON])).toEqual({
      stretches: [{ before: 500, after: 500 }],
      counted: { start: MARCH, total: 500 },
    });
    expect(since(inkwell, NOON + 2 * DAY, [NOON, NOON + DAY]).stretches).toEqual([{ before: 500, after: 550 }]);
  });

  it('of a feature that was not counted by the last charge begins at that charge', () => {
    const inkwell = selling({ charges: [byUse()] });
    inkwell.use(CALLS, 300, NOON);
    inkwell.use(CALLS, 20, NOON + DAY);
    const subscription = inkwell.buy('plan-metered', MARCH);
    const mark = { until: NOON, counted: {} };
    expect(usedSince(inkwell, subscription, CALLS, mark, NOON + DAY).stretches).toEqual([{ before: 300, after: 320 }]);
    const other = { until: NOON, counted: { [CALLS]: { start: MARCH - 1, total: 7 } } };
    expect(usedSince(inkwell, subscription, CALLS, other, NOON + DAY).stretches).toEqual([{ before: 300, after: 320 }]);
  });

  it('without a reset is counted by the billing period: the growth of each', () => {
    const inkwell = selling({ charges: [byUse()], entitlements: [allows({ resetPeriod: null })] });
    inkwell.use(CALLS, 70, MARCH - 1);
    inkwell.use(CALLS, 300, NOON);
    inkwell.use(CALLS, 40, APRIL);
    expect(since(inkwell, APRIL)).toEqual({
      stretches: [
        { before: 0, after: 300 },
        { before: 0, after: 40 },
      ],
      counted: { start: APRIL, total: 40 },
    });
  });

  it('of a level, such as seats, is that level anew in each period, once it has begun', () => {
    const inkwell = selling({ charges: [byUse()], entitlements: [] }, { meterType: 'FLUCTUATING' });
    inkwell.use(CALLS, 10, MARCH - DAY);
    inkwell.use(CALLS, -2, NOON);
    inkwell.use(CALLS, 3, APRIL + DAY);
    expect(since(inkwell, MARCH)).toMatchObject({ stretches: [{ before: 0, after: 0 }] });
    expect(since(inkwell, MARCH + 1)).toMatchObject({ stretches: [{ before: 0, after: 10 }] });
    expect(since(inkwell, NOON)).toEqual({ stretches: [{ before: 0, after: 8 }], counted: { start: MARCH, total: 8 } });
    expect(since(inkwell, JUNE).stretches).toEqual([
      { before: 0, after: 8 },
      { before: 0, after: 11 },
      { before: 0, after: 11 },
      { before: 0, after: 0 },
    ]);
  });

  it('of a plan that is not billed is counted in one piece', () => {
    const inkwell = new Inkwell({
      plans: [plan('plan-open', { pricingType: 'FREE', entitlements: [] })],
      features: [calls()],
    });
    inkwell.use(CALLS, 5, MARCH);
    inkwell.use(CALLS, 7, JUNE);
    const free = { ...inkwell.buy('plan-open', MARCH), billingPeriod: null };
    expect(usedSince(inkwell, free, CALLS, null, JUNE)).toEqual({
      stretches: [{ before: 0, after: 12 }],
      counted: { start: null, total: 12 },
    });
  });
});

const MONTHS = { resetPeriodConfiguration: { accordingTo: 'StartOfTheMonth' } };
