import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { balanceOf } from '../credits/wallet.ts';
import { refusedWith } from '../refusal.fixture.ts';
import { cancel } from './cancel.ts';
import { contentsOf } from './contents.ts';
import { type MigrationTime, migrate } from './migrate.ts';
import { ID, onPro, onProWithoutCard, seats, updated } from './update.fixture.ts';
import { movedToVersion } from './version-change.ts';
import { APRIL, addon, credits, type Inkwell, MARCH, NOON, perPeriod, plan } from './world.fixture.ts';

/** Pro of another price, which brings 250 credits a month in place of 100. */
const proFor = (month: number, versionNumber = 2) =>
  plan('plan-pro', {
    displayName: 'Pro',
    versionNumber,
    charges: perPeriod(month, 10 * month),
    entitlements: [credits('e-pro', 250)],
    compatibleAddonIds: ['addon-extra-seats'],
  });
const dearerSeats = addon('addon-extra-seats', { versionNumber: 2, charges: perPeriod(25, 250) });
const wallet = { customerId: 'customer-test-id', currencyId: 'currency-credits', resourceId: null };
const left = (world: Inkwell, at = NOON) => balanceOf(world.wallet(wallet), at).left;

function migrated(world: Inkwell, time: MigrationTime = 'IMMEDIATE', at = NOON) {
  const { subscription, outcome } = migrate(world, world.subscription(ID), time, at);
  world.commit(outcome);
  return subscription;
}

describe('a new version', () => {
  it('is not that of a subscription that is there, however often it is renewed or changed', () => {
    const world = onPro();
    world.publish(proFor(59));
    world.pass(MARCH, APRIL);
    updated(world, { contents: seats(1) }, APRIL);
    expect(world.subscription(ID).versions.plans).toEqual({ 'plan-pro': 1 });
    expect(world.invoices().map(({ total }) => total)).toEqual([49, 49, 20]);
    expect(world.buy('plan-pro', NOON, { resourceId: 'resource-01' }).versions.plans).toEqual({ 'plan-pro': 2 });
  });
});

describe('a migration', () => {
  it('at once costs the difference for the rest of the period, and brings the credits', () => {
    const world = onPro();
    world.publish(proFor(59));
    expect(migrated(world)).toMatchObject({
      id: ID,
      versions: { plans: { 'plan-pro': 2 } },
      latestInvoice: { total: 6.94, status: 'PAID' },
    });
    expect(left(world)).toBe(250);
  });

  it('to what costs less gives back at once', () => {
    const world = onPro();
    world.publish(proFor(39));
    expect(migrated(world).latestInvoice).toMatchObject({ total: -6.93, status: 'PAID' });
  });

  it('at the end of the period waits for it', () => {
    const world = onPro();
    world.publish(proFor(59));
    expect(migrated(world, 'END_OF_BILLING_PERIOD')).toMatchObject({
      versions: { plans: { 'plan-pro': 1 } },
      futureUpdate: { scheduledExecutionTime: APRIL, subscriptionScheduleType: 'MIGRATE_TO_LATEST' },
    });
    world.pass(NOON, APRIL);
    expect(world.subscription(ID)).toMatchObject({
      versions: { plans: { 'plan-pro': 2 } },
      latestInvoice: { total: 59 },
    });
  });

  it('takes the add-ons along', () => {
    const world = onPro({}, seats(2));
    world.publish(dearerSeats);
    expect(migrated(world)).toMatchObject({
      ...seats(2),
      versions: { plans: { 'plan-pro': 1 }, addons: { 'addon-extra-seats': 2 } },
      latestInvoice: { total: 6.94 },
    });
  });

  it('leaves the end that is to come', () => {
    const world = onPro();
    world.publish(proFor(59));
    const wish = { time: undefined, endDate: undefined, isRevoked: false, isProrated: false };
    world.commit(cancel(world, world.subscription(ID), wish, MARCH).outcome);
    expect(migrated(world)).toMatchObject({ endDate: APRIL, cancelReason: 'ScheduledCancellation' });
  });

  it('of somebody without a card waits for its payment, in place of what waited before', () => {
    const world = onProWithoutCard();
    updated(world, { contents: seats(2) });
    world.publish(proFor(59));
    expect(migrated(world).futureUpdate).toMatchObject({
      subscriptionScheduleType: 'MIGRATE_TO_LATEST',
      payment: { invoiceId: 'invoice-3' },
    });
    expect(world.invoice('invoice-2')?.state).toBe('CANCELED');
  });

  it('is refused when there is nothing newer, when one waits already, and when it is over', () => {
    const world = onPro();
    expect(() => migrated(world)).toThrow(refusedWith('SubscriptionAlreadyOnLatestPlanError', `subscriptionId: ${ID}`));
    world.publish(proFor(59));
    migrated(world, 'END_OF_BILLING_PERIOD');
    expect(() => migrated(world, 'END_OF_BILLING_PERIOD')).toThrow(
      refusedWith('ScheduledMigrationAlreadyExistsError', `subscriptionId: a migration of ${ID}`),
    );
    expect(migrated(world)).toMatchObject({ futureUpdate: null, versions: { plans: { 'plan-pro': 2 } } });
    const over = onPro({}, { cancellationDate: NOON });
    over.publish(proFor(59));
    expect(() => migrated(over)).toThrow(refusedWith('SubscriptionAlreadyCanceledOrExpired', ID));
  });

  it('law: changes versions and nothing else, and twice it is refused', () => {
    const anyMonth = fc.integer({ min: 1, max: 200 });
    fc.assert(
      fc.property(
        anyMonth,
        fc.integer({ min: 0, max: 10 }),
        fc.integer({ min: MARCH, max: APRIL - 1 }),
        (price, n, at) => {
          const world = onPro({}, seats(n));
          const { startDate, billingCycleAnchor, endDate, trial, ...before } = world.subscription(ID);
          const { versions, ...contents } = contentsOf(before);
          world.publish(proFor(price));
          expect(migrated(world, 'IMMEDIATE', at)).toMatchObject({
            ...contents,
            startDate,
            billingCycleAnchor,
            endDate,
            trial,
          });
          expect(() => migrated(world, 'IMMEDIATE', at)).toThrow(refusedWith('SubscriptionAlreadyOnLatestPlanError'));
        },
      ),
      { numRuns: 1000 },
    );
  });
});

describe('a version for all customers', () => {
  const moved = (world: Inkwell, kind: 'plans' | 'addons' = 'plans', at = NOON) => {
    const version = kind === 'plans' ? proFor(59) : dearerSeats;
    world.publish(version);
    const outcome = movedToVersion(world, world.subscription(ID), kind, version, at);
    world.commit(outcome ?? {});
    return outcome;
  };

  it('entitles at once, and its prices hold from the next period on', () => {
    const world = onPro();
    moved(world);
    expect(world.subscription(ID)).toMatchObject({
      versions: { plans: { 'plan-pro': 2 } },
      latestInvoice: { total: 49 },
      updatedAt: NOON,
    });
    expect(left(world)).toBe(250);
    world.pass(NOON, APRIL);
    expect(world.subscription(ID).latestInvoice?.total).toBe(59);
  });

  it('is also that of what waits', () => {
    const world = onPro({}, seats(2));
    updated(world, { contents: seats(1) });
    moved(world, 'addons');
    expect(world.subscription(ID)).toMatchObject({
      versions: { addons: { 'addon-extra-seats': 2 } },
      futureUpdate: { contents: { ...seats(1), versions: { addons: { 'addon-extra-seats': 2 } } } },
    });
  });

  it('is added to no contents that are without it', () => {
    const world = onPro({}, seats(2));
    updated(world, { contents: seats(0) });
    moved(world, 'addons');
    expect(world.subscription(ID).futureUpdate?.contents.versions.addons).toEqual({});
  });

  it('moves nothing that is over, that has it already, or that never had another one', () => {
    expect(moved(onPro({}, { cancellationDate: NOON }))).toBeNull();
    expect(moved(onPro(), 'addons')).toBeNull();
    const world = onPro();
    moved(world);
    expect(movedToVersion(world, world.subscription(ID), 'plans', proFor(59), NOON)).toBeNull();
  });
});
