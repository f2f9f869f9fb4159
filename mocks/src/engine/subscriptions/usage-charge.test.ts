import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { feature, gives } from '../catalog/fixture.ts';
import type { Charge, PackageFeatureEntitlement } from '../catalog/package.ts';
import { refusedWith } from '../refusal.fixture.ts';
import { DAY, fromIso } from '../time.ts';
import { ID } from './update.fixture.ts';
import { chargeUsage, syncUsage } from './usage-charge.ts';
import type { Wish } from './wish.ts';
import { APRIL, charge, couponWish, Inkwell, MARCH, NOON, plan, usd } from './world.fixture.ts';

const CALLS = 'feature-calls';
const MAY = fromIso('2026-05-01T00:00:00.000Z');
const monthly = { resetPeriod: 'MONTH' } as const;
const perThousand = { price: usd(0.5), blockSize: 1000 };

type Terms = { overage?: Partial<Charge>; usage?: Partial<Charge>; gives?: Partial<PackageFeatureEntitlement> };

/** A plan of 10 a month, with calls that are charged by use, or above a quota. */
function onCalls({ overage, usage, gives: given = monthly }: Terms, said: Partial<Wish> = {}, features = [calls]) {
  const row = (one: Partial<Charge>) => charge({ billingModel: 'USAGE_BASED', featureId: CALLS, ...one });
  const world = new Inkwell({
    features,
    plans: [
      plan('plan-calls', {
        displayName: 'Calls',
        charges: [charge({ price: usd(10) }), ...(usage ? [row(usage)] : [])],
        overageCharges: overage ? [row(overage)] : [],
        entitlements: [gives(CALLS, given)],
      }),
    ],
  });
  world.buy('plan-calls', MARCH, { id: ID, ...said });
  return world;
}

const calls = feature(CALLS, { displayName: 'Calls', meterType: 'INCREMENTAL' });

function charged(world: Inkwell, at = NOON, untilDate?: number) {
  const { outcome, ...told } = chargeUsage(world, world.subscription(ID), untilDate, at);
  world.commit(outcome);
  return told;
}

describe('usage above a quota', () => {
  const aboveQuota = () =>
    onCalls({ overage: perThousand, gives: { ...monthly, usageLimit: 100_000, hasSoftLimit: true } });

  it('is charged block by block, and a block that is paid is filled up', () => {
    const world = aboveQuota();
    world.use(CALLS, 120_500, NOON);
    const first = charged(world);
    expect(first).toMatchObject({
      period: { start: MARCH, end: NOON },
      charged: [{ featureId: CALLS, amount: 20_500 }],
      invoice: { total: 10.5, billingReason: 'MANUAL', state: 'PAID' },
    });
    expect(first.invoice?.lines).toEqual([
      { description: 'Calls: Calls, overage', quantity: 21, unitPrice: 0.5, subTotal: 10.5, currency: 'usd' },
    ]);
    world.use(CALLS, 300, NOON + 1);
    expect(charged(world, NOON + 1)).toMatchObject({ charged: [{ amount: 300 }], invoice: null });
    world.use(CALLS, 300, NOON + 2);
    expect(charged(world, NOON + 2).invoice?.total).toBe(0.5);
  });

  it('below it costs nothing, and each period has a quota of its own', () => {
    const world = aboveQuota();
    world.use(CALLS, 100_000, NOON);
    expect(charged(world)).toMatchObject({ charged: [], invoice: null });
    world.use(CALLS, 100_000, APRIL);
    expect(charged(world, APRIL)).toMatchObject({ charged: [], invoice: null });
  });

  it('that is unlimited costs nothing', () => {
    const world = onCalls({ overage: perThousand, gives: { ...monthly, hasUnlimitedUsage: true } });
    world.use(CALLS, 1_000_000, NOON);
    expect(charged(world)).toMatchObject({ charged: [], invoice: null });
  });
});

describe('usage', () => {
  const byUse = (said: Partial<Wish> = {}, features = [calls]) =>
    onCalls({ usage: { price: usd(0.02) } }, said, features);

  it('is charged once: on demand, or with the next period', () => {
    const world = byUse();
    world.use(CALLS, 300, NOON);
    expect(charged(world).invoice?.total).toBe(6);
    expect(charged(world)).toMatchObject({ charged: [], invoice: null });
    world.use(CALLS, 200, NOON + DAY);
    world.pass(NOON, APRIL);
    expect(world.subscription(ID).latestInvoice?.total).toBe(14);
    expect(charged(world, APRIL)).toMatchObject({ period: { start: APRIL, end: APRIL }, charged: [] });
  });

  it('is charged until an instant that is said, which is not before what is charged already', () => {
    const world = byUse();
    world.use(CALLS, 300, NOON);
    world.use(CALLS, 100, NOON + DAY);
    expect(charged(world, NOON + 2 * DAY, NOON)).toMatchObject({ period: { end: NOON }, invoice: { total: 6 } });
    expect(() => charged(world, NOON + 2 * DAY, NOON - 1)).toThrow(
      refusedWith('BadUserInput', 'body.untilDate: usage is charged until 2026-03-10T12:00:00.000Z already'),
    );
    expect(charged(world, NOON + 2 * DAY, MAY)).toMatchObject({
      period: { end: NOON + 2 * DAY },
      invoice: { total: 2 },
    });
  });

  it('after the end is not that of the subscription', () => {
    const world = byUse({ cancellationDate: NOON });
    world.use(CALLS, 300, NOON - 1);
    world.use(CALLS, 300, NOON + 1);
    expect(charged(world, NOON + DAY)).toMatchObject({ period: { end: NOON }, invoice: { total: 6 } });
  });

  it('in a trial is free, and what has not begun has none', () => {
    const trial = { isTrial: true, trialEndDate: NOON, trialEndBehavior: undefined };
    const world = byUse({ trial });
    world.use(CALLS, 300, MARCH);
    expect(charged(world, MARCH + DAY)).toMatchObject({ charged: [], invoice: null, period: { start: MARCH + DAY } });
    world.use(CALLS, 100, NOON);
    expect(charged(world, NOON + DAY)).toMatchObject({ charged: [{ amount: 100 }], invoice: { total: 2 } });
    expect(() => charged(byUse({ startDate: APRIL }))).toThrow(
      refusedWith('InvalidSubscriptionStatus', `subscriptionId: ${ID} has not started`),
    );
  });

  it('is less a coupon in per cent, and not a fixed one, which is for a period', () => {
    const total = (couponId: string) => {
      const world = byUse({ coupon: couponWish({ couponId }), taxPercentage: 10 });
      world.use(CALLS, 500, NOON);
      return charged(world).invoice?.total;
    };
    expect([total('coupon-launch-20'), total('coupon-welcome-10')]).toEqual([8.8, 11]);
  });

  it('is converted to the units that are billed, rounded as the feature says', () => {
    const inThousands = (round: 'UP' | 'DOWN') =>
      feature(CALLS, {
        meterType: 'INCREMENTAL',
        unitTransformation: { divide: 1000, round, featureUnits: null, featureUnitsPlural: null },
      });
    const total = (round: 'UP' | 'DOWN') => {
      const world = onCalls({ usage: { price: usd(2) } }, {}, [inThousands(round)]);
      world.use(CALLS, 2500, NOON);
      return charged(world).invoice?.total;
    };
    expect([total('UP'), total('DOWN')]).toEqual([6, 4]);
  });

  it('that is never reset is counted by the billing period', () => {
    const world = onCalls({ usage: { price: usd(0.02) }, gives: {} });
    world.use(CALLS, 300, NOON);
    world.pass(MARCH, APRIL);
    world.use(CALLS, 100, APRIL + DAY);
    expect(charged(world, APRIL + DAY)).toMatchObject({ charged: [{ amount: 100 }], invoice: { total: 2 } });
  });

  it('of a level, such as seats, is had anew in each period', () => {
    const level = feature(CALLS, { meterType: 'FLUCTUATING' });
    const world = onCalls({ usage: { price: usd(8) }, gives: { hasUnlimitedUsage: true } }, {}, [level]);
    world.use(CALLS, 5, NOON);
    expect(charged(world).invoice?.total).toBe(40);
    world.use(CALLS, 2, NOON + 1);
    expect(charged(world, NOON + 1).invoice?.total).toBe(16);
    world.pass(NOON, APRIL);
    expect(charged(world, APRIL + DAY).invoice?.total).toBe(56);
  });

  it('that is corrected downwards gives nothing back', () => {
    const world = byUse();
    world.use(CALLS, 300, NOON);
    charged(world);
    world.use(CALLS, 200, NOON + 1, 'SET');
    expect(charged(world, NOON + 1)).toMatchObject({ charged: [], invoice: null });
    world.use(CALLS, 150, NOON + 2);
    expect(charged(world, NOON + 2)).toMatchObject({ charged: [{ amount: 50 }], invoice: { total: 1 } });
  });

  it('without a price is charged by nobody', () => {
    const world = onCalls({ usage: { price: null, creditRate: { amount: 1, currencyId: 'c', costFormula: null } } });
    world.use(CALLS, 300, NOON);
    expect(charged(world)).toMatchObject({ charged: [], invoice: null });
  });

  it('law: charging often charges what charging once does, in graduated tiers and in blocks', () => {
    const tiers = [
      { upTo: 100, unitPrice: usd(0.1), flatPrice: null },
      { upTo: 500, unitPrice: usd(0.05), flatPrice: usd(1) },
      { upTo: null, unitPrice: usd(0.01), flatPrice: null },
    ];
    const prices: Partial<Charge>[] = [{ tiers, tiersMode: 'GRADUATED' }, perThousand, { price: usd(0.02) }];
    const reports = fc.array(fc.record({ value: fc.integer({ min: 0, max: 900 }), isCharged: fc.boolean() }), {
      maxLength: 8,
    });
    fc.assert(
      fc.property(fc.constantFrom(...prices), reports, (usage, all) => {
        const [often, once] = [onCalls({ usage }), onCalls({ usage })];
        all.forEach(({ value, isCharged }, index) => {
          const at = NOON + index * DAY;
          for (const world of [often, once]) world.use(CALLS, value, at);
          if (isCharged) charged(often, at);
        });
        const until = NOON + all.length * DAY;
        charged(often, until);
        charged(once, until);
        const cents = (world: Inkwell) => world.invoices().reduce((sum, { total }) => sum + Math.round(total * 100), 0);
        expect(cents(often)).toBe(cents(once));
      }),
      { numRuns: 1000 },
    );
  });
});

describe('the billing provider hears of usage', () => {
  const synced = (world: Inkwell, at: number) => {
    const { isTriggered, outcome } = syncUsage(world, world.subscription(ID), at);
    world.commit(outcome);
    return isTriggered;
  };

  it('when there is some that it does not know', () => {
    const world = onCalls({ usage: { price: usd(0.02) } });
    expect(synced(world, NOON)).toBe(false);
    world.use(CALLS, 300, NOON);
    expect(synced(world, NOON)).toBe(true);
    expect(synced(world, NOON)).toBe(false);
    expect(world.invoices()).toHaveLength(1);
  });

  it('of what was charged, with the invoice', () => {
    const world = onCalls({ usage: { price: usd(0.02) } });
    world.use(CALLS, 300, NOON);
    charged(world);
    expect(synced(world, NOON)).toBe(false);
    world.use(CALLS, 1, NOON + 1);
    expect(synced(world, NOON + 2)).toBe(true);
    expect(charged(world, NOON + 2, NOON + 1).invoice?.total).toBe(0.02);
    expect(world.subscription(ID).usageSynced?.until).toBe(NOON + 2);
  });

  it('and of none before it begins', () => {
    expect(synced(onCalls({ usage: { price: usd(0.02) } }, { startDate: APRIL }), NOON)).toBe(false);
  });
});
