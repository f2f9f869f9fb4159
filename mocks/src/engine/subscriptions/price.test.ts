import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Tier } from '../catalog/package.ts';
import { amountOf, currencyOf, type Priced } from './price.ts';
import { charge, usd } from './world.fixture.ts';

const tiers: Tier[] = [
  { upTo: 10, unitPrice: usd(5), flatPrice: null },
  { upTo: null, unitPrice: usd(3), flatPrice: usd(1) },
];
const total = (priced: Partial<Priced>, quantity: number) => amountOf(charge(priced), quantity).total;

describe('the amount of a price row', () => {
  it('is the price times the quantity', () => {
    expect(amountOf(charge({ price: usd(0.1) }), 3)).toEqual({ quantity: 3, unitPrice: 0.1, total: 0.3 });
  });

  it.each([
    [0, 0],
    [1, 4],
    [10, 4],
    [11, 8],
  ])('in blocks of ten: %i units cost %i', (quantity, amount) => {
    expect(total({ price: usd(4), blockSize: 10 }, quantity)).toBe(amount);
  });

  it.each([
    [0, 0],
    [10, 50],
    [12, 37],
  ])('VOLUME: the tier of the quantity prices all of it; %i cost %i', (quantity, amount) => {
    expect(total({ tiers, tiersMode: 'VOLUME' }, quantity)).toBe(amount);
  });

  it.each([
    [0, 0],
    [10, 50],
    [12, 57],
  ])('GRADUATED: each tier prices its own units; %i cost %i', (quantity, amount) => {
    expect(total({ tiers, tiersMode: 'GRADUATED' }, quantity)).toBe(amount);
  });

  it('the last tier prices what is beyond its bound', () => {
    const bounded: Tier[] = [{ upTo: 5, unitPrice: usd(2), flatPrice: null }];
    expect(total({ tiers: bounded, tiersMode: 'GRADUATED' }, 8)).toBe(16);
    expect(total({ tiers: bounded, tiersMode: 'VOLUME' }, 8)).toBe(16);
  });
});

describe('a tier', () => {
  it('without a price for a unit costs its flat price once it is reached, and only then', () => {
    const flat: Tier[] = [
      { upTo: 10, unitPrice: null, flatPrice: usd(7) },
      { upTo: null, unitPrice: null, flatPrice: usd(20) },
    ];
    const costs = (tiersMode: Priced['tiersMode']) =>
      [0, 1, 10, 11].map((units) => total({ tiers: flat, tiersMode }, units));
    expect(costs('GRADUATED')).toEqual([0, 7, 7, 27]);
    expect(costs('VOLUME')).toEqual([0, 7, 7, 20]);
  });

  it('makes one piece of the amount, whatever the quantity', () => {
    const whole = { quantity: 1, unitPrice: 37, total: 37 };
    expect(amountOf(charge({ tiers, tiersMode: 'VOLUME' }), 12)).toEqual(whole);
    expect(amountOf(charge({ tiers, tiersMode: null, price: usd(99) }), 12)).toEqual(whole);
  });

  it('is none in an empty list: then the price counts', () => {
    expect(total({ tiers: [], price: usd(2) }, 3)).toBe(6);
    expect(total({ tiers: null, price: null }, 3)).toBe(0);
  });

  it('of middle width is filled before the next: 25 units are 10 at 5, 10 at 4 and 5 at 3', () => {
    const three: Tier[] = [
      { upTo: 10, unitPrice: usd(5), flatPrice: null },
      { upTo: 20, unitPrice: usd(4), flatPrice: null },
      { upTo: null, unitPrice: usd(3), flatPrice: null },
    ];
    const costs = [10, 15, 20, 25].map((units) => total({ tiers: three, tiersMode: 'GRADUATED' }, units));
    expect(costs).toEqual([50, 70, 90, 105]);
  });
});

it('the currency of a row is that of its price, else of the first tier that says money', () => {
  const eur = { amount: 1, currency: 'eur' };
  const none = { upTo: 5, unitPrice: null, flatPrice: null };
  expect(currencyOf(charge({ price: usd(1) }))).toBe('usd');
  expect(currencyOf(charge({ tiers: [none, { upTo: null, unitPrice: eur, flatPrice: usd(1) }] }))).toBe('eur');
  expect(currencyOf(charge({ tiers: [{ upTo: null, unitPrice: null, flatPrice: eur }] }))).toBe('eur');
  expect(currencyOf(charge({ tiers: [none] }))).toBeNull();
  expect(currencyOf(charge())).toBeNull();
});

const cents = fc.integer({ min: 0, max: 10_000 }).map((amount) => usd(amount / 100));
const anyTiers = fc
  .array(fc.record({ width: fc.integer({ min: 1, max: 50 }), unitPrice: cents, flatPrice: cents }), {
    minLength: 1,
    maxLength: 5,
  })
  .map((drawn): Tier[] => {
    let upTo = 0;
    return drawn.map(({ width, ...prices }, index) => {
      upTo += width;
      return { upTo: index === drawn.length - 1 ? null : upTo, ...prices };
    });
  });
const quantity = fc.integer({ min: 0, max: 300 });

describe('laws of tiers', () => {
  it('GRADUATED: more never costs less', () => {
    fc.assert(
      fc.property(anyTiers, quantity, quantity, (drawn, one, other) => {
        const cost = (units: number) => total({ tiers: drawn, tiersMode: 'GRADUATED' }, units);
        expect(cost(Math.max(one, other))).toBeGreaterThanOrEqual(cost(Math.min(one, other)));
      }),
      { numRuns: 1000 },
    );
  });

  it('VOLUME: more never costs less as long as it stays in its tier', () => {
    fc.assert(
      fc.property(anyTiers, quantity, (drawn, units) => {
        const isEdge = drawn.some(({ upTo }) => upTo === units);
        fc.pre(!isEdge);
        const cost = (count: number) => total({ tiers: drawn, tiersMode: 'VOLUME' }, count);
        expect(cost(units + 1)).toBeGreaterThanOrEqual(cost(units));
      }),
      { numRuns: 1000 },
    );
  });

  it('of one tier, both modes are the same', () => {
    fc.assert(
      fc.property(cents, cents, quantity, (unitPrice, flatPrice, units) => {
        const one = [{ upTo: null, unitPrice, flatPrice }];
        expect(total({ tiers: one, tiersMode: 'VOLUME' }, units)).toBe(
          total({ tiers: one, tiersMode: 'GRADUATED' }, units),
        );
      }),
      { numRuns: 1000 },
    );
  });
});

describe('the currency of a price row', () => {
  const tier = (unitPrice: Tier['unitPrice'], flatPrice: Tier['flatPrice']): Tier => ({
    upTo: null,
    unitPrice,
    flatPrice,
  });

  it('is that of its price, or of the first tier that names one', () => {
    expect(currencyOf(charge({ price: { amount: 4, currency: 'eur' } }))).toBe('eur');
    expect(currencyOf(charge({ tiers: [tier(null, usd(5))] }))).toBe('usd');
    expect(currencyOf(charge({ tiers: [tier(null, null), tier({ amount: 4, currency: 'eur' }, null)] }))).toBe('eur');
  });

  it('is none where nothing costs money', () => {
    expect([currencyOf(charge()), currencyOf(charge({ tiers: [tier(null, null)] }))]).toEqual([null, null]);
    expect([total({}, 3), total({ tiers: [tier(null, null)], tiersMode: 'VOLUME' }, 3)]).toEqual([0, 0]);
  });
});
