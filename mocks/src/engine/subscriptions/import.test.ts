import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { balanceOf } from '../credits/wallet.ts';
import { statusAt } from '../customers/subscription.ts';
import { refusedWith } from '../refusal.fixture.ts';
import { DAY, fromIso, step } from '../time.ts';
import { type ImportedRow, imported } from './import.ts';
import { ID, onPro, seats } from './update.fixture.ts';
import { APRIL, charge, Inkwell, MARCH, NOON, plan, usd } from './world.fixture.ts';

const LAST_JUNE = fromIso('2025-06-01T00:00:00.000Z');
const NEXT_JUNE = fromIso('2026-06-01T00:00:00.000Z');
const wallet = { customerId: 'customer-test-id', currencyId: 'currency-credits', resourceId: null };

function bring(world: Inkwell, said: Partial<ImportedRow> = {}, at = NOON, customerId = 'customer-test-id') {
  const row: ImportedRow = {
    ...{ id: ID, planId: 'plan-pro', billingId: undefined, metadata: undefined, startDate: undefined },
    ...{ billingPeriod: 'MONTHLY', resourceId: undefined, addons: undefined, charges: undefined, endDate: undefined },
    ...said,
  };
  const outcome = imported(world, world.customer(customerId), row, at);
  world.commit(outcome);
  return world.subscription(row.id);
}

describe('a subscription that is imported', () => {
  it('is what it was elsewhere, and is charged from its next period on', () => {
    const world = new Inkwell();
    const said = {
      billingPeriod: 'ANNUALLY',
      startDate: LAST_JUNE,
      billingId: 'sub_1',
      metadata: { from: 'old' },
    } as const;
    const one = bring(world, { ...said, ...seats(2) });
    expect(one).toMatchObject({ ...said, ...seats(2), billingCycleAnchor: LAST_JUNE, trial: null, createdAt: NOON });
    expect(statusAt(one, NOON)).toBe('ACTIVE');
    expect(world.invoices()).toEqual([]);
    expect(world.pass(NOON, NEXT_JUNE)).toEqual([{ at: NEXT_JUNE, type: 'subscription.renewed' }]);
    expect(world.subscription(ID).latestInvoice).toMatchObject({ total: 890, createdAt: NEXT_JUNE });
  });

  it('brings the credits of the running month, and none for the time before', () => {
    const world = new Inkwell();
    bring(world, { startDate: LAST_JUNE });
    expect(world.wallet(wallet)).toMatchObject([{ amount: 100, expireAt: APRIL }]);
  });

  it('that is to start waits till then, with all that it brings', () => {
    const world = new Inkwell();
    expect(statusAt(bring(world, { startDate: APRIL }), NOON)).toBe('NOT_STARTED');
    expect(world.wallet(wallet)).toEqual([]);
    world.pass(NOON, APRIL);
    expect(world.subscription(ID).latestInvoice?.total).toBe(49);
  });

  it('that is over already takes the place of nothing and brings nothing', () => {
    const world = new Inkwell();
    world.buy('plan-enterprise', MARCH, { id: 'subscription-now' });
    const before = world.subscription('subscription-now');
    const one = bring(world, { startDate: LAST_JUNE, endDate: MARCH });
    expect(one).toMatchObject({ endDate: MARCH, cancelReason: 'EXPIRED' });
    expect(world.subscription('subscription-now')).toBe(before);
    expect(balanceOf(world.wallet(wallet), NOON).left).toBe(1000);
  });

  it('ends what runs in its place when it begins, and what waits there at once', () => {
    const world = onPro();
    world.buy('plan-pro', MARCH, { id: 'subscription-waiting', resourceId: 'resource-01', startDate: APRIL });
    bring(world, { id: 'subscription-new', startDate: NOON + DAY });
    expect(world.subscription(ID)).toMatchObject({ endDate: NOON + DAY, cancelReason: 'UPGRADE_OR_DOWNGRADE' });
    bring(world, { id: 'subscription-there', resourceId: 'resource-01', startDate: LAST_JUNE });
    expect(world.subscription('subscription-waiting')).toMatchObject({ endDate: NOON });
    expect([...world.tables.resources.of('customer-test-id')].map(({ id }) => id)).toEqual(['resource-01']);
  });
});

describe('a known subscription that is imported', () => {
  it('is what the import says, and stays what it was where nothing is said', () => {
    const world = onPro({}, { ...seats(2), metadata: { team: 'red' }, resourceId: 'resource-01' });
    const after = bring(world, { planId: 'plan-pro', billingPeriod: undefined, billingId: 'sub_1' });
    expect(after).toMatchObject({
      ...seats(2),
      billingId: 'sub_1',
      billingPeriod: 'MONTHLY',
      metadata: { team: 'red' },
    });
    expect(after).toMatchObject({ resourceId: 'resource-01', startDate: MARCH, billingCycleAnchor: MARCH });
    expect(bring(world, { ...seats(0), addons: [] })).toMatchObject({ addons: [] });
  });

  it('costs nothing for the change, and brings the difference in credits', () => {
    const world = onPro();
    expect(bring(world, { planId: 'plan-enterprise' })).toMatchObject({
      planId: 'plan-enterprise',
      latestInvoice: { total: 49 },
    });
    expect(balanceOf(world.wallet(wallet), NOON).left).toBe(1000);
    world.pass(NOON, APRIL);
    expect(world.subscription(ID).latestInvoice?.total).toBe(199);
  });

  it('that began at another date is billed from that date on, unless it began with a trial', () => {
    const since = MARCH + 4 * DAY;
    expect(bring(onPro(), { startDate: since })).toMatchObject({ startDate: since, billingCycleAnchor: since });
    const tried = onPro({}, { trial: undefined });
    const { billingCycleAnchor } = tried.subscription(ID);
    expect(bring(tried, { startDate: since })).toMatchObject({ startDate: since, billingCycleAnchor });
  });

  it('that had ended and has no end any more runs again', () => {
    const world = onPro({}, { cancellationDate: NOON });
    expect(bring(world, { endDate: null })).toMatchObject({ endDate: null, cancelReason: null });
  });

  it('may be for units that are said, in place of those that were', () => {
    const unit = charge({ billingModel: 'PER_UNIT', price: usd(8) });
    const setting = { plans: [plan('plan-units', { charges: [unit] })] };
    const world = new Inkwell(setting);
    world.buy('plan-units', MARCH, { id: ID, unitQuantity: 3 });
    expect(bring(world, { planId: 'plan-units' })).toMatchObject({ unitQuantity: 3, charges: [] });
    const charges = [{ id: 'feature-seats', quantity: 5, type: 'FEATURE' as const }];
    expect(bring(world, { planId: 'plan-units', charges })).toMatchObject({ unitQuantity: null, charges });
  });

  it('is of the same customer and the same resource', () => {
    const world = onPro({ customers: [{}, { id: 'customer-quill' }] }, { resourceId: 'resource-01' });
    expect(() => bring(world, {}, NOON, 'customer-quill')).toThrow(
      refusedWith('IntegrityViolation', `body.customerId: ${ID} belongs to customer-test-id`),
    );
    expect(() => bring(world, { resourceId: 'resource-02' })).toThrow(
      refusedWith('IntegrityViolation', `body.resourceId: ${ID} is for resource-01`),
    );
  });
});

it('an import is refused by the rules of any contents, and for an end before the start', () => {
  const world = new Inkwell();
  expect(() => bring(world, { planId: 'plan-x' })).toThrow(refusedWith('PlanNotFound', 'body.planId'));
  expect(() => bring(world, seats(11))).toThrow(refusedWith('AddonQuantityExceedsLimitError', 'body.addons[0]'));
  expect(() => bring(world, { startDate: MARCH, endDate: MARCH })).toThrow(
    refusedWith('InvalidCancellationDate', 'body.endDate: 2026-03-01T00:00:00.000Z is not after the start'),
  );
  expect(world.subscriptions()).toEqual([]);
});

it('law: an import costs nothing, whenever it began, and one subscription runs in a place', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -400, max: 60 }),
      fc.integer({ min: 0, max: 10 }),
      fc.boolean(),
      (days, n, isThere) => {
        const world = isThere ? onPro() : new Inkwell();
        const invoices = world.invoices().length;
        const startDate = NOON + days * DAY;
        bring(world, { id: 'subscription-new', startDate, ...seats(n) });
        expect(world.invoices()).toHaveLength(invoices);
        for (const at of [NOON, startDate, step(NOON, 'month', 3)].filter((one) => one >= NOON)) {
          world.pass(NOON, at);
          const running = world.subscriptions().filter((one) => statusAt(one, at) === 'ACTIVE');
          expect(running.length).toBeLessThanOrEqual(1);
        }
      },
    ),
    { numRuns: 1000 },
  );
});
