import { describe, expect, it } from 'vitest';
import { cancel } from './cancel.ts';
import { chargeUsage } from './usage-charge.ts';
import { APRIL, charge, gives, Inkwell, MARCH, metered, NOON, perPeriod, plan, usd } from './world.fixture.ts';

const ID = 'subscription-test-id';
const words = charge({ billingModel: 'USAGE_BASED', featureId: 'words', price: usd(0.1) });
const calls = charge({ billingModel: 'USAGE_BASED', featureId: 'calls', price: usd(1) });

/** 40 a month and 0.10 a word, at least 100; 10 calls are in, more are 1 each. */
function agency(): Inkwell {
  const entitlements = [
    gives('words', { hasUnlimitedUsage: true, resetPeriod: 'MONTH' }),
    gives('calls', { usageLimit: 10, hasSoftLimit: true, resetPeriod: 'MONTH' }),
  ];
  const charges = [...perPeriod(40, 400), words, charge({ billingModel: 'MINIMUM_SPEND', price: usd(100) })];
  const world = new Inkwell({
    features: [metered('words'), metered('calls')],
    plans: [
      plan('plan-agency', { displayName: 'Agency', charges, entitlements, overageCharges: [calls] }),
      plan('plan-press', { charges: perPeriod(150, 1500) }),
    ],
  });
  world.buy('plan-agency', MARCH, { id: ID });
  return world;
}

const amounts = (world: Inkwell) =>
  world
    .invoices()
    .slice(-1)
    .flatMap(({ lines }) => lines.map(({ description, subTotal }) => [description, subTotal]));

describe('the minimum spend', () => {
  it('lifts what is charged in advance', () => {
    expect(amounts(agency())).toEqual([
      ['Agency', 40],
      ['Minimum spend', 60],
    ]);
  });

  it('pays for usage first: a month of 40 and 30 for words comes to 100', () => {
    const world = agency();
    world.use('words', 300, NOON);
    world.pass(NOON, APRIL);
    expect(amounts(world)).toEqual([
      ['Agency', 40],
      ['Minimum spend', 60],
      ['Agency: words, usage', 30],
      ['Covered by the minimum spend', -30],
    ]);
    expect(world.subscription(ID).minimumLeft).toBe(60);
  });

  it('is no floor any more where a month comes to more: 40 and 75 for words are 115', () => {
    const world = agency();
    world.use('words', 750, NOON);
    world.pass(NOON, APRIL);
    expect(world.subscription(ID).latestInvoice?.total).toBe(115);
  });

  it('does not pay for overage, which comes on top', () => {
    const world = agency();
    world.use('words', 300, NOON);
    world.use('calls', 15, NOON);
    world.pass(NOON, APRIL);
    expect(world.subscription(ID).latestInvoice?.total).toBe(105);
  });

  it('pays once, however often usage is charged', () => {
    const world = agency();
    const charges = (count: number) => {
      world.use('words', count, NOON);
      const { invoice, outcome } = chargeUsage(world, world.subscription(ID), undefined, NOON);
      world.commit(outcome);
      return invoice?.total;
    };
    expect([charges(400), charges(300), charges(100)]).toEqual([0, 10, 10]);
  });

  it('is given back for the time that is not used, less what paid for usage', () => {
    const world = agency();
    world.use('words', 300, NOON - 1);
    const wish = { time: 'IMMEDIATE', endDate: undefined, isRevoked: false, isProrated: true } as const;
    world.commit(cancel(world, world.subscription(ID), wish, NOON).outcome);
    // 21.5 of 31 days of 100 are 69.35, of which 41.61 are of the minimum; 18.39 of it are left for 30 of usage.
    expect(amounts(world)).toEqual([
      ['Unused time on Agency', -69.35],
      ['Agency: words, usage', 30],
      ['Covered by the minimum spend', -18.39],
    ]);
  });

  it('goes with the time that an upgrade gives back', () => {
    const world = agency();
    world.buy('plan-press', NOON);
    expect(world.subscription(ID)).toMatchObject({ minimumLeft: 18.39, latestInvoice: { total: 34.68 } });
  });
});
