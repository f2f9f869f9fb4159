import { describe, expect, it } from 'vitest';
import { NEW_FEATURE } from '../catalog/feature.ts';
import type { Addon, Charge, Plan } from '../catalog/package.ts';
import type { SubscriptionContents } from '../customers/subscription.ts';
import { freeAddons, lineFor, oneOffLines, partsOf, quantityOf, recurringLines } from './lines.ts';
import { addon, charge, Inkwell, MARCH, perPeriod, plan, usd } from './world.fixture.ts';

const SEATS = 'feature-seats';
const seat = (said: Partial<Charge> = {}) =>
  charge({ billingModel: 'PER_UNIT', featureId: SEATS, price: usd(5), ...said });
const once = (amount: number, said: Partial<Charge> = {}) =>
  charge({ billingCadence: 'ONE_OFF', price: usd(amount), ...said });
const floor = (amount: number) => charge({ billingModel: 'MINIMUM_SPEND', price: usd(amount) });

/** Team, with what the test says, beside an add-on of support at 20 and with 30 once, for each. */
function selling(charges: Charge[], said: Partial<Plan> = {}) {
  const team = plan('plan-team', { displayName: 'Team', charges, ...said });
  const support = addon('addon-support', { displayName: 'Support', charges: [...perPeriod(20, 200), once(30)] });
  const seats = {
    ...NEW_FEATURE,
    id: SEATS,
    displayName: 'Seats',
    featureType: 'NUMBER',
    meterType: 'FLUCTUATING',
    createdAt: MARCH,
    updatedAt: MARCH,
  } as const;
  return { team, support, catalog: new Inkwell({ plans: [team], addons: [support], features: [seats] }).catalog };
}

const contents = (said: Partial<SubscriptionContents> = {}): SubscriptionContents => ({
  planId: 'plan-team',
  versions: { plans: {}, addons: {} },
  billingPeriod: 'MONTHLY',
  billingCountryCode: null,
  addons: [],
  charges: [],
  unitQuantity: null,
  entitlements: [],
  priceOverrides: [],
  minimumSpend: null,
  ...said,
});
const supported = (quantity: number) => contents({ addons: [{ id: 'addon-support', quantity }] });
const shown = (lines: { description: string; quantity: number; subTotal: number }[]) =>
  lines.map(({ description, quantity, subTotal }) => [description, quantity, subTotal]);

describe('the lines of a period', () => {
  it('are those of the plan, and of each add-on in its quantity', () => {
    const { catalog } = selling(perPeriod(49, 490));
    expect(recurringLines(catalog, supported(2))).toEqual({
      lines: [
        { description: 'Team', quantity: 1, unitPrice: 49, subTotal: 49, currency: 'usd' },
        { description: 'Support', quantity: 2, unitPrice: 20, subTotal: 40, currency: 'usd' },
      ],
      minimumSpendAdjustment: 0,
    });
    expect(shown(recurringLines(catalog, supported(0)).lines)).toEqual([['Team', 1, 49]]);
    expect(shown(recurringLines(catalog, { ...supported(1), billingPeriod: 'ANNUALLY' }).lines)).toEqual([
      ['Team', 1, 490],
      ['Support', 1, 200],
    ]);
  });

  it('name the feature that is charged, by its id where it is not known', () => {
    const { catalog } = selling([seat(), seat({ featureId: 'feature-gone', price: usd(1) })]);
    expect(shown(recurringLines(catalog, contents({ unitQuantity: 3 })).lines)).toEqual([
      ['Team: Seats', 3, 15],
      ['Team: feature-gone', 3, 3],
    ]);
  });

  it('leave out what says no money, what is charged once, and what is not sold any more', () => {
    const { catalog } = selling([seat({ price: null }), once(100), ...perPeriod(49, 490)]);
    const bought = contents({ addons: [{ id: 'addon-gone', quantity: 1 }] });
    expect(shown(recurringLines(catalog, bought).lines)).toEqual([['Team', 1, 49]]);
    expect(partsOf(catalog, bought)).toHaveLength(1);
    expect(recurringLines(catalog, contents({ planId: 'plan-gone' }))).toEqual({
      lines: [],
      minimumSpendAdjustment: 0,
    });
  });

  it('are rounded to the minor unit; a line that would not multiply is one piece', () => {
    expect(lineFor('Calls', 'usd', { quantity: 3, unitPrice: 0.333, total: 0.999 })).toEqual({
      description: 'Calls',
      quantity: 1,
      unitPrice: 1,
      subTotal: 1,
      currency: 'usd',
    });
    expect(lineFor('Calls', 'kwd', { quantity: 3, unitPrice: 0.333, total: 0.999 })).toMatchObject({
      quantity: 3,
      unitPrice: 0.333,
      subTotal: 0.999,
    });
  });
});

describe('the quantity of a price by the unit', () => {
  const { team, support } = selling([]);
  const chosen = { id: SEATS, quantity: 7, type: 'FEATURE' } as const;
  const quantity = (row: Charge, said: Partial<SubscriptionContents>, pack: Plan | Addon = team) =>
    quantityOf(row, pack, 2, contents(said));

  it('is what was chosen for the feature, else the units, else the fewest that are sold, else one', () => {
    expect(quantity(seat({ minUnitQuantity: 3 }), { charges: [chosen], unitQuantity: 5 })).toBe(7);
    expect(quantity(seat({ minUnitQuantity: 3 }), { charges: [{ ...chosen, id: 'other' }], unitQuantity: 5 })).toBe(5);
    expect(quantity(seat({ minUnitQuantity: 3 }), { charges: [{ ...chosen, type: 'CREDIT' }] })).toBe(3);
    expect(quantity(seat(), {})).toBe(1);
  });

  it('of an add-on, and of a flat fee, is the quantity that was bought of the package', () => {
    expect(quantity(seat(), { charges: [chosen] }, support)).toBe(2);
    expect(quantity(charge({ featureId: SEATS }), { charges: [chosen] })).toBe(2);
  });
});

describe('credits that are sold with a plan', () => {
  const CREDITS = 'currency-credits';
  const credit = charge({ price: usd(0.1), billingModel: 'PER_UNIT', topUpCustomCurrencyId: CREDITS });
  const { catalog } = selling([...perPeriod(49, 490), credit]);
  const bought = (said: Partial<SubscriptionContents>) => shown(recurringLines(catalog, contents(said)).lines);
  const chosen = { id: CREDITS, quantity: 500, type: 'CREDIT' } as const;

  it('are as many as are chosen, of their own currency, and none by themselves', () => {
    expect(bought({ charges: [chosen] })).toEqual([
      ['Team', 1, 49],
      [`Team: ${CREDITS}`, 500, 50],
    ]);
    for (const other of [
      { ...chosen, id: 'currency-other' },
      { ...chosen, type: 'FEATURE' as const },
    ])
      expect(bought({ charges: [other], unitQuantity: 7 })).toEqual([['Team', 1, 49]]);
    expect(bought({})).toEqual([['Team', 1, 49]]);
  });

  it('are not sold with an add-on', () => {
    const { support } = selling([]);
    expect(quantityOf(credit, support, 2, contents({ charges: [chosen] }))).toBe(0);
  });
});

describe('an add-on is free', () => {
  const free = (charges: Charge[], quantity = 2, said: Partial<SubscriptionContents> = {}) => {
    const { catalog } = new Inkwell({ plans: [plan('plan-team')], addons: [addon('addon-extra', { charges })] });
    return freeAddons(catalog, contents({ addons: [{ id: 'addon-extra', quantity }], ...said }));
  };

  it('when it has no price, or one of nothing, and says so in its quantity', () => {
    expect(free([])).toEqual([{ id: 'addon-extra', quantity: 2 }]);
    expect(free([charge({ price: usd(0) })])).toEqual([{ id: 'addon-extra', quantity: 2 }]);
    expect(free([charge({ price: usd(5), billingPeriod: 'ANNUALLY' })])).toHaveLength(1);
  });

  it('not when any of it costs money, in advance, once or by use', () => {
    expect(free([charge({ price: usd(5) }), once(0)])).toEqual([]);
    expect(free([once(5)])).toEqual([]);
    expect(free([charge({ billingModel: 'USAGE_BASED', featureId: SEATS, price: usd(1) })])).toEqual([]);
  });

  it('not when nobody knows it', () => {
    expect(free([], 1, { addons: [{ id: 'addon-gone', quantity: 1 }] })).toEqual([]);
  });
});

it('what is bought in a quantity of nothing costs nothing, and is no minimum either', () => {
  const { catalog } = selling([seat()]);
  expect(recurringLines(catalog, contents({ unitQuantity: 0 }))).toEqual({ lines: [], minimumSpendAdjustment: 0 });
});

describe('what is charged once', () => {
  const { catalog } = selling([once(100), ...perPeriod(49, 490)]);

  it('is charged for the plan and each add-on, when they are new', () => {
    expect(shown(oneOffLines(catalog, supported(2), null))).toEqual([
      ['Team, once', 1, 100],
      ['Support, once', 2, 60],
    ]);
  });

  it('by the unit is not charged again for a plan that stays', () => {
    const perSeat = selling([seat({ billingCadence: 'ONE_OFF' })]).catalog;
    const seats = contents({ unitQuantity: 3 });
    expect(shown(oneOffLines(perSeat, seats, null))).toEqual([['Team: Seats, once', 3, 15]]);
    expect(oneOffLines(perSeat, seats, seats)).toEqual([]);
  });

  it('is charged for what is added, and not for what was there or goes', () => {
    expect(shown(oneOffLines(catalog, supported(3), supported(1)))).toEqual([['Support, once', 2, 60]]);
    expect(shown(oneOffLines(catalog, supported(1), contents()))).toEqual([['Support, once', 1, 30]]);
    expect(oneOffLines(catalog, supported(1), supported(1))).toEqual([]);
    expect(oneOffLines(catalog, supported(1), supported(2))).toEqual([]);
    const besides = contents({ addons: [{ id: 'addon-sso', quantity: 3 }, ...supported(1).addons] });
    expect(shown(oneOffLines(catalog, supported(3), besides))).toEqual([['Support, once', 2, 60]]);
    expect(shown(oneOffLines(catalog, contents(), contents({ planId: 'plan-pro' })))).toEqual([['Team, once', 1, 100]]);
  });
});

describe('a minimum spend', () => {
  const lift = (missing: number) => ({
    description: 'Minimum spend',
    quantity: 1,
    unitPrice: missing,
    subTotal: missing,
    currency: 'usd',
  });

  it('of the plan lifts the lines by what is missing, the largest one if there are several', () => {
    const { catalog } = selling([...perPeriod(49, 490), floor(60), floor(100)]);
    expect(recurringLines(catalog, contents())).toMatchObject({
      lines: [{ subTotal: 49 }, lift(51)],
      minimumSpendAdjustment: 51,
    });
    expect(recurringLines(catalog, supported(3))).toMatchObject({ minimumSpendAdjustment: 0 });
  });

  it('that was agreed takes the place of the one of the plan', () => {
    const { catalog } = selling([...perPeriod(49, 490), floor(100)]);
    const agreed = (amount: number) => recurringLines(catalog, contents({ minimumSpend: { amount, currency: 'usd' } }));
    expect([agreed(50), agreed(49), agreed(0)].map((one) => one.minimumSpendAdjustment)).toEqual([1, 0, 0]);
    expect(agreed(49).lines).toHaveLength(1);
    expect(recurringLines(catalog, contents({ minimumSpend: {} })).minimumSpendAdjustment).toBe(51);
  });

  it('of a subscription without lines is in its own currency, else in dollars', () => {
    const { catalog } = selling([floor(100)]);
    const yen = { amount: 500, currency: 'jpy' };
    expect(recurringLines(catalog, contents({ minimumSpend: yen })).lines).toEqual([{ ...lift(500), currency: 'jpy' }]);
    expect(recurringLines(catalog, contents({ minimumSpend: { amount: 500 } })).lines).toEqual([lift(500)]);
    expect(recurringLines(catalog, contents()).lines).toEqual([lift(100)]);
  });

  it('without a price is none, and none is asked of what is not billed', () => {
    const { catalog } = selling([charge({ billingModel: 'MINIMUM_SPEND' })]);
    expect(recurringLines(catalog, contents()).lines).toEqual([]);
    const free = contents({ billingPeriod: null, minimumSpend: { amount: 100, currency: 'usd' } });
    expect(recurringLines(catalog, free)).toEqual({ lines: [], minimumSpendAdjustment: 0 });
  });
});
