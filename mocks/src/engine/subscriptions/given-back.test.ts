import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Subscription } from '../customers/subscription.ts';
import { sum } from '../decimal.ts';
import { DAY, fromIso } from '../time.ts';
import { type Cancellation, cancel } from './cancel.ts';
import { chargeUsage } from './usage-charge.ts';
import {
  APRIL,
  charge,
  couponWish,
  gives,
  Inkwell,
  MARCH,
  metered,
  NO_TRIAL,
  NOON,
  perPeriod,
  plan,
  usd,
} from './world.fixture.ts';

const ID = 'subscription-test-id';
const MAY = fromIso('2026-05-01T00:00:00.000Z');
const now: Cancellation = { time: 'IMMEDIATE', endDate: undefined, isRevoked: false, isProrated: true };
const launch = couponWish({ couponId: 'coupon-launch-20' });

function canceled(world: Inkwell, at: number, said: Partial<Cancellation> = {}) {
  world.commit(cancel(world, world.subscription(ID), { ...now, ...said }, at).outcome);
  return world.subscription(ID).latestInvoice?.total;
}

const change = (world: Inkwell, said: Partial<Subscription>) =>
  world.commit({ subscriptions: [{ ...world.subscription(ID), ...said }] });

describe('what is given back was paid', () => {
  it('with the discount of then, also when the coupon is gone', () => {
    const world = new Inkwell();
    world.buy('plan-pro', MARCH, { id: ID, coupon: launch });
    change(world, { coupon: null });
    expect(canceled(world, NOON)).toBe(-27.18);
  });

  it('at the price of then, also when a change cost nothing', () => {
    const world = new Inkwell();
    world.buy('plan-pro', MARCH, { id: ID });
    world.buy('plan-enterprise', NOON, { prorationBehavior: 'NONE' });
    expect(canceled(world, NOON)).toBe(-33.98);
  });

  it('or not at all, where the period was billed elsewhere and only usage here', () => {
    const calls = charge({ billingModel: 'USAGE_BASED', featureId: 'calls', price: usd(1) });
    const entitlements = [gives('calls', { hasUnlimitedUsage: true, resetPeriod: 'MONTH' })];
    const world = new Inkwell({
      features: [metered('calls')],
      plans: [plan('plan-calls', { charges: [...perPeriod(40, 400), calls], entitlements })],
    });
    world.buy('plan-calls', NOON, { id: ID, startDate: MARCH });
    world.use('calls', 5, NOON);
    world.commit(chargeUsage(world, world.subscription(ID), undefined, NOON).outcome);
    expect(canceled(world, NOON + DAY)).toBe(5);
  });

  it('when the subscription ends, and not when somebody says that it will', () => {
    const world = new Inkwell();
    world.buy('plan-pro', MARCH, { id: ID });
    expect(canceled(world, MARCH + DAY, { time: 'SPECIFIC_DATE', endDate: NOON })).toBe(49);
    world.pass(MARCH + DAY, APRIL);
    expect(world.subscription(ID).latestInvoice).toMatchObject({ total: -33.98, createdAt: NOON });
  });

  it('of the period in which it ends, however long that is ahead', () => {
    const world = new Inkwell();
    world.buy('plan-pro', MARCH, { id: ID });
    canceled(world, NOON, { time: 'SPECIFIC_DATE', endDate: APRIL + 15 * DAY });
    world.pass(NOON, MAY);
    expect(world.invoices().map(({ total }) => total)).toEqual([49, 49, -24.5]);
  });

  it('once, when it is cancelled a second time; and not, when the cancellation is taken back', () => {
    const world = new Inkwell();
    world.buy('plan-pro', MARCH, { id: ID });
    canceled(world, MARCH + DAY, { time: 'SPECIFIC_DATE', endDate: NOON + DAY });
    world.buy('plan-pro', MARCH + DAY);
    world.pass(MARCH + DAY, NOON);
    expect(world.invoices().map(({ total }) => total)).toEqual([49]);
    canceled(world, NOON, { time: 'SPECIFIC_DATE', endDate: NOON + DAY });
    canceled(world, NOON);
    expect(world.invoices().map(({ total }) => total)).toEqual([49, -33.98]);
  });
});

describe('law: whatever changes within a period', () => {
  const anyChange = fc.record({
    planId: fc.constantFrom('plan-free', 'plan-pro', 'plan-enterprise'),
    seats: fc.integer({ min: 0, max: 4 }),
    prorationBehavior: fc.constantFrom('INVOICE_IMMEDIATELY', 'CREATE_PRORATIONS', 'NONE'),
    isDiscounted: fc.constantFrom(undefined, true, false),
    part: fc.double({ min: 0, max: 0.99, noNaN: true }),
  });
  const anyMarch = fc
    .array(anyChange, { minLength: 1, maxLength: 4 })
    .map((drawn) =>
      [...drawn]
        .sort((left, right) => left.part - right.part)
        .map(({ part, ...one }) => ({ ...one, at: MARCH + Math.floor(part * (APRIL - MARCH)) })),
    );

  it('no more is given back than was paid', () => {
    fc.assert(
      fc.property(anyMarch, fc.boolean(), (changes, isCoupon) => {
        const world = new Inkwell();
        world.buy('plan-pro', MARCH, { id: ID, ...(isCoupon && { coupon: launch }) });
        let last = MARCH;
        for (const { planId, seats, prorationBehavior, isDiscounted, at } of changes) {
          const addons = planId === 'plan-pro' && seats > 0 ? [{ id: 'addon-extra-seats', quantity: seats }] : [];
          if (isDiscounted === false) change(world, { coupon: null });
          const coupon = isDiscounted ? { coupon: launch } : {};
          const wish = {
            addons,
            prorationBehavior,
            scheduleStrategy: 'IMMEDIATE',
            trial: NO_TRIAL,
            ...coupon,
          } as const;
          if (world.subscription(ID).pricingType !== 'FREE') world.buy(planId, at, wish);
          last = at;
        }
        canceled(world, last);
        expect(sum(world.invoices().map(({ total }) => total))).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 1000 },
    );
  });
});
