import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { statusAt } from '../customers/subscription.ts';
import { DAY, fromIso, step, toIso } from '../time.ts';
import { type Cancellation, cancel } from './cancel.ts';
import { nextEvent } from './life-cycle.ts';
import {
  APRIL,
  charge,
  couponWish,
  FREE_AFTERWARDS,
  Inkwell,
  MARCH,
  NO_TRIAL,
  NOON,
  perPeriod,
  plan,
  usd,
} from './world.fixture.ts';

const ID = 'subscription-test-id';
const MAY = fromIso('2026-05-01T00:00:00.000Z');
const JUNE = fromIso('2026-06-01T00:00:00.000Z');
const TRIAL_END = fromIso('2026-03-24T12:00:00.000Z');
const DEFAULT: Cancellation = { time: undefined, endDate: undefined, isRevoked: false, isProrated: false };

function cancelAt(world: Inkwell, at: number, said: Partial<Cancellation> = {}) {
  const { subscription, outcome } = cancel(world, world.subscription(ID), { ...DEFAULT, ...said }, at);
  world.commit(outcome);
  return subscription;
}

describe('time passes', () => {
  it('a month begins with an invoice', () => {
    const world = new Inkwell();
    world.buy('plan-pro', MARCH, { id: ID });
    expect(world.pass(MARCH, JUNE)).toEqual([APRIL, MAY, JUNE].map((at) => ({ at, type: 'subscription.renewed' })));
    expect(world.subscription(ID).latestInvoice).toMatchObject({
      total: 49,
      createdAt: JUNE,
      billingReason: 'BILLING_CYCLE',
      status: 'PAID',
    });
  });

  it('a month that begins on the 31st is clamped, and returns to the 31st', () => {
    const world = new Inkwell();
    const january = fromIso('2026-01-31T10:00:00.000Z');
    world.buy('plan-pro', january, { id: ID });
    const days = world.pass(january, JUNE).map(({ at }) => toIso(at).slice(5, 13));
    expect(days).toEqual(['02-28T10', '03-31T10', '04-30T10', '05-31T10']);
  });

  it('a coupon of three months is on three invoices', () => {
    const world = new Inkwell();
    const coupon = couponWish({ couponId: 'coupon-launch-20' });
    const totals = [world.buy('plan-pro', MARCH, { id: ID, coupon, taxPercentage: 10 }).latestInvoice?.total];
    for (const until of [APRIL, MAY, JUNE]) {
      world.pass(until - 1, until);
      totals.push(world.subscription(ID).latestInvoice?.total);
    }
    expect(totals).toEqual([43.12, 43.12, 43.12, 53.9]);
  });

  it('a trial that converts is charged from its end on, with what is charged once', () => {
    const setup = charge({ billingCadence: 'ONE_OFF', price: usd(250) });
    const trial = { duration: 14, units: 'DAY', budget: null, trialEndBehavior: 'CONVERT_TO_PAID' } as const;
    const world = new Inkwell({
      plans: [plan('plan-setup', { charges: [...perPeriod(10, 100), setup], defaultTrialConfig: trial })],
    });
    world.buy('plan-setup', NOON, { id: ID, trial: undefined });
    expect(world.pass(NOON, TRIAL_END)).toEqual([{ at: TRIAL_END, type: 'subscription.trial_ended' }]);
    expect(statusAt(world.subscription(ID), TRIAL_END)).toBe('ACTIVE');
    expect(world.subscription(ID).latestInvoice?.total).toBe(260);
    expect(world.pass(TRIAL_END, step(TRIAL_END, 'month', 1))).toMatchObject([{ type: 'subscription.renewed' }]);
    expect(world.subscription(ID).latestInvoice?.total).toBe(10);
  });

  it('a trial that does not convert is over at its end', () => {
    const world = new Inkwell();
    const trial = { isTrial: true, trialEndDate: undefined, trialEndBehavior: 'CANCEL_SUBSCRIPTION' } as const;
    const subscription = world.buy('plan-pro', NOON, { id: ID, trial });
    expect([TRIAL_END - 1, TRIAL_END].map((at) => statusAt(subscription, at))).toEqual(['IN_TRIAL', 'EXPIRED']);
    expect(world.pass(NOON, JUNE)).toEqual([{ at: TRIAL_END, type: 'subscription.trial_ended' }]);
  });

  it('a subscription of the future starts, and is charged then', () => {
    const world = new Inkwell();
    const subscription = world.buy('plan-pro', MARCH, { id: ID, startDate: NOON });
    expect(statusAt(subscription, MARCH)).toBe('NOT_STARTED');
    expect(world.pass(MARCH, NOON)).toEqual([{ at: NOON, type: 'subscription.started' }]);
    expect(world.subscription(ID).latestInvoice).toMatchObject({ total: 49, billingReason: 'SUBSCRIPTION_CREATION' });
  });

  it('a fixed term runs out', () => {
    const world = new Inkwell();
    world.buy('plan-pro', MARCH, { id: ID, cancellationDate: MAY });
    expect(world.pass(MARCH, JUNE).map(({ type }) => type)).toEqual(['subscription.renewed', 'subscription.canceled']);
    expect(statusAt(world.subscription(ID), MAY)).toBe('EXPIRED');
  });

  it('what has ended has no next event', () => {
    const world = new Inkwell();
    world.buy('plan-pro', MARCH, { id: ID });
    cancelAt(world, NOON, { time: 'IMMEDIATE' });
    expect(nextEvent(world.catalog, world.subscription(ID), NOON)).toBeNull();
  });
});

describe('a change that waited', () => {
  it('falls due with the period, which is charged by its new contents', () => {
    const world = new Inkwell();
    world.buy('plan-enterprise', MARCH, { id: ID });
    world.buy('plan-pro', NOON);
    expect(world.pass(NOON, APRIL)).toEqual([{ at: APRIL, type: 'subscription.updated' }]);
    expect(world.subscription(ID)).toMatchObject({
      planId: 'plan-pro',
      futureUpdate: null,
      latestInvoice: { total: 49 },
    });
  });

  it('within a period is prorated', () => {
    const world = new Inkwell();
    world.buy('plan-pro', MARCH, { id: ID });
    world.buy('plan-enterprise', MARCH, { startDate: NOON });
    expect(world.pass(MARCH, NOON)).toEqual([{ at: NOON, type: 'subscription.updated' }]);
    expect(world.subscription(ID).latestInvoice?.total).toBe(104.04);
  });

  it('to another billing period begins a new cycle', () => {
    const world = new Inkwell();
    world.buy('plan-pro', MARCH, { id: ID });
    world.buy('plan-pro', NOON, { billingPeriod: 'ANNUALLY', scheduleStrategy: 'END_OF_BILLING_PERIOD' });
    world.pass(NOON, MAY);
    expect(world.subscription(ID)).toMatchObject({
      billingCycleAnchor: APRIL,
      latestInvoice: { total: 490, createdAt: APRIL },
    });
  });

  it('prorations that waited are on the next invoice', () => {
    const world = new Inkwell();
    world.buy('plan-pro', MARCH, { id: ID });
    world.buy('plan-enterprise', NOON, { prorationBehavior: 'CREATE_PRORATIONS' });
    world.pass(NOON, APRIL);
    expect(world.subscription(ID)).toMatchObject({ latestInvoice: { total: 303.04 }, pendingLines: [] });
  });
});

describe('a cancellation', () => {
  it('at the end of the period leaves access until then', () => {
    const world = new Inkwell();
    world.buy('plan-pro', MARCH, { id: ID });
    const subscription = cancelAt(world, NOON);
    expect([NOON, APRIL - 1, APRIL].map((at) => statusAt(subscription, at))).toEqual(['ACTIVE', 'ACTIVE', 'CANCELED']);
    expect(world.pass(NOON, JUNE)).toEqual([{ at: APRIL, type: 'subscription.canceled' }]);
  });

  it('at once gives back the rest of the period only when asked to', () => {
    const world = new Inkwell();
    world.buy('plan-pro', MARCH, { id: ID });
    expect(cancelAt(world, NOON, { time: 'IMMEDIATE', isProrated: true })).toMatchObject({
      cancelReason: 'Immediate',
      latestInvoice: { total: -33.98 },
    });
  });

  it('of a trial is at once, or on a date, until which the trial is extended', () => {
    const world = new Inkwell();
    world.buy('plan-pro', NOON, { id: ID, trial: undefined });
    const later = cancel(
      world,
      world.subscription(ID),
      { ...DEFAULT, time: 'SPECIFIC_DATE', endDate: MAY },
      NOON,
    ).subscription;
    expect([APRIL, MAY].map((at) => statusAt(later, at))).toEqual(['IN_TRIAL', 'CANCELED']);
    expect(statusAt(cancelAt(world, NOON), NOON)).toBe('CANCELED');
  });

  it('goes on with the free plan where the product says so', () => {
    const world = new Inkwell(FREE_AFTERWARDS);
    world.buy('plan-pro', MARCH, { id: ID });
    cancelAt(world, NOON);
    world.pass(NOON, APRIL);
    expect(world.subscriptions().map(({ planId, startDate }) => [planId, startDate])).toEqual([
      ['plan-pro', MARCH],
      ['plan-free', APRIL],
    ]);
  });

  it('at once goes on with it at once, and not at all when access is revoked', () => {
    const world = new Inkwell(FREE_AFTERWARDS);
    world.buy('plan-pro', MARCH, { id: ID });
    cancelAt(world, NOON, { time: 'IMMEDIATE' });
    expect(world.subscriptions().map(({ planId }) => planId)).toEqual(['plan-pro', 'plan-free']);
    const revoking = new Inkwell(FREE_AFTERWARDS);
    revoking.buy('plan-pro', MARCH, { id: ID });
    cancelAt(revoking, NOON, { time: 'IMMEDIATE', isRevoked: true });
    expect(revoking.subscriptions()).toHaveLength(1);
    expect(revoking.ledger.map(({ eventType, amount }) => [eventType, amount])).toEqual([
      ['CREDITS_GRANTED', 100],
      ['CREDITS_VOIDED', -100],
    ]);
  });

  it('is taken back by asking for the subscription again', () => {
    const world = new Inkwell();
    world.buy('plan-pro', MARCH, { id: ID });
    cancelAt(world, NOON);
    expect(world.buy('plan-pro', NOON)).toMatchObject({ id: ID, endDate: null, cancelReason: null });
  });

  it.each([
    ['SubscriptionAlreadyCanceledOrExpired', JUNE, {}],
    ['InvalidCancellationDate', NOON, { time: 'SPECIFIC_DATE' }],
    ['InvalidCancellationDate', NOON, { time: 'SPECIFIC_DATE', endDate: MARCH }],
  ] as const)('is refused with %s', (code, at, said) => {
    const world = new Inkwell();
    world.buy('plan-pro', MARCH, { id: ID, cancellationDate: MAY });
    expect(() => cancelAt(world, at, said)).toThrow(expect.objectContaining({ code }));
  });
});

describe('law: time may pass in one step or in many', () => {
  const anyLife = fc.record({
    planId: fc.constantFrom('plan-pro', 'plan-enterprise'),
    billingPeriod: fc.constantFrom('MONTHLY', 'ANNUALLY'),
    trial: fc.constantFrom('CONVERT_TO_PAID', 'CANCEL_SUBSCRIPTION', null),
    next: fc.constantFrom('plan-free', 'plan-pro', 'plan-enterprise', null),
    strategy: fc.constantFrom(undefined, 'END_OF_BILLING_MONTH', 'END_OF_BILLING_PERIOD'),
    canceled: fc.option(fc.integer({ min: 1, max: 400 })),
    start: fc.integer({ min: 0, max: 60 }),
  });
  type Life = typeof anyLife extends fc.Arbitrary<infer Drawn> ? Drawn : never;

  function lived({ planId, billingPeriod, trial, next, strategy, canceled, start }: Life): Inkwell {
    const world = new Inkwell(FREE_AFTERWARDS);
    const wanted = trial ? { isTrial: true, trialEndDate: start * DAY + NOON, trialEndBehavior: trial } : NO_TRIAL;
    world.buy(planId, MARCH, {
      id: ID,
      billingPeriod,
      trial: trial && start > 0 ? wanted : NO_TRIAL,
      ...(trial ? {} : { startDate: MARCH + start * DAY }),
    });
    if (next)
      world.buy(next, MARCH, {
        billingPeriod: 'MONTHLY',
        trial: undefined,
        ...(strategy && { scheduleStrategy: strategy }),
      });
    if (canceled !== null) cancelAt(world, MARCH, { time: 'SPECIFIC_DATE', endDate: MARCH + canceled * DAY });
    return world;
  }

  it('and the same things happen, with the same records in the end', () => {
    const instant = fc.integer({ min: 0, max: 800 }).map((days) => MARCH + days * DAY);
    fc.assert(
      fc.property(anyLife, fc.array(instant, { maxLength: 5 }), instant, (life, stops, until) => {
        const once = lived(life);
        const happened = once.pass(MARCH, until);
        const often = lived(life);
        const steps = [MARCH, ...stops.filter((stop) => stop < until).sort((left, right) => left - right), until];
        const inSteps = steps.slice(1).flatMap((stop, index) => often.pass(steps[index] as number, stop));
        expect(inSteps).toEqual(happened);
        expect(often.subscriptions()).toEqual(once.subscriptions());
        expect(happened).toEqual([...happened].sort((left, right) => left.at - right.at));
      }),
      { numRuns: 1000 },
    );
  });
});
