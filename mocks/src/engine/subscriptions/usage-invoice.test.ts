import { describe, expect, it } from 'vitest';
import { DAY, fromIso, step } from '../time.ts';
import { cancel } from './cancel.ts';
import { chargeUsage } from './usage-charge.ts';
import {
  APRIL,
  addon,
  charge,
  couponWish,
  gives,
  Inkwell,
  MARCH,
  metered,
  NOON,
  perPeriod,
  plan,
  usd,
} from './world.fixture.ts';

const ID = 'subscription-test-id';
const MAY = fromIso('2026-05-01T00:00:00.000Z');
const overage = charge({ billingModel: 'USAGE_BASED', featureId: 'calls', price: usd(0.5), blockSize: 10 });
const quota = gives('calls', { usageLimit: 100, hasSoftLimit: true, resetPeriod: 'MONTH' });

/** 100 calls a month are in, then 0.50 for each 10. Metro bills overage by the month, Yearly with the year. */
function publishing(): Inkwell {
  const terms = { entitlements: [quota], overageCharges: [overage], compatibleAddonIds: ['addon-calls'] };
  return new Inkwell({
    features: [metered('calls')],
    plans: [
      plan('plan-metro', { charges: perPeriod(50, 500), ...terms, overageBillingPeriod: 'MONTHLY' }),
      plan('plan-yearly', { charges: perPeriod(50, 500), ...terms }),
      plan('plan-dear', {
        charges: perPeriod(60, 600),
        entitlements: [quota],
        overageCharges: [{ ...overage, price: usd(2) }],
      }),
    ],
    addons: [addon('addon-calls', { charges: perPeriod(5, 50), entitlements: [gives('calls', { usageLimit: 50 })] })],
  });
}

const totals = (world: Inkwell) => world.invoices().map(({ total, issuedAt }) => [total, issuedAt]);
const now = { time: 'IMMEDIATE', endDate: undefined, isRevoked: false, isProrated: false } as const;

describe('overage within a year that is paid for', () => {
  it('is invoiced at the end of each billing month where it is billed by the month', () => {
    const world = publishing();
    world.buy('plan-metro', MARCH, { id: ID, billingPeriod: 'ANNUALLY' });
    world.use('calls', 140, NOON);
    expect(world.pass(MARCH, APRIL)).toEqual([{ at: APRIL, type: 'subscription.usage_charged' }]);
    world.use('calls', 120, APRIL + DAY);
    world.pass(APRIL, MAY);
    expect(totals(world)).toEqual([
      [500, MARCH],
      [2, APRIL],
      [1, MAY],
    ]);
    expect(world.subscription(ID).latestInvoice).toMatchObject({ billingReason: 'BILLING_CYCLE', status: 'PAID' });
  });

  it('is on the invoice of the next year where it is billed on renewal', () => {
    const world = publishing();
    world.buy('plan-yearly', MARCH, { id: ID, billingPeriod: 'ANNUALLY' });
    world.use('calls', 140, NOON);
    const next = step(MARCH, 'year', 1);
    expect(world.pass(MARCH, next)).toEqual([{ at: next, type: 'subscription.renewed' }]);
    expect(totals(world)).toEqual([
      [500, MARCH],
      [502, next],
    ]);
  });

  it('of the twelfth month is on the invoice of the next year, and a month without any has no invoice', () => {
    const world = publishing();
    world.buy('plan-metro', MARCH, { id: ID, billingPeriod: 'ANNUALLY' });
    const next = step(MARCH, 'year', 1);
    world.use('calls', 140, next - DAY);
    expect(world.pass(MARCH, next)).toHaveLength(12);
    expect(totals(world)).toEqual([
      [500, MARCH],
      [502, next],
    ]);
  });

  it('is invoiced with a change that falls due at the end of the month', () => {
    const world = publishing();
    const seats = [{ id: 'addon-calls', quantity: 2 }];
    world.buy('plan-metro', MARCH, { id: ID, billingPeriod: 'ANNUALLY', addons: seats });
    world.use('calls', 240, NOON);
    world.buy('plan-metro', NOON, { billingPeriod: 'ANNUALLY', scheduleStrategy: 'END_OF_BILLING_MONTH' });
    expect(world.pass(NOON, APRIL)).toEqual([{ at: APRIL, type: 'subscription.updated' }]);
    const [last] = world.invoices().slice(-1);
    expect(last?.lines.map(({ description, subTotal }) => [description, subTotal])).toEqual([
      ['Unused time on plan-metro', -549.04],
      ['Remaining time on plan-metro', 457.53],
      ['plan-metro: calls, overage', 2],
    ]);
  });
});

describe('the last usage', () => {
  it('is invoiced when the subscription is cancelled at once, with what is given back', () => {
    const world = publishing();
    world.buy('plan-yearly', MARCH, { id: ID });
    world.use('calls', 140, MARCH + DAY);
    world.commit(cancel(world, world.subscription(ID), { ...now, isProrated: true }, NOON).outcome);
    const [last] = world.invoices().slice(-1);
    expect(last?.lines.map(({ subTotal }) => subTotal)).toEqual([-34.68, 2]);
    expect(last).toMatchObject({ total: -32.68, billingReason: 'SUBSCRIPTION_UPDATE', issuedAt: NOON });
  });

  it.each([
    ['a cancellation at the end of the period', {}],
    ['a fixed term', { cancellationDate: APRIL }],
  ])('is invoiced at the end itself of %s, and once', (_, said) => {
    const world = publishing();
    world.buy('plan-yearly', MARCH, { id: ID, ...said });
    world.use('calls', 140, NOON);
    if (!('cancellationDate' in said))
      world.commit(cancel(world, world.subscription(ID), { ...now, time: 'END_OF_BILLING_PERIOD' }, NOON).outcome);
    world.pass(NOON, MAY);
    expect(totals(world)).toEqual([
      [50, MARCH],
      [2, APRIL],
    ]);
    expect(chargeUsage(world, world.subscription(ID), undefined, MAY)).toMatchObject({ charged: [], invoice: null });
  });

  it('that is reported late can still be charged', () => {
    const world = publishing();
    world.buy('plan-yearly', MARCH, { id: ID });
    world.commit(cancel(world, world.subscription(ID), now, NOON).outcome);
    world.use('calls', 130, NOON);
    expect(chargeUsage(world, world.subscription(ID), undefined, APRIL).invoice).toMatchObject({ total: 1.5 });
  });

  it('of a trial costs nothing', () => {
    const world = publishing();
    const trial = { isTrial: true, trialEndDate: APRIL, trialEndBehavior: 'CANCEL_SUBSCRIPTION' } as const;
    world.buy('plan-yearly', MARCH, { id: ID, trial });
    world.use('calls', 1000, NOON);
    world.pass(NOON, MAY);
    expect(world.invoices()).toEqual([]);
  });

  it('comes with prorations that waited for an invoice, so that nothing is lost', () => {
    const world = new Inkwell();
    world.buy('plan-pro', MARCH, { id: ID });
    world.buy('plan-enterprise', NOON, { prorationBehavior: 'CREATE_PRORATIONS' });
    world.commit(cancel(world, world.subscription(ID), { ...now, time: 'END_OF_BILLING_PERIOD' }, NOON).outcome);
    world.pass(NOON, MAY);
    expect(totals(world)).toEqual([
      [49, MARCH],
      [104.04, APRIL],
    ]);
  });
});

describe('usage before a change', () => {
  it('is charged by the prices of before, with the next invoice', () => {
    const world = publishing();
    world.buy('plan-yearly', MARCH, { id: ID });
    world.use('calls', 140, MARCH + DAY);
    world.buy('plan-dear', NOON);
    expect(world.subscription(ID).latestInvoice?.total).toBe(6.93);
    world.use('calls', 10, NOON + DAY);
    world.pass(NOON, APRIL);
    const [last] = world.invoices().slice(-1);
    expect(last?.lines.map(({ description, subTotal }) => [description, subTotal])).toEqual([
      ['plan-yearly: calls, overage', 2],
      ['plan-dear', 60],
      ['plan-dear: calls, overage', 2],
    ]);
  });

  it('waits with its discount taken, to the cent', () => {
    const world = publishing();
    const coupon = couponWish({ couponId: 'coupon-launch-20' });
    world.buy('plan-yearly', MARCH, { id: ID, coupon });
    world.use('calls', 140, MARCH + DAY);
    world.buy('plan-dear', NOON);
    expect(world.subscription(ID).pendingLines).toEqual([
      { description: 'plan-yearly: calls, overage', amount: 1.6, currency: 'usd' },
    ]);
  });

  it('stays where it is while it costs the same', () => {
    const world = publishing();
    world.buy('plan-yearly', MARCH, { id: ID });
    world.use('calls', 140, MARCH + DAY);
    world.buy('plan-metro', NOON);
    expect(world.subscription(ID)).toMatchObject({ pendingLines: [], usageCharged: null });
  });
});
