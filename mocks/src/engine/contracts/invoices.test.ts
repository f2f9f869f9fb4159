import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { priceOverride } from '../customers/fixture.ts';
import { APRIL, charge, Inkwell, MARCH, NO_TRIAL, NOON, plan, usd } from '../subscriptions/world.fixture.ts';
import { latestInvoiceOf, nextInvoiceOf } from './invoices.ts';

const MAY = Date.UTC(2026, 4, 1);
const april = { start: APRIL, end: MAY };
const next = (world: Inkwell, at: number) => nextInvoiceOf(world, world.subscriptions(), at);

describe('the next invoice', () => {
  it('is that of the period to come', () => {
    const world = new Inkwell();
    world.buy('plan-pro', MARCH);
    expect(next(world, NOON)).toEqual({ amount: usd(49), dueDate: APRIL, period: april });
  });

  it('is the sum of those that fall due together; later ones wait', () => {
    const world = new Inkwell();
    world.buy('plan-pro', MARCH);
    world.buy('plan-enterprise', MARCH, { resourceId: 'resource-01' });
    world.buy('plan-pro', MARCH, { resourceId: 'resource-02', billingPeriod: 'ANNUALLY' });
    expect(next(world, NOON)).toEqual({ amount: usd(248), dueDate: APRIL, period: april });
  });

  it('of a trial comes at its end', () => {
    const world = new Inkwell();
    world.buy('plan-pro', NOON, { trial: undefined });
    expect(next(world, NOON)).toMatchObject({ amount: usd(49), dueDate: Date.UTC(2026, 2, 24, 12) });
  });

  it('knows of a downgrade that waits', () => {
    const world = new Inkwell();
    world.buy('plan-enterprise', MARCH);
    world.buy('plan-pro', NOON);
    expect(next(world, NOON)?.amount).toEqual(usd(49));
  });

  it('of a plan that costs nothing yet is that of the change that waits', () => {
    const world = new Inkwell({ plans: [plan('plan-custom', { pricingType: 'CUSTOM' })] });
    world.buy('plan-custom', MARCH);
    expect(next(world, NOON)).toBeNull();
    const agreed = priceOverride({ baseCharge: true, amount: 99 });
    const JUNE = Date.UTC(2026, 5, 1);
    world.buy('plan-custom', NOON, { priceOverrides: [agreed], startDate: JUNE });
    expect(next(world, NOON)).toEqual({
      amount: usd(99),
      dueDate: JUNE,
      period: { start: JUNE, end: Date.UTC(2026, 6, 1) },
    });
  });

  it('does not come for what is free, what ends before, and what is over', () => {
    const world = new Inkwell();
    world.buy('plan-free', MARCH);
    world.buy('plan-pro', MARCH, { resourceId: 'resource-01', cancellationDate: APRIL });
    expect(next(world, NOON)).toBeNull();
    expect(next(world, MAY)).toBeNull();
  });

  it('leaves out another currency that falls due together', () => {
    const eur = plan('plan-eur', { charges: [charge({ price: { amount: 9, currency: 'eur' } })] });
    const world = new Inkwell({ plans: [eur] });
    world.buy('plan-pro', MARCH);
    world.buy('plan-eur', MARCH, { resourceId: 'resource-01' });
    expect(next(world, NOON)?.amount).toEqual(usd(49));
  });

  it('uses up no id, and is what then happens', () => {
    const wishes = fc.record({
      planId: fc.constantFrom('plan-free', 'plan-pro', 'plan-enterprise'),
      billingPeriod: fc.constantFrom('MONTHLY' as const, 'ANNUALLY' as const),
      trial: fc.constantFrom(undefined, NO_TRIAL),
    });
    fc.assert(
      fc.property(wishes, ({ planId, ...said }) => {
        const world = new Inkwell();
        const { id } = world.buy(planId, MARCH, said);
        const coming = next(world, MARCH);
        if (coming === null) return;
        expect(coming).toEqual(next(world, MARCH));
        world.pass(MARCH, coming.dueDate);
        expect(world.subscription(id).latestInvoice).toMatchObject({
          total: coming.amount.amount,
          createdAt: coming.dueDate,
        });
      }),
    );
  });
});

it('the latest invoice is the newest of all', () => {
  const world = new Inkwell();
  world.buy('plan-pro', MARCH);
  world.buy('plan-enterprise', NOON, { resourceId: 'resource-01' });
  world.buy('plan-free', NOON, { resourceId: 'resource-02' });
  expect(latestInvoiceOf(world.subscriptions())).toMatchObject({ total: 199, createdAt: NOON });
  expect(latestInvoiceOf([])).toBeNull();
});
