import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { minus } from '../decimal.ts';
import { fromIso, step } from '../time.ts';
import { preview, provision } from './provision.ts';
import { type Wish, wishFor } from './wish.ts';
import {
  APRIL,
  addon,
  charge,
  couponWish,
  Inkwell,
  MARCH,
  NO_TRIAL,
  NOON,
  perPeriod,
  plan,
  usd,
} from './world.fixture.ts';

const MONTHLY = { billingPeriod: 'MONTHLY' } as const;
const MAY = fromIso('2026-05-01T00:00:00.000Z');

function onPro(said: Partial<Wish> = {}) {
  const world = new Inkwell();
  world.buy('plan-pro', MARCH, { id: 'subscription-test-id', ...said });
  const asks = (planId: string, wish: Partial<Wish> = {}, at = NOON) =>
    preview(world, world.customer(), wishFor(planId, { ...MONTHLY, ...wish }), at);
  return { world, asks };
}

describe('an upgrade', () => {
  it('takes effect at once, for the rest of the period', () => {
    const change = onPro().asks('plan-enterprise');
    expect(change).toMatchObject({ kind: 'upgrade', isScheduled: false, isPlanDowngrade: false, effectiveAt: NOON });
    expect(change.proration).toEqual({
      prorationDate: NOON,
      credit: 33.98,
      debit: 138.02,
      netAmount: 104.04,
      hasProrations: true,
    });
    expect(change.immediateInvoice).toMatchObject({
      subTotal: 104.04,
      total: 104.04,
      period: { start: NOON, end: APRIL },
    });
    expect(change.immediateInvoice.lines.map(({ description, subTotal }) => [description, subTotal])).toEqual([
      ['Unused time on Pro', -33.98],
      ['Remaining time on Enterprise', 138.02],
    ]);
    expect(change.recurringInvoice).toMatchObject({ total: 199, period: { start: APRIL, end: MAY } });
    expect(change.billingPeriodRange).toEqual({ start: MARCH, end: APRIL });
  });

  it('keeps the id and the billing cycle', () => {
    expect(onPro().asks('plan-enterprise').after).toMatchObject({
      id: 'subscription-test-id',
      startDate: MARCH,
      billingCycleAnchor: MARCH,
    });
  });

  it('begins a new billing cycle when asked to, and charges it whole', () => {
    const change = onPro().asks('plan-enterprise', { billingCycleAnchor: 'NOW' });
    expect(change.immediateInvoice).toMatchObject({
      subTotal: 165.02,
      period: { start: NOON, end: step(NOON, 'month', 1) },
    });
    expect(change.after.billingCycleAnchor).toBe(NOON);
  });

  it('is on the next invoice, or on none, when that is asked for', () => {
    const later = onPro().asks('plan-enterprise', { prorationBehavior: 'CREATE_PRORATIONS' });
    expect(later.immediateInvoice.total).toBe(0);
    expect(later.after.pendingLines.map(({ amount }) => amount)).toEqual([-33.98, 138.02]);
    const never = onPro().asks('plan-enterprise', { prorationBehavior: 'NONE' });
    expect(never).toMatchObject({ immediateInvoice: { total: 0 }, proration: { hasProrations: false } });
    expect(never.after.pendingLines).toEqual([]);
  });

  it('can wait for the end of the period', () => {
    const change = onPro().asks('plan-enterprise', { scheduleStrategy: 'END_OF_BILLING_PERIOD' });
    expect(change).toMatchObject({ isScheduled: true, effectiveAt: APRIL, immediateInvoice: { total: 0 } });
    expect(change.after).toMatchObject({ planId: 'plan-pro', futureUpdate: { subscriptionScheduleType: 'PLAN' } });
  });

  it('to a year is charged whole and credits the rest of the month', () => {
    const change = onPro().asks('plan-pro', { billingPeriod: 'ANNUALLY' });
    expect(change).toMatchObject({ kind: 'upgrade', immediateInvoice: { subTotal: minus(490, 33.98) } });
    expect(change.billingPeriodRange).toEqual({ start: NOON, end: step(NOON, 'year', 1) });
  });

  it('gives back what was paid, not what it was listed at', () => {
    const { asks } = onPro({ coupon: couponWish({ couponId: 'coupon-launch-20' }) });
    const change = asks('plan-enterprise');
    expect(change.proration).toMatchObject({ credit: 27.18, debit: 138.02 });
    expect(change.immediateInvoice).toMatchObject({ subTotal: 110.84, discount: 27.6, total: 83.24 });
  });

  it('gives nothing back for what was never invoiced', () => {
    const { asks } = onPro({ startDate: fromIso('2026-02-20T00:00:00.000Z') });
    expect(asks('plan-enterprise').proration.credit).toBe(0);
  });
});

describe('a downgrade', () => {
  it('waits for the end of the period and costs nothing now', () => {
    const { world, asks } = onPro();
    world.buy('plan-enterprise', NOON);
    const change = asks('plan-pro');
    expect(change).toMatchObject({ kind: 'downgrade', isPlanDowngrade: true, isScheduled: true, effectiveAt: APRIL });
    expect(change.immediateInvoice).toMatchObject({ total: 0, lines: [] });
    expect(change.recurringInvoice).toMatchObject({ total: 49, period: { start: APRIL, end: MAY } });
  });

  it('gives money back when it is to be at once', () => {
    const change = onPro().asks('plan-free', { scheduleStrategy: 'IMMEDIATE' });
    expect(change).toMatchObject({ kind: 'downgrade', immediateInvoice: { total: -33.98 } });
    expect(change.after).toMatchObject({ id: 'subscription-test-id', pricingType: 'FREE', billingPeriod: null });
  });

  it('of a yearly subscription can wait for the end of the month', () => {
    const { asks } = onPro({ billingPeriod: 'ANNUALLY' });
    const change = asks('plan-free', { scheduleStrategy: 'END_OF_BILLING_MONTH' });
    expect(change.effectiveAt).toBe(APRIL);
  });

  it('is replaced by the next wish', () => {
    const { world, asks } = onPro();
    world.buy('plan-free', NOON);
    expect(world.subscription('subscription-test-id').futureUpdate?.contents.planId).toBe('plan-free');
    const change = asks('plan-pro');
    expect(change).toMatchObject({ kind: 'same', hasScheduledUpdates: true, immediateInvoice: { total: 0 } });
    expect(change.after.futureUpdate).toBeNull();
  });
});

describe('the same plan again', () => {
  it('is no change at all', () => {
    const { world, asks } = onPro();
    expect(asks('plan-pro')).toMatchObject({ kind: 'same', immediateInvoice: { total: 0, lines: [] } });
    world.buy('plan-pro', NOON);
    expect(world.subscriptions()).toHaveLength(1);
  });

  it('with more add-ons is an upgrade, with fewer it waits', () => {
    const { world, asks } = onPro();
    const addons = [{ id: 'addon-extra-seats', quantity: 2 }];
    expect(asks('plan-pro', { addons })).toMatchObject({
      kind: 'upgrade',
      isPlanDowngrade: false,
      proration: { credit: 33.98, debit: 61.72, netAmount: 27.74 },
    });
    world.buy('plan-pro', NOON, { addons });
    expect(asks('plan-pro')).toMatchObject({ kind: 'downgrade', isScheduled: true, isPlanDowngrade: false });
  });
});

describe('a new subscription', () => {
  const asNew = (planId: string, said: Partial<Wish> = {}, setting = {}) => {
    const world = new Inkwell(setting);
    return preview(world, world.customer(), wishFor(planId, { ...MONTHLY, ...said }), NOON);
  };

  it('starts with the trial of its plan, and pays from its end on', () => {
    const change = asNew('plan-pro');
    const end = fromIso('2026-03-24T12:00:00.000Z');
    expect(change.after).toMatchObject({
      trial: { endDate: end, endBehavior: 'CONVERT_TO_PAID' },
      billingCycleAnchor: end,
    });
    expect(change.immediateInvoice.total).toBe(0);
    expect(change.recurringInvoice).toMatchObject({ total: 49, period: { start: end, end: step(end, 'month', 1) } });
  });

  it('has no second trial of the product, unless it is asked for by name', () => {
    const { world } = onPro();
    const wish = (said: Partial<Wish>) =>
      preview(world, world.customer(), wishFor('plan-pro', { ...MONTHLY, resourceId: 'resource-02', ...said }), NOON);
    expect(wish({}).after.trial).toBeNull();
    expect(wish({ trial: { ...NO_TRIAL, isTrial: true } }).after.trial).not.toBeNull();
  });

  it('that began in the past is charged from its next period on', () => {
    const change = asNew('plan-pro', { startDate: MARCH, trial: NO_TRIAL });
    expect(change).toMatchObject({ immediateInvoice: { total: 0 }, billingPeriodRange: { start: MARCH, end: APRIL } });
    expect(change.recurringInvoice.period).toEqual({ start: APRIL, end: MAY });
  });

  it('that begins in the future waits, and costs nothing now', () => {
    const change = asNew('plan-pro', { startDate: APRIL, trial: NO_TRIAL });
    expect(change).toMatchObject({
      isScheduled: true,
      immediateInvoice: { total: 0 },
      recurringInvoice: { period: { start: APRIL } },
    });
  });

  it('takes the coupon of the customer when it has none of its own', () => {
    const setting = { customers: [{ couponId: 'coupon-welcome-10' }] };
    expect(asNew('plan-pro', { trial: NO_TRIAL }, setting).immediateInvoice).toMatchObject({ discount: 10, total: 39 });
    expect(asNew('plan-pro', { trial: NO_TRIAL }, setting).recurringInvoice).toMatchObject({ discount: 0, total: 49 });
    const own = couponWish({ couponId: 'coupon-launch-20' });
    expect(asNew('plan-pro', { trial: NO_TRIAL, coupon: own }, setting).immediateInvoice.discount).toBe(9.8);
  });

  it('is lifted to its minimum spend', () => {
    const change = asNew('plan-pro', { trial: NO_TRIAL, minimumSpend: { amount: 100, currency: 'usd' } });
    expect(change.immediateInvoice).toMatchObject({ subTotal: 100, minimumSpendAdjustment: 51 });
  });

  it('charges once what is charged once', () => {
    const setup = charge({ billingCadence: 'ONE_OFF', price: usd(250) });
    const plans = [plan('plan-setup', { displayName: 'Setup', charges: [...perPeriod(10, 100), setup] })];
    const change = asNew('plan-setup', {}, { plans });
    expect(change.immediateInvoice.lines.map(({ description, subTotal }) => [description, subTotal])).toEqual([
      ['Setup', 10],
      ['Setup, once', 250],
    ]);
    expect(change.recurringInvoice.subTotal).toBe(10);
  });

  it('is priced by the units that are bought in advance, within their bounds', () => {
    const seat = charge({
      billingModel: 'PER_UNIT',
      featureId: 'feature-seats',
      price: usd(8),
      minUnitQuantity: 2,
      maxUnitQuantity: 50,
    });
    const setting = { plans: [plan('plan-seats', { charges: [seat] })] };
    const seats = (quantity: number) => ({ charges: [{ id: 'feature-seats', quantity, type: 'FEATURE' as const }] });
    expect(asNew('plan-seats', {}, setting).immediateInvoice.total).toBe(16);
    expect(asNew('plan-seats', seats(5), setting).immediateInvoice.total).toBe(40);
    expect(asNew('plan-seats', { unitQuantity: 3 }, setting).immediateInvoice.total).toBe(24);
    expect(() => asNew('plan-seats', seats(51), setting)).toThrow(expect.objectContaining({ code: 'InvalidQuantity' }));
  });
});

describe('from a free plan to a paid one', () => {
  it('the free subscription ends and a new one begins', () => {
    const world = new Inkwell();
    world.buy('plan-free', MARCH, { id: 'subscription-free', billingPeriod: undefined });
    world.buy('plan-pro', NOON, { id: 'subscription-pro' });
    expect(world.subscription('subscription-free')).toMatchObject({
      endDate: NOON,
      cancelReason: 'UPGRADE_OR_DOWNGRADE',
    });
    expect(world.subscription('subscription-pro')).toMatchObject({ startDate: NOON, latestInvoice: { total: 49 } });
  });
});

describe('what is free', () => {
  it('is named: add-ons without a price, or with one of nothing', () => {
    const addons = [
      addon('addon-badge'),
      addon('addon-gift', { charges: perPeriod(0, 0) }),
      addon('addon-call', { charges: [charge({ billingModel: 'USAGE_BASED', featureId: 'calls', price: usd(1) })] }),
    ];
    const plans = [
      plan('plan-club', {
        charges: perPeriod(10, 100),
        compatibleAddonIds: [...addons.map(({ id }) => id), 'addon-sso'],
      }),
    ];
    const bought = ['addon-badge', 'addon-gift', 'addon-call', 'addon-sso'].map((id) => ({ id, quantity: 2 }));
    const world = new Inkwell({ plans, addons });
    const wish = wishFor('plan-club', { billingPeriod: 'MONTHLY', addons: bought });
    expect(preview(world, world.customer(), wish, NOON).freeItems).toEqual([
      { id: 'addon-badge', quantity: 2 },
      { id: 'addon-gift', quantity: 2 },
    ]);
  });
});

describe('a trial that runs', () => {
  it('goes on when the plan changes, and nothing is charged', () => {
    const { world, asks } = onPro({ trial: undefined });
    const change = asks('plan-enterprise');
    expect(change).toMatchObject({ kind: 'upgrade', isScheduled: false, immediateInvoice: { total: 0 } });
    expect(change.after.trial).toEqual(world.subscription('subscription-test-id').trial);
  });

  it('ends when the wish says so, and the first period is charged', () => {
    const change = onPro({ trial: undefined }).asks('plan-pro', { trial: NO_TRIAL });
    expect(change).toMatchObject({
      kind: 'same',
      immediateInvoice: { total: 49 },
      after: { billingCycleAnchor: NOON, trial: { endDate: NOON } },
    });
  });
});

const anyWish = fc.record({
  planId: fc.constantFrom('plan-free', 'plan-pro', 'plan-enterprise'),
  billingPeriod: fc.constantFrom('MONTHLY', 'ANNUALLY'),
  seats: fc.integer({ min: 0, max: 10 }),
  prorationBehavior: fc.constantFrom('INVOICE_IMMEDIATELY', 'CREATE_PRORATIONS', 'NONE'),
  scheduleStrategy: fc.constantFrom(undefined, 'IMMEDIATE', 'END_OF_BILLING_PERIOD', 'END_OF_BILLING_MONTH'),
  billingCycleAnchor: fc.constantFrom('UNCHANGED', 'NOW'),
  couponId: fc.constantFrom(undefined, 'coupon-launch-20', 'coupon-welcome-10'),
  taxPercentage: fc.constantFrom(undefined, 0, 7.7, 19),
  isTrial: fc.constantFrom(undefined, false),
  at: fc.integer({ min: MARCH, max: APRIL - 1 }),
});

function wished({
  planId,
  seats,
  couponId,
  isTrial,
  at,
  ...said
}: typeof anyWish extends fc.Arbitrary<infer Drawn> ? Drawn : never) {
  const addons = planId === 'plan-pro' && seats > 0 ? [{ id: 'addon-extra-seats', quantity: seats }] : [];
  const coupon = couponId && couponWish({ couponId });
  const trial = isTrial === undefined ? undefined : NO_TRIAL;
  return { at, wish: wishFor(planId, { ...(said as Partial<Wish>), addons, ...(coupon && { coupon }), trial }) };
}

describe('laws of a change', () => {
  it('what is provisioned is what was previewed', () => {
    fc.assert(
      fc.property(anyWish, anyWish, (first, second) => {
        const world = new Inkwell();
        const [one, two] = [wished(first), wished(second)].sort((left, right) => left.at - right.at) as [
          ReturnType<typeof wished>,
          ReturnType<typeof wished>,
        ];
        let now = MARCH;
        for (const { wish, at } of [one, two]) {
          world.pass(now, at);
          now = at;
          const promised = preview(world, world.customer(), wish, at);
          const kept = provision(world, world.customer(), wish, at);
          if (kept.status !== 'SUCCESS') throw new Error(kept.status);
          const { lines, total } = promised.immediateInvoice;
          expect(kept.isScheduled).toBe(promised.isScheduled);
          if (lines.length > 0) expect(kept.subscription.latestInvoice).toMatchObject({ total, createdAt: at });
          const { latestInvoice: paid, spent, id: keptId, ...record } = kept.subscription;
          const { latestInvoice, spent: before, id, ...promisedRecord } = promised.after;
          expect(record).toEqual(promisedRecord);
          world.commit(kept.outcome);
        }
        expect(world.subscriptions().filter(({ endDate }) => endDate === null)).toHaveLength(1);
      }),
      { numRuns: 1000 },
    );
  });

  it('there and back at one instant costs nothing', () => {
    fc.assert(
      fc.property(fc.integer({ min: MARCH, max: APRIL - 1 }), fc.integer({ min: 1, max: 10 }), (at, quantity) => {
        const { world, asks } = onPro();
        const addons = [{ id: 'addon-extra-seats', quantity }];
        const there = asks('plan-pro', { addons }, at).immediateInvoice.total;
        world.buy('plan-pro', at, { addons });
        const back = asks('plan-pro', { scheduleStrategy: 'IMMEDIATE' }, at).immediateInvoice.total;
        expect(there).toBe(minus(0, back));
      }),
      { numRuns: 1000 },
    );
  });

  it('a preview leaves no trace', () => {
    const { world, asks } = onPro();
    const before = JSON.stringify([world.subscriptions(), world.ledger, world.mint('probe')]);
    asks('plan-enterprise');
    expect(JSON.stringify([world.subscriptions(), world.ledger, 'probe-1'])).toBe(before);
    expect(world.mint('subscription')).toBe('subscription-1');
  });
});
