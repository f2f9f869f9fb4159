import { describe, expect, it } from 'vitest';
import type { Subscription } from '../customers/subscription.ts';
import { refusedWith } from '../refusal.fixture.ts';
import { DAY } from '../time.ts';
import { withoutUpdate } from './scheduled-update.ts';
import { markedPaid } from './unpaid-update.ts';
import { ID, onPro, onProWithoutCard, seats, updated } from './update.fixture.ts';
import { APRIL, Inkwell, MARCH, NOON } from './world.fixture.ts';

const LATER = NOON + 2 * DAY;

function pay(world: Inkwell, at = LATER): Subscription {
  world.commit(markedPaid(world, world.subscription(ID), at));
  return world.subscription(ID);
}

function drop(world: Inkwell, waitsFor: 'date' | 'payment'): Subscription {
  world.commit(withoutUpdate(world, world.subscription(ID), waitsFor, LATER));
  return world.subscription(ID);
}

const states = (world: Inkwell) => world.invoices().map(({ total, state }) => [total, state]);

describe('an update that cannot be charged', () => {
  it('waits for its payment, and changes nothing till then', () => {
    const world = onProWithoutCard();
    expect(updated(world, { contents: seats(2) })).toMatchObject({
      addons: [],
      latestInvoice: { billingId: 'invoice-2', status: 'OPEN', total: 27.74, amountDue: 27.74 },
      futureUpdate: {
        scheduledExecutionTime: NOON,
        subscriptionScheduleType: 'ADDON',
        contents: seats(2),
        payment: { invoiceId: 'invoice-2' },
      },
    });
  });

  it('takes effect once it is paid, as from when it was asked for', () => {
    const world = onProWithoutCard();
    updated(world, { contents: seats(2) });
    expect(pay(world)).toMatchObject({
      ...seats(2),
      futureUpdate: null,
      latestInvoice: { billingId: 'invoice-2', status: 'PAID', amountDue: 0 },
      billingCycleAnchor: MARCH,
      updatedAt: LATER,
    });
    expect(world.invoice('invoice-2')).toMatchObject({ state: 'PAID', paidAt: LATER });
  });

  it('to a year counts its year from when it was asked for', () => {
    const world = onProWithoutCard();
    updated(world, { contents: { billingPeriod: 'ANNUALLY' } });
    expect(pay(world)).toMatchObject({ billingPeriod: 'ANNUALLY', billingCycleAnchor: NOON });
  });

  it('is replaced by the next one, and its invoice is canceled', () => {
    const world = onProWithoutCard();
    updated(world, { contents: seats(2) });
    expect(updated(world, { contents: seats(3) }).futureUpdate?.payment?.invoiceId).toBe('invoice-3');
    expect(states(world)).toEqual([
      [49, 'PAID'],
      [27.74, 'CANCELED'],
      [41.61, 'OPEN'],
    ]);
  });

  it('is dropped when it is not wanted any more, or when the period is over', () => {
    const world = onProWithoutCard();
    updated(world, { contents: seats(2) });
    expect(drop(world, 'payment')).toMatchObject({
      addons: [],
      futureUpdate: null,
      latestInvoice: { status: 'CANCELED' },
    });
    const lapsing = onProWithoutCard();
    updated(lapsing, { contents: seats(2) });
    lapsing.pass(NOON, APRIL);
    expect(lapsing.subscription(ID)).toMatchObject({ addons: [], futureUpdate: null });
    expect(states(lapsing)).toEqual([
      [49, 'PAID'],
      [27.74, 'CANCELED'],
      [49, 'OPEN'],
    ]);
  });

  it('does not wait when the caller does not, or when it is paid elsewhere', () => {
    expect(
      updated(onProWithoutCard(), { contents: seats(2), said: { awaitPaymentConfirmation: false } }),
    ).toMatchObject({
      ...seats(2),
      futureUpdate: null,
      latestInvoice: { status: 'OPEN' },
    });
    expect(updated(onProWithoutCard(), { contents: seats(2), said: { isInvoicePaid: true } })).toMatchObject({
      ...seats(2),
      latestInvoice: { status: 'PAID', total: 27.74 },
    });
  });
});

describe('an invoice is marked as paid', () => {
  it('when it is open: the newest one', () => {
    const world = onProWithoutCard();
    world.pass(NOON, APRIL);
    expect(world.subscription(ID).latestInvoice?.status).toBe('OPEN');
    expect(pay(world, APRIL + DAY).latestInvoice).toMatchObject({ status: 'PAID', total: 49, createdAt: APRIL });
  });

  it('or the one that an update waits for, though another one is newer', () => {
    const world = onProWithoutCard();
    const before = world.subscription(ID).latestInvoice;
    updated(world, { contents: seats(2) });
    world.commit({ subscriptions: [{ ...world.subscription(ID), latestInvoice: before }] });
    expect(pay(world)).toMatchObject({ ...seats(2), latestInvoice: { billingId: 'invoice-1' } });
    expect(world.invoice('invoice-2')?.state).toBe('PAID');
  });

  it('once, if there is one', () => {
    expect(() => pay(onPro())).toThrow(
      refusedWith('BillingInvoiceStatusError', 'subscriptionId: the invoice invoice-1 is PAID already'),
    );
    const free = new Inkwell();
    free.buy('plan-free', MARCH, { id: ID, billingPeriod: undefined });
    expect(() => pay(free)).toThrow(refusedWith('MissingBillingInvoiceError', `subscriptionId: ${ID} has no invoice`));
  });
});

describe('a change that waits for its date', () => {
  it('is dropped, and the subscription goes on as it is', () => {
    const world = onPro({}, seats(2));
    updated(world, { contents: seats(1) });
    expect(drop(world, 'date')).toMatchObject({ ...seats(2), futureUpdate: null, updatedAt: LATER });
    world.pass(NOON, APRIL);
    expect(world.subscription(ID).latestInvoice?.total).toBe(89);
  });

  it.each(['date', 'payment'] as const)('is not mistaken for one that waits for its %s', (waitsFor) => {
    const world = waitsFor === 'date' ? onProWithoutCard() : onPro({}, seats(2));
    const refused = refusedWith('FutureUpdateNotFound', `no change of ${ID} waits for its ${waitsFor}`);
    expect(() => drop(world, waitsFor)).toThrow(refused);
    updated(world, { contents: seats(waitsFor === 'date' ? 2 : 1) });
    expect(() => drop(world, waitsFor)).toThrow(refused);
  });
});
