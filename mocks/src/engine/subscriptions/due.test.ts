import { describe, expect, it } from 'vitest';
import { minus, plus } from '../decimal.ts';
import { DAY, fromIso, step } from '../time.ts';
import { dueNow, type Extra, paidFor, periodInvoice, unusedOf } from './due.ts';
import { preview } from './provision.ts';
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
  type Setting,
  usd,
} from './world.fixture.ts';

const MAY = fromIso('2026-05-01T00:00:00.000Z');
const SETUP = addon('addon-setup', {
  displayName: 'Onboarding',
  charges: [...perPeriod(20, 200), charge({ billingCadence: 'ONE_OFF', price: usd(100) })],
});

/** A customer with the plan since 1 March, who asks for something else. */
function having(planId: string, said: Partial<Wish> = {}, setting: Setting = {}) {
  const world = new Inkwell(setting);
  world.buy(planId, MARCH, { id: 'subscription-1', ...said });
  const asks = (planId: string, wish: Partial<Wish> = {}, at = NOON) =>
    preview(world, world.customer(), wishFor(planId, { billingPeriod: 'MONTHLY', ...wish }), at);
  return { world, asks };
}
const shown = (lines: { description: string; subTotal: number }[]) =>
  lines.map(({ description, subTotal }) => [description, subTotal]);

describe('a change within the period', () => {
  it('in a new billing cycle charges a whole period, and prorates only what is given back', () => {
    const change = having('plan-pro').asks('plan-enterprise', { billingCycleAnchor: 'NOW' });
    expect(shown(change.immediateInvoice.lines)).toEqual([
      ['Unused time on Pro', -33.98],
      ['Enterprise', 199],
    ]);
    expect(change.proration).toMatchObject({ credit: 33.98, debit: 0, netAmount: -33.98 });
  });

  it('takes of a fixed discount the part that the rest of the period is of it', () => {
    const coupon = couponWish({ couponId: 'coupon-welcome-10' });
    const change = having('plan-pro', { coupon }).asks('plan-enterprise');
    expect(change.proration).toMatchObject({ credit: minus(33.98, 6.94), debit: 138.02 });
    expect(change.immediateInvoice).toMatchObject({ subTotal: minus(138.02, 27.04), discount: 6.94 });
    const whole = having('plan-pro', { coupon }).asks('plan-enterprise', { billingCycleAnchor: 'NOW' });
    expect(whole.immediateInvoice).toMatchObject({ subTotal: minus(199, 27.04), discount: 10 });
  });

  it('that waits for the next invoice is written down with its discount taken', () => {
    const coupon = couponWish({ couponId: 'coupon-launch-20' });
    const { asks } = having('plan-pro', { coupon });
    const { after, immediateInvoice } = asks('plan-enterprise', { prorationBehavior: 'CREATE_PRORATIONS' });
    expect(after.pendingLines).toEqual([
      { description: 'Unused time on Pro', amount: -27.18, currency: 'usd' },
      { description: 'Remaining time on Enterprise', amount: 110.42, currency: 'usd' },
    ]);
    expect(immediateInvoice).toMatchObject({ lines: [], total: 0 });
  });

  it('leaves waiting what waits, until a cycle begins', () => {
    const { world, asks } = having('plan-pro');
    const seats = (quantity: number) => ({ addons: [{ id: 'addon-extra-seats', quantity }] });
    world.buy('plan-pro', NOON, { ...seats(1), prorationBehavior: 'CREATE_PRORATIONS' });
    const inCycle = asks('plan-pro', seats(2), NOON + DAY);
    expect(inCycle.after.pendingLines.map(({ amount }) => amount)).toEqual([-33.98, 47.85]);
    expect(inCycle.immediateInvoice.lines).toHaveLength(2);
    const newCycle = asks('plan-pro', { ...seats(2), billingCycleAnchor: 'NOW' }, NOON + DAY);
    expect(newCycle.after.pendingLines).toEqual([]);
    expect(newCycle.immediateInvoice.lines.map(({ subTotal }) => subTotal)).toEqual([-33.98, 47.85, -45.63, 49, 40]);
  });

  it('that is for later leaves waiting what waits, too', () => {
    const { world, asks } = having('plan-pro');
    world.buy('plan-enterprise', NOON, { prorationBehavior: 'CREATE_PRORATIONS' });
    const later = asks('plan-pro', {}, NOON + DAY);
    expect(later).toMatchObject({ isScheduled: true, immediateInvoice: { lines: [], total: 0 } });
    expect(later.after.pendingLines.map(({ amount }) => amount)).toEqual([-33.98, 138.02]);
  });

  it('to nothing that is billed charges what waits at once, in the currency in which it was paid', () => {
    const eur = (amount: number) => ({ amount, currency: 'eur' });
    const european = plan('plan-europe', { displayName: 'Europe', charges: [charge({ price: eur(31) })] });
    const larger = plan('plan-larger', { displayName: 'Larger', charges: [charge({ price: eur(62) })] });
    const setting = { plans: [european, larger] };
    const { world, asks } = having('plan-europe', {}, setting);
    expect(asks('plan-larger').immediateInvoice).toMatchObject({
      currency: 'eur',
      lines: [
        { subTotal: -21.5, currency: 'eur' },
        { subTotal: 43, currency: 'eur' },
      ],
    });
    expect(asks('plan-free', { scheduleStrategy: 'IMMEDIATE' }).immediateInvoice).toMatchObject({
      currency: 'eur',
      lines: [{ description: 'Unused time on Europe', subTotal: -21.5, currency: 'eur' }],
    });
    world.buy('plan-larger', NOON, { prorationBehavior: 'CREATE_PRORATIONS' });
    const toFree = asks('plan-free', { scheduleStrategy: 'IMMEDIATE', prorationBehavior: 'NONE' });
    expect(toFree.immediateInvoice.lines.map(({ subTotal }) => subTotal)).toEqual([-21.5, 43]);
    expect(toFree.after.pendingLines).toEqual([]);
  });

  it('is not lifted to the minimum spend a second time, but a new cycle is', () => {
    const minimumSpend = { amount: 100, currency: 'usd' };
    const { asks } = having('plan-pro', { minimumSpend });
    const addons = [{ id: 'addon-sso', quantity: 1 }];
    const inCycle = asks('plan-pro', { minimumSpend, addons });
    expect(inCycle.immediateInvoice.minimumSpendAdjustment).toBe(0);
    // Of 51 for the month 35.37 go back with the rest of it; of 21, which are missing from now on, 14.56 come.
    expect(inCycle.after.minimumLeft).toBe(30.19);
    const newCycle = asks('plan-pro', { minimumSpend, addons, billingCycleAnchor: 'NOW' });
    expect(newCycle.immediateInvoice.minimumSpendAdjustment).toBe(21);
  });
});

describe('what is charged once', () => {
  const pro = plan('plan-once', {
    displayName: 'Once',
    charges: [...perPeriod(49, 490), charge({ billingCadence: 'ONE_OFF', price: usd(500) })],
    compatibleAddonIds: ['addon-setup'],
  });
  const setting = { plans: [pro], addons: [SETUP] };
  const addons = [{ id: 'addon-setup', quantity: 2 }];
  const once = (lines: { description: string; subTotal: number }[]) =>
    shown(lines).filter(([description]) => String(description).endsWith(', once'));

  it('is charged when it begins, and later only for what is added', () => {
    const { world, asks } = having('plan-once', {}, setting);
    expect(world.subscription('subscription-1').latestInvoice).toMatchObject({ total: 549 });
    expect(once(asks('plan-once', { addons }).immediateInvoice.lines)).toEqual([['Onboarding, once', 200]]);
  });

  it('is not charged in a trial; the first payment has all of it', () => {
    const trial = { ...NO_TRIAL, isTrial: true, trialEndDate: APRIL };
    const { asks } = having('plan-once', { trial, addons }, setting);
    expect(asks('plan-once', { trial: NO_TRIAL, addons }, NOON).immediateInvoice.lines).toHaveLength(4);
    expect(once(asks('plan-once', { trial: NO_TRIAL, addons }, NOON).immediateInvoice.lines)).toEqual([
      ['Once, once', 500],
      ['Onboarding, once', 200],
    ]);
  });

  it('is not charged before the beginning', () => {
    const { world } = having('plan-once', {}, setting);
    const later = { ...world.subscription('subscription-1'), startDate: APRIL, billingCycleAnchor: APRIL };
    expect(dueNow(world, null, later, 'INVOICE_IMMEDIATELY', NOON).invoice.lines).toEqual([]);
    expect(once(dueNow(world, null, later, 'INVOICE_IMMEDIATELY', APRIL).invoice.lines)).toEqual([['Once, once', 500]]);
  });
});

describe('what is given back', () => {
  it('is the unused part of what was paid, less its discount, while a period runs', () => {
    const { world } = having('plan-pro', { coupon: couponWish({ couponId: 'coupon-welcome-10' }) });
    const paid = world.subscription('subscription-1');
    expect(unusedOf(paid, NOON).amount).toBe(27.04);
    expect(unusedOf(paid, MARCH).amount).toBe(39);
    expect(unusedOf({ ...paid, paid: null }, NOON).amount).toBe(0);
    expect(unusedOf({ ...paid, endDate: NOON }, NOON).amount).toBe(0);
  });
});

it('what is paid for a period is written down in the currency of its lines, and in dollars without any', () => {
  const europe = plan('plan-europe', { charges: [charge({ price: { amount: 31, currency: 'eur' } })] });
  const { world } = having('plan-europe', {}, { plans: [europe] });
  const subscription = world.subscription('subscription-1');
  expect(paidFor(world, subscription, MARCH, NOON)).toEqual({
    since: MARCH,
    amounts: [31],
    minimum: 0,
    currency: 'eur',
    coupon: null,
  });
  expect(paidFor(world, { ...subscription, planId: 'plan-free' }, MARCH, NOON)).toMatchObject({ currency: 'usd' });
});

describe('the invoice of a period', () => {
  it('has what recurs, what waited and what is charged once, with the coupon and tax of the subscription', () => {
    const coupon = couponWish({ couponId: 'coupon-launch-20' });
    const { world } = having('plan-pro', { coupon, taxPercentage: 10 });
    const extra = {
      pendingLines: [{ description: 'Unused time on Free', amount: -3, currency: 'usd' }],
      once: [{ description: 'Once', quantity: 1, unitPrice: 5, subTotal: 5, currency: 'usd' }],
    };
    const april = { start: APRIL, end: MAY };
    const subscription = world.subscription('subscription-1');
    const invoice = periodInvoice(world, subscription, april, APRIL, extra);
    expect(shown(invoice.lines)).toEqual([
      ['Unused time on Free', -3],
      ['Pro', 49],
      ['Once', 5],
    ]);
    expect(invoice).toMatchObject({ subTotal: 51, discount: 10.8, tax: 4.02, total: plus(40.2, 4.02), period: april });
    expect(periodInvoice(world, subscription, null, APRIL).lines).toEqual([]);
    const usage = [{ description: 'Calls', quantity: 1, unitPrice: 7, subTotal: 7, currency: 'usd' }];
    const arrears = (more: Extra) => periodInvoice(world, subscription, april, APRIL, more).arrears;
    // Tax of 10 %, and the coupon of 20 % on usage: −3.30 and 6.16.
    expect(arrears({ pendingLines: extra.pendingLines })).toBe(-3.3);
    expect(arrears({ usage })).toBe(6.16);
    expect(arrears({ pendingLines: extra.pendingLines, usage })).toBe(2.86);
    expect(arrears({ once: extra.once })).toBe(0);
    const later = step(MARCH, 'month', 3);
    expect(periodInvoice(world, subscription, april, later)).toMatchObject({ subTotal: 49, discount: 0 });
  });
});
