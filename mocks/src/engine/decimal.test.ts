import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { minus, plus, round, share, sum, times } from './decimal.ts';
import { roundMoney } from './money.ts';

it.each('bif clp djf gnf isk jpy kmf krw pyg rwf ugx vnd vuv xaf xof xpf'.split(' '))(
  '%s has no minor unit',
  (currency) => {
    expect([roundMoney(0.5, currency), roundMoney(12.49, currency)]).toEqual([1, 12]);
  },
);

describe('decimals', () => {
  it('do not drift', () => {
    expect(plus(0.1, 0.2)).toBe(0.3);
    expect(minus(0.3, 0.1)).toBe(0.2);
    expect([times(0.1, 3), times(6, 7), times(0.7, 2 ** 53 - 1)]).toEqual([0.3, 42, 6305039478318694]);
    expect(sum([0.1, 0.2, 0.3, -0.6])).toBe(0);
    expect(share(49, 22, 31)).toBeCloseTo(34.774193548387096, 12);
    expect([plus(2 ** 53 - 2, 1), plus(0.5, 2 ** 53 - 1), plus(1, -0.9)]).toEqual([2 ** 53 - 1, 2 ** 53, 0.1]);
  });

  it('are divided once, to twenty places behind the point', () => {
    expect(share(1, 1, 3)).toBe(1 / 3);
    expect(share(0.07, 1, 0.01)).toBe(7);
    expect(share(10, 3, 3)).toBe(10);
    expect(share(1, 1, 3_000_000)).toBe(3.3333333333333e-7);
  });

  it('are added as cents are', () => {
    const cents = fc.integer({ min: -1_000_000, max: 1_000_000 });
    fc.assert(
      fc.property(fc.array(cents, { maxLength: 50 }), (list) => {
        const exact = list.reduce((total, one) => total + one, 0);
        expect(sum(list.map((one) => one / 100))).toBe(exact / 100 + 0);
      }),
      { numRuns: 1000 },
    );
  });

  it('are rounded half up, up or down', () => {
    expect([round(2.345, 2), round(2.344, 2), round(2.341, 2, 'UP'), round(2.349, 2, 'DOWN')]).toEqual([
      2.35, 2.34, 2.35, 2.34,
    ]);
  });
});

it.each([
  ['usd', 33.98387, 33.98],
  ['jpy', 33.98387, 34],
  ['kwd', 33.98387, 33.984],
])('money in %s has as many digits as the currency', (currency, amount, rounded) => {
  expect(roundMoney(amount, currency)).toBe(rounded);
});
