import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { priceOverride } from '../customers/fixture.ts';
import { refusedWith } from '../refusal.fixture.ts';
import { DAY, step } from '../time.ts';
import { cancel } from './cancel.ts';
import { ID, onPro, seats, updated } from './update.fixture.ts';
import { APRIL, couponWish, MARCH, NOON } from './world.fixture.ts';

describe('an update of the contents', () => {
  it('to more is at once, for the rest of the period', () => {
    const world = onPro();
    expect(updated(world, { contents: seats(2) })).toMatchObject({
      ...seats(2),
      futureUpdate: null,
      latestInvoice: { total: 27.74, status: 'PAID', billingReason: 'SUBSCRIPTION_UPDATE', createdAt: NOON },
    });
    expect(world.invoices().map(({ total }) => total)).toEqual([49, 27.74]);
  });

  it('to less waits for the end of the period, and costs nothing', () => {
    const world = onPro({}, seats(2));
    expect(updated(world, { contents: seats(1) })).toMatchObject({
      ...seats(2),
      futureUpdate: { scheduledExecutionTime: APRIL, subscriptionScheduleType: 'ADDON', contents: seats(1) },
      latestInvoice: { total: 89 },
    });
    world.pass(NOON, APRIL);
    expect(world.subscription(ID)).toMatchObject({ ...seats(1), futureUpdate: null, latestInvoice: { total: 69 } });
  });

  it('keeps what is not said', () => {
    const world = onPro({}, { ...seats(2), metadata: { team: 'red' } });
    const after = updated(world, { contents: { minimumSpend: { amount: 100, currency: 'usd' } } });
    expect(after).toMatchObject({
      ...seats(2),
      planId: 'plan-pro',
      billingPeriod: 'MONTHLY',
      metadata: { team: 'red' },
    });
    expect(after.minimumSpend).toEqual({ amount: 100, currency: 'usd' });
  });

  it('to a year begins a new billing cycle', () => {
    expect(updated(onPro(), { contents: { billingPeriod: 'ANNUALLY' } })).toMatchObject({
      billingPeriod: 'ANNUALLY',
      billingCycleAnchor: NOON,
      latestInvoice: { total: 456.02 },
    });
  });

  it('says by its kind what waits', () => {
    const later = { scheduleStrategy: 'END_OF_BILLING_PERIOD' } as const;
    const override = priceOverride({ baseCharge: true, amount: 39 });
    const type = (contents: Parameters<typeof updated>[1]['contents']) =>
      updated(onPro(), { contents: contents ?? {}, said: later }).futureUpdate?.subscriptionScheduleType;
    expect(type({ billingPeriod: 'ANNUALLY' })).toBe('BILLING_PERIOD');
    expect(type({ priceOverrides: [override] })).toBe('PRICE_OVERRIDE');
    expect(type({ charges: [{ id: 'feature-seats', quantity: 3, type: 'FEATURE' }] })).toBe('UNIT_AMOUNT');
  });

  it('of what has not begun costs nothing now, and is charged when it begins', () => {
    const world = onPro({}, { startDate: APRIL });
    expect(updated(world, { contents: seats(2) })).toMatchObject({ ...seats(2), latestInvoice: null });
    world.pass(NOON, APRIL);
    expect(world.subscription(ID).latestInvoice).toMatchObject({ total: 89, createdAt: APRIL });
  });

  it('leaves an end that is to come', () => {
    const world = onPro();
    const wish = { time: undefined, endDate: undefined, isRevoked: false, isProrated: false };
    world.commit(cancel(world, world.subscription(ID), wish, MARCH).outcome);
    expect(updated(world, { contents: seats(1) })).toMatchObject({
      ...seats(1),
      endDate: APRIL,
      cancelReason: 'ScheduledCancellation',
      cancellationDate: MARCH,
    });
  });

  it('is refused by the rules of any contents', () => {
    const world = onPro();
    const refused = (contents: Parameters<typeof updated>[1]['contents']) => () =>
      updated(world, { contents: contents ?? {} });
    expect(refused(seats(11))).toThrow(refusedWith('AddonQuantityExceedsLimitError', 'body.addons[0].quantity'));
    expect(refused({ addons: [{ id: 'addon-x', quantity: 1 }] })).toThrow(
      refusedWith('AddonNotFound', 'body.addons[0].id'),
    );
    expect(world.subscription(ID)).toMatchObject({ addons: [], updatedAt: MARCH });
  });
});

describe('an update of the terms', () => {
  it('holds at once and costs nothing', () => {
    const world = onPro();
    const terms = {
      ...{ budget: { limit: 200, hasSoftLimit: true }, taxPercentage: 19, daysUntilDue: 14 },
      ...{ salesforceId: 'sf-1', metadata: { team: 'red' } },
    };
    expect(updated(world, { said: terms })).toMatchObject({ ...terms, updatedAt: NOON });
    expect(world.invoices()).toHaveLength(1);
    world.pass(NOON, APRIL);
    expect(world.subscription(ID).latestInvoice?.total).toBe(58.31);
  });

  it('leaves a change that waits, which the next contents replace', () => {
    const world = onPro({}, seats(2));
    updated(world, { contents: seats(1) });
    expect(updated(world, { said: { taxPercentage: 19 } }).futureUpdate?.contents).toMatchObject(seats(1));
    expect(updated(world, { contents: seats(2) }).futureUpdate).toBeNull();
  });

  it('puts a coupon on it, and takes it away', () => {
    const world = onPro();
    updated(world, { said: { coupon: couponWish({ couponId: 'coupon-launch-20' }) } });
    expect(world.subscription(ID).coupon).toMatchObject({ id: 'coupon-launch-20', percentOff: 20, startDate: NOON });
    world.pass(NOON, APRIL);
    expect(world.subscription(ID).latestInvoice?.total).toBe(39.2);
    expect(updated(world, { removesCoupon: true }, APRIL).coupon).toBeNull();
    expect(() => updated(world, { said: { coupon: couponWish({ couponId: 'coupon-old' }) } }, APRIL)).toThrow(
      refusedWith('ArchivedCouponCantBeApplied', 'body.appliedCoupon.couponId'),
    );
  });

  it('begins a new billing cycle when that is said, and charges it whole', () => {
    const after = updated(onPro(), { said: { billingCycleAnchor: 'NOW' } });
    expect(after).toMatchObject({ billingCycleAnchor: NOON, latestInvoice: { total: 15.02 } });
  });
});

describe('an update of the dates', () => {
  const MAY = step(APRIL, 'month', 1);
  const inTrial = (trialEndBehavior: 'CONVERT_TO_PAID' | 'CANCEL_SUBSCRIPTION') =>
    onPro({}, { trial: { isTrial: true, trialEndDate: undefined, trialEndBehavior } });

  it('makes a trial longer, which is then paid from its end on', () => {
    const world = inTrial('CONVERT_TO_PAID');
    expect(updated(world, { trialEndDate: APRIL })).toMatchObject({
      trial: { endDate: APRIL },
      billingCycleAnchor: APRIL,
      endDate: null,
    });
    expect(world.pass(NOON, APRIL)).toEqual([{ at: APRIL, type: 'subscription.trial_ended' }]);
    expect(world.subscription(ID).latestInvoice).toMatchObject({ total: 49, createdAt: APRIL });
  });

  it('moves the end of what ends with its trial', () => {
    expect(updated(inTrial('CANCEL_SUBSCRIPTION'), { trialEndDate: APRIL })).toMatchObject({
      endDate: APRIL,
      cancelReason: 'TRIAL_ENDED',
    });
  });

  it('gives a term, and takes it away', () => {
    const world = onPro();
    expect(updated(world, { cancellationDate: MAY })).toMatchObject({ endDate: MAY, cancelReason: 'EXPIRED' });
    expect(updated(world, { cancellationDate: null })).toMatchObject({ endDate: null, cancelReason: null });
    const trying = inTrial('CANCEL_SUBSCRIPTION');
    updated(trying, { cancellationDate: MARCH + 10 * DAY });
    expect(updated(trying, { cancellationDate: null })).toMatchObject({ cancelReason: 'TRIAL_ENDED' });
  });

  it('of a term drops the change that would come after it', () => {
    const world = onPro({}, seats(2));
    updated(world, { contents: seats(1) });
    expect(updated(world, { cancellationDate: MAY }).futureUpdate).not.toBeNull();
    expect(updated(world, { cancellationDate: APRIL }).futureUpdate).toBeNull();
  });

  it.each([
    ['InvalidSubscriptionStatus', 'body.trialEndDate: subscription-test-id is ACTIVE', { trialEndDate: APRIL }, onPro],
    ['BadUserInput', 'body.trialEndDate', { trialEndDate: NOON }, () => inTrial('CONVERT_TO_PAID')],
    ['InvalidCancellationDate', 'body.cancellationDate', { cancellationDate: NOON }, onPro],
    [
      'InvalidCancellationDate',
      'body.cancellationDate',
      { cancellationDate: APRIL },
      () => onPro({}, { startDate: APRIL }),
    ],
  ] as const)('is refused with %s, told by %s', (code, text, change, start) => {
    expect(() => updated(start(), change)).toThrow(refusedWith(code, text));
  });
});

it('nothing is updated of what is over', () => {
  const world = onPro({}, { cancellationDate: NOON });
  expect(() => updated(world, { said: { metadata: {} } })).toThrow(
    refusedWith('SubscriptionAlreadyCanceledOrExpired', `subscriptionId: ${ID} is EXPIRED`),
  );
});

describe('laws of an update', () => {
  const anyContents = fc.record({
    quantity: fc.integer({ min: 0, max: 10 }),
    billingPeriod: fc.constantFrom('MONTHLY' as const, 'ANNUALLY' as const),
    at: fc.integer({ min: MARCH, max: APRIL - 1 }),
  });

  it('it changes contents as a provisioning would', () => {
    fc.assert(
      fc.property(anyContents, anyContents, ({ quantity: first }, { quantity, billingPeriod, at }) => {
        const [one, other] = [onPro({}, seats(first)), onPro({}, seats(first))];
        const contents = { ...seats(quantity), billingPeriod };
        expect(updated(one, { contents }, at)).toEqual(other.buy('plan-pro', at, { ...contents, trial: undefined }));
        expect(one.invoices()).toEqual(other.invoices());
      }),
      { numRuns: 1000 },
    );
  });

  it('said twice, it is done once', () => {
    fc.assert(
      fc.property(anyContents, ({ quantity, billingPeriod, at }) => {
        const world = onPro({}, seats(5));
        const change = { contents: { ...seats(quantity), billingPeriod } };
        const once = updated(world, change, at);
        const invoices = world.invoices().length;
        expect(updated(world, change, at)).toEqual(once);
        expect(world.invoices()).toHaveLength(invoices);
      }),
      { numRuns: 1000 },
    );
  });
});
