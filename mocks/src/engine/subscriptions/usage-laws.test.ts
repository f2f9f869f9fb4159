import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { minus, plus, sum } from '../decimal.ts';
import { spentBy } from './budget.ts';
import { amountOf } from './price.ts';
import { chargeUsage } from './usage-charge.ts';
import { APRIL, charge, gives, Inkwell, MARCH, metered, perPeriod, plan, usd } from './world.fixture.ts';

const RUNS = { numRuns: 1000 };
const ID = 'subscription-test-id';
const QUOTA = 100;

const byTiers = charge({
  billingModel: 'USAGE_BASED',
  featureId: 'words',
  tiersMode: 'GRADUATED',
  tiers: [
    { upTo: 50, unitPrice: usd(0.4), flatPrice: usd(2) },
    { upTo: null, unitPrice: usd(0.15), flatPrice: null },
  ],
});
const byBlocks = charge({ billingModel: 'USAGE_BASED', featureId: 'calls', price: usd(0.75), blockSize: 8 });
const wordsFor = (quantity: number) => amountOf(byTiers, quantity).total;
const overageFor = (quantity: number) => amountOf(byBlocks, Math.max(0, quantity - QUOTA)).total;

type Step = { featureId: 'words' | 'calls'; quantity: number; isCharged: boolean; part: number };
const anyMarch = fc.array(
  fc.record<Step>({
    featureId: fc.constantFrom('words', 'calls'),
    quantity: fc.integer({ min: 0, max: 120 }),
    isCharged: fc.boolean(),
    part: fc.double({ min: 0, max: 0.999, noNaN: true }),
  }),
  { maxLength: 12 },
);

/** Base 40; words in tiers, calls above 100 in blocks of 8; at least `floor`. */
function agency(floor: number): Inkwell {
  const charges = [...perPeriod(40, 400), byTiers, charge({ billingModel: 'MINIMUM_SPEND', price: usd(floor) })];
  const entitlements = [
    gives('words', { hasUnlimitedUsage: true, resetPeriod: 'MONTH' }),
    gives('calls', { usageLimit: QUOTA, hasSoftLimit: true, resetPeriod: 'MONTH' }),
  ];
  const world = new Inkwell({
    features: [metered('words'), metered('calls')],
    plans: [plan('plan-agency', { charges, entitlements, overageCharges: [byBlocks] })],
  });
  world.buy('plan-agency', MARCH, { id: ID });
  return world;
}

/** Lives through March, and gives what it came to: all that was invoiced, less what April costs in advance. */
function lived(world: Inkwell, steps: Step[], onCharge: (at: number, act: () => void) => void = (_, act) => act()) {
  const inOrder = [...steps].sort((left, right) => left.part - right.part);
  for (const { featureId, quantity, isCharged, part } of inOrder) {
    const at = MARCH + Math.floor(part * (APRIL - MARCH));
    world.use(featureId, quantity, at);
    if (!isCharged) continue;
    onCharge(at, () => world.commit(chargeUsage(world, world.subscription(ID), undefined, at).outcome));
  }
  world.pass(MARCH, APRIL);
  const inAdvance = world.invoices()[0]?.total ?? 0;
  return minus(sum(world.invoices().map(({ total }) => total)), inAdvance);
}

const used = (steps: Step[], featureId: string) =>
  sum(steps.filter((one) => one.featureId === featureId).map(({ quantity }) => quantity));

describe('laws of usage', () => {
  it('a month comes to its price in advance and its usage, or to the minimum, and overage on top', () => {
    fc.assert(
      fc.property(anyMarch, fc.constantFrom(0, 40, 60, 100, 250), (steps, floor) => {
        const bill = Math.max(plus(40, wordsFor(used(steps, 'words'))), floor);
        expect(lived(agency(floor), steps)).toBe(plus(bill, overageFor(used(steps, 'calls'))));
      }),
      RUNS,
    );
  });

  it('usage that is charged often costs what it costs when it is charged once', () => {
    fc.assert(
      fc.property(anyMarch, fc.constantFrom(0, 100), (steps, floor) => {
        const once = steps.map((one) => ({ ...one, isCharged: false }));
        expect(lived(agency(floor), steps)).toBe(lived(agency(floor), once));
      }),
      RUNS,
    );
  });

  it('to charge usage does not change what is spent of a budget', () => {
    fc.assert(
      fc.property(anyMarch, fc.constantFrom(0, 100), (steps, floor) => {
        const world = agency(floor);
        lived(world, steps, (at, act) => {
          const before = spentBy(world, world.subscription(ID), at);
          act();
          expect(spentBy(world, world.subscription(ID), at)).toEqual(before);
        });
        expect(spentBy(world, world.subscription(ID), APRIL).amount).toBe(Math.max(40, floor));
      }),
      RUNS,
    );
  });
});
