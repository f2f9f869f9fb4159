import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { balanceOf } from '../credits/wallet.ts';
import { refusedWith } from '../refusal.fixture.ts';
import { transfer } from './transfer.ts';
import { ID, onPro } from './update.fixture.ts';
import { APRIL, addon, credits, Inkwell, MARCH, NOON, perPeriod, plan } from './world.fixture.ts';

const wallet = (resourceId: string | null) => ({
  customerId: 'customer-test-id',
  currencyId: 'currency-credits',
  resourceId,
});
const left = (world: Inkwell, resourceId: string | null, at = NOON) =>
  balanceOf(world.wallet(wallet(resourceId)), at).left;
const forResource01 = () => onPro({}, { resourceId: 'resource-01' });

function moved(world: Inkwell, resourceId = 'resource-02', at = NOON) {
  const { subscription, outcome } = transfer(world, world.subscription(ID), resourceId, at);
  world.commit(outcome);
  return subscription;
}

describe('a subscription that is transferred', () => {
  it('is for the other resource from now on, which is then on record', () => {
    const world = forResource01();
    expect(moved(world)).toMatchObject({
      id: ID,
      resourceId: 'resource-02',
      updatedAt: NOON,
      latestInvoice: { total: 49 },
    });
    expect([...world.tables.resources.of('customer-test-id')].map(({ id }) => id)).toEqual([
      'resource-01',
      'resource-02',
    ]);
    expect(world.invoices()).toHaveLength(1);
  });

  it('takes along what is left of its credits: 40 of 100, until the month is over', () => {
    const world = forResource01();
    world.consume(wallet('resource-01'), 60, NOON);
    moved(world);
    expect([left(world, 'resource-01'), left(world, 'resource-02')]).toEqual([0, 40]);
    expect(world.wallet(wallet('resource-02'))).toMatchObject([
      { amount: 40, expireAt: APRIL, grantType: 'RECURRING' },
    ]);
    expect(world.ledger.map(({ eventType, amount, resourceId }) => [eventType, amount, resourceId])).toEqual([
      ['CREDITS_GRANTED', 100, 'resource-01'],
      ['CREDITS_CONSUMED', -60, 'resource-01'],
      ['CREDITS_VOIDED', -40, 'resource-01'],
      ['CREDITS_GRANTED', 40, 'resource-02'],
    ]);
  });

  it('settles an overdraft there once, from whichever of its credits come first', () => {
    const more = addon('addon-credits', { charges: perPeriod(5, 50), entitlements: [credits('entitlement-more', 50)] });
    const pool = plan('plan-pool', {
      pricingType: 'FREE',
      entitlements: [credits('entitlement-pool', 100)],
      compatibleAddonIds: [more.id],
    });
    const world = new Inkwell({ plans: [pool], addons: [more] });
    world.buy('plan-pool', MARCH, { id: ID, resourceId: 'resource-01', addons: [{ id: more.id, quantity: 1 }] });
    world.consume(wallet('resource-02'), 7, NOON);
    moved(world);
    expect([left(world, 'resource-01'), left(world, 'resource-02')]).toEqual([0, 143]);
    expect(world.ledger.filter(({ eventType }) => eventType === 'CREDITS_CONSUMPTION_TRANSFER_SOURCE')).toHaveLength(1);
  });

  it('of a customer becomes that of a resource', () => {
    const world = onPro();
    expect(moved(world).resourceId).toBe('resource-02');
    expect([left(world, null), left(world, 'resource-02')]).toEqual([0, 100]);
  });

  it('to where it is stays as it is', () => {
    const world = forResource01();
    const before = world.subscription(ID);
    expect(transfer(world, before, 'resource-01', NOON)).toEqual({ subscription: before, outcome: {} });
  });

  it('needs a free place, and one is free again when what was there is over', () => {
    const world = forResource01();
    world.buy('plan-pro', NOON, { id: 'subscription-there', resourceId: 'resource-02', cancellationDate: APRIL });
    expect(() => moved(world)).toThrow(
      refusedWith(
        'DuplicatedEntityNotAllowed',
        'body.destinationResourceId: resource-02 has the subscription subscription-there',
      ),
    );
    expect(moved(world, 'resource-02', APRIL).resourceId).toBe('resource-02');
  });

  it('is of a product that allows several subscriptions, and is not over', () => {
    expect(() => moved(onPro({ product: { multipleSubscriptions: false } }))).toThrow(
      refusedWith('BadUserInput', 'body.destinationResourceId: product-inkwell'),
    );
    expect(() => moved(onPro({}, { cancellationDate: NOON }))).toThrow(
      refusedWith('SubscriptionAlreadyCanceledOrExpired', ID),
    );
  });

  it('law: no credit is won or lost, however much was consumed here and there, and however often it moves', () => {
    const consumed = fc.integer({ min: 0, max: 150 });
    fc.assert(
      fc.property(consumed, consumed, fc.integer({ min: 1, max: 4 }), (here, there, times) => {
        const world = forResource01();
        if (here > 0) world.consume(wallet('resource-01'), here, NOON);
        if (there > 0) world.consume(wallet('resource-02'), there, NOON);
        const total = () => left(world, 'resource-01') + left(world, 'resource-02');
        const before = total();
        for (let time = 0; time < times; time += 1) moved(world, time % 2 === 0 ? 'resource-02' : 'resource-01');
        expect(total()).toBe(before);
      }),
      { numRuns: 1000 },
    );
  });
});
