import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Plan } from '../catalog/package.ts';
import { DAY, step } from '../time.ts';
import type { Change } from './change.ts';
import type { Invoice } from './invoice.ts';
import type { IssuedInvoice } from './issued-invoice.ts';
import { preview, provision } from './provision.ts';
import { type Wish, wishFor } from './wish.ts';
import { APRIL, addon, charge, couponWish, Inkwell, MARCH, NO_TRIAL, plan } from './world.fixture.ts';

const RUNS = { numRuns: 1000 };
const CURRENCIES = ['jpy', 'usd', 'kwd'] as const;

/** In each currency: a small plan with units in tiers, a large one with a floor, and an add-on with a price to begin with. */
function pricedWorld(): Inkwell {
  const plans: Plan[] = CURRENCIES.flatMap((currency) => {
    const money = (amount: number) => ({ amount, currency });
    const both = (amount: number) => [
      charge({ price: money(amount) }),
      charge({ billingPeriod: 'ANNUALLY', price: money(amount * 10) }),
    ];
    const tiers = [
      { upTo: 5, unitPrice: money(7), flatPrice: money(3) },
      { upTo: null, unitPrice: money(5), flatPrice: null },
    ];
    const units = (['MONTHLY', 'ANNUALLY'] as const).map((billingPeriod) =>
      charge({ billingModel: 'PER_UNIT', featureId: 'seats', billingPeriod, tiers, tiersMode: 'GRADUATED' }),
    );
    const floor = charge({ billingModel: 'MINIMUM_SPEND', price: money(250) });
    const compatibleAddonIds = [`addon-${currency}`];
    const small = { charges: [...both(49), ...units], compatibleAddonIds };
    return [
      plan(`small-${currency}`, small),
      plan(`large-${currency}`, { charges: [...both(199), floor], compatibleAddonIds }),
    ];
  });
  const addons = CURRENCIES.map((currency) => {
    const price = { amount: 20, currency };
    const once = charge({ billingCadence: 'ONE_OFF', price: { amount: 9, currency } });
    return addon(`addon-${currency}`, {
      charges: [charge({ price }), charge({ billingPeriod: 'ANNUALLY', price }), once],
    });
  });
  return new Inkwell({ plans, addons });
}

const anyWish = fc.record({
  size: fc.constantFrom('small', 'large'),
  billingPeriod: fc.constantFrom('MONTHLY', 'ANNUALLY'),
  units: fc.integer({ min: 0, max: 20 }),
  addons: fc.integer({ min: 0, max: 3 }),
  prorationBehavior: fc.constantFrom('INVOICE_IMMEDIATELY', 'CREATE_PRORATIONS', 'NONE'),
  scheduleStrategy: fc.constantFrom(undefined, 'IMMEDIATE', 'END_OF_BILLING_PERIOD', 'END_OF_BILLING_MONTH'),
  billingCycleAnchor: fc.constantFrom('UNCHANGED', 'NOW'),
  couponId: fc.constantFrom(undefined, 'coupon-launch-20', 'coupon-welcome-10'),
  taxPercentage: fc.constantFrom(undefined, 0, 7.7, 19),
  taxInclusive: fc.constantFrom(undefined, false, true),
  trialDays: fc.constantFrom(0, 0, 14),
  at: fc.integer({ min: MARCH, max: APRIL - 1 }),
});
type Drawn = typeof anyWish extends fc.Arbitrary<infer One> ? One : never;

function wished(drawn: Drawn, currency: string, isFirst: boolean): Wish {
  const { size, units, addons, couponId, trialDays, at, ...said } = drawn;
  const trial = { isTrial: true, trialEndDate: at + trialDays * DAY, trialEndBehavior: undefined };
  return wishFor(`${size}-${currency}`, {
    ...(said as Partial<Wish>),
    charges: size === 'small' ? [{ id: 'seats', quantity: units, type: 'FEATURE' }] : [],
    addons: addons > 0 ? [{ id: `addon-${currency}`, quantity: addons }] : [],
    coupon: couponId && couponWish({ couponId }),
    trial: isFirst ? (trialDays > 0 ? trial : NO_TRIAL) : undefined,
  });
}

/** What an invoice says, as a preview and as it is made out. */
const said = ({ lines, subTotal, discount, tax, total, currency }: Invoice | IssuedInvoice) => {
  return { lines, subTotal, discount, tax, total, currency };
};

function provisioned(world: Inkwell, wish: Wish, at: number): { promised: Change; invoices: IssuedInvoice[] } {
  const promised = preview(world, world.customer(), wish, at);
  const before = world.invoices().length;
  const kept = provision(world, world.customer(), wish, at);
  if (kept.status !== 'SUCCESS') throw new Error(kept.status);
  world.commit(kept.outcome);
  return { promised, invoices: world.invoices().slice(before) };
}

const anyHistory = fc
  .tuple(fc.constantFrom(...CURRENCIES), fc.array(anyWish, { minLength: 1, maxLength: 3 }))
  .map(([currency, drawn]) => {
    const inOrder = [...drawn].sort((left, right) => left.at - right.at);
    return inOrder.map((one, index) => ({ wish: wished(one, currency, index === 0), at: one.at }));
  });

describe('laws of a preview', () => {
  it('what it says is due now is the invoice of the provisioning, line by line', () => {
    fc.assert(
      fc.property(anyHistory, (history) => {
        const world = pricedWorld();
        let now = MARCH;
        for (const { wish, at } of history) {
          world.pass(now, at);
          now = at;
          const { promised, invoices } = provisioned(world, wish, at);
          const isDue = promised.immediateInvoice.lines.length > 0;
          expect(invoices.map(said)).toEqual(isDue ? [said(promised.immediateInvoice)] : []);
        }
      }),
      RUNS,
    );
  });

  it('what it says will recur is the next invoice of a period, when nothing else happens', () => {
    fc.assert(
      fc.property(anyHistory, (history) => {
        const world = pricedWorld();
        let now = MARCH;
        let promise: Invoice | null = null;
        for (const { wish, at } of history) {
          world.pass(now, at);
          now = at;
          promise = provisioned(world, wish, at).promised.recurringInvoice;
        }
        const begun = promise?.period?.start ?? now;
        world.pass(now, begun);
        const renewal = world.invoices().findLast(({ issuedAt }) => issuedAt === begun);
        if (!renewal) {
          expect(promise?.lines).toEqual([]);
          return;
        }
        // What waited for the next invoice, and what is charged once, comes on top of what recurs.
        const isPlain = renewal.lines.every(({ description }) => !/^(Unused|Remaining) time|, once$/.test(description));
        fc.pre(isPlain);
        expect(said(renewal)).toEqual(promise && said(promise));
      }),
      RUNS,
    );
  });

  it('and of all periods after that, while the coupon lasts', () => {
    fc.assert(
      fc.property(anyHistory, fc.integer({ min: 2, max: 4 }), (history, periods) => {
        const world = pricedWorld();
        const [first] = history;
        fc.pre(first !== undefined && first.wish.coupon === undefined);
        const { promised } = provisioned(world, first.wish, first.at);
        const period = promised.recurringInvoice.period;
        const unit = promised.after.billingPeriod === 'ANNUALLY' ? 'year' : 'month';
        const at = step(promised.after.billingCycleAnchor, unit, periods);
        fc.pre(period !== null && at >= period.start);
        world.pass(first.at, at);
        const [last] = world.invoices().slice(-1);
        expect(last && said(last)).toEqual(said(promised.recurringInvoice));
        expect(last?.issuedAt).toBe(at);
      }),
      RUNS,
    );
  });
});
