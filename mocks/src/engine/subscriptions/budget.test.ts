import { describe, expect, it } from 'vitest';
import { fromIso } from '../time.ts';
import { isDeniedByBudget, spentBy, withBudgetReached } from './budget.ts';
import { chargeUsage } from './usage-charge.ts';
import { APRIL, charge, gives, Inkwell, MARCH, metered, NOON, perPeriod, plan, usd } from './world.fixture.ts';

const ID = 'subscription-test-id';
const MAY = fromIso('2026-05-01T00:00:00.000Z');

function calling(hasSoftLimit = false): Inkwell {
  const overage = charge({ billingModel: 'USAGE_BASED', featureId: 'calls', price: usd(0.5), blockSize: 10 });
  const entitlements = [gives('calls', { usageLimit: 100, hasSoftLimit: true, resetPeriod: 'MONTH' })];
  const world = new Inkwell({
    features: [metered('calls')],
    plans: [plan('plan-calls', { charges: perPeriod(50, 500), entitlements, overageCharges: [overage] })],
  });
  world.buy('plan-calls', MARCH, { id: ID, taxPercentage: 10, budget: { limit: 66, hasSoftLimit } });
  return world;
}

const spent = (world: Inkwell, at: number) => spentBy(world, world.subscription(ID), at).amount;

describe('what is spent', () => {
  it('is what is invoiced in the period, and what its usage would come to now, with tax', () => {
    const world = calling();
    expect(spent(world, MARCH)).toBe(55);
    world.use('calls', 200, NOON);
    expect(spent(world, NOON)).toBe(60.5);
  });

  it('is the same once usage is charged', () => {
    const world = calling();
    world.use('calls', 200, NOON);
    world.commit(chargeUsage(world, world.subscription(ID), undefined, NOON).outcome);
    expect(spent(world, NOON)).toBe(60.5);
  });

  it('begins anew with each period, without the usage of the last one that is on its invoice', () => {
    const world = calling();
    world.use('calls', 200, NOON);
    world.pass(NOON, APRIL);
    expect(world.subscription(ID).latestInvoice?.total).toBe(60.5);
    expect(spent(world, APRIL)).toBe(55);
    world.pass(APRIL, MAY);
    expect(spent(world, MAY)).toBe(55);
  });

  it('is nothing in a trial', () => {
    const world = calling();
    const trial = { isTrial: true, trialEndDate: APRIL, trialEndBehavior: undefined };
    const { id } = world.buy('plan-calls', NOON, { resourceId: 'resource-01', trial });
    expect(spentBy(world, world.subscription(id), NOON)).toEqual({ amount: 0, currency: 'usd' });
  });

  it('holds prorations that wait for the next invoice', () => {
    const world = new Inkwell();
    world.buy('plan-pro', MARCH, { id: ID });
    world.buy('plan-enterprise', NOON, { prorationBehavior: 'CREATE_PRORATIONS' });
    expect(spent(world, NOON)).toBe(153.04);
    world.pass(NOON, APRIL);
    expect(spent(world, APRIL)).toBe(199);
  });
});

describe('a budget', () => {
  it('denies when it is reached exactly, until the next period', () => {
    const world = calling();
    world.use('calls', 290, NOON);
    expect(isDeniedByBudget(world, world.subscription(ID), NOON)).toBe(false);
    world.use('calls', 10, NOON);
    expect(isDeniedByBudget(world, world.subscription(ID), NOON)).toBe(true);
    world.pass(NOON, APRIL);
    expect(isDeniedByBudget(world, world.subscription(ID), APRIL)).toBe(false);
  });

  it('that is soft denies nothing, but is reached', () => {
    const world = calling(true);
    world.use('calls', 500, NOON);
    expect(isDeniedByBudget(world, world.subscription(ID), NOON)).toBe(false);
    expect(withBudgetReached(world, world.subscription(ID), NOON)?.budgetReached).toEqual({ since: MARCH, limit: 66 });
  });

  it('is reached once in a period, and again when it was raised and is reached again', () => {
    const world = calling();
    const reached = (at: number) => {
      const subscription = withBudgetReached(world, world.subscription(ID), at);
      if (subscription) world.commit({ subscriptions: [subscription] });
      return subscription !== null;
    };
    world.use('calls', 500, NOON);
    expect([reached(NOON), reached(NOON)]).toEqual([true, false]);
    world.commit({ subscriptions: [{ ...world.subscription(ID), budget: { limit: 80, hasSoftLimit: false } }] });
    expect(reached(NOON)).toBe(false);
    world.use('calls', 500, NOON);
    expect([reached(NOON), reached(NOON)]).toEqual([true, false]);
    world.pass(NOON, APRIL);
    world.use('calls', 1000, APRIL);
    expect([reached(APRIL), reached(APRIL)]).toEqual([true, false]);
  });
});
