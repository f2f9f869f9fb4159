import { describe, expect, it } from 'vitest';
import { calculate, isResult } from './arithmetic.ts';

describe('a calculation', () => {
  it.each([
    ['5 × 6.00 + 2 × 3.00', 36],
    ['49.00 × 21.5 ÷ 31', 33.98387],
    ['(1,250 − 1,000) × 0.01', 2.5],
    ['20 % × 100.00', 20],
    ['⌈1,001 ÷ 1,000⌉ × 0.50', 1],
    ['⌊10.05 ÷ 0.10⌋', 100],
    ['−(100 − 30)', -70],
    ['max(0, 4 − 10) + min(7, 3)', 3],
  ])('%s', (expression, result) => {
    expect(calculate(expression)).toBeCloseTo(result, 5);
  });

  it.each(['5 ×', '5 6', '(5', 'max(5)', 'five + 1', ''])('%s is none', (expression) => {
    expect(() => calculate(expression)).toThrow();
  });
});

it('a result is right to the digits that it shows', () => {
  expect(isResult('33.98', 33.98387)).toBe(true);
  expect(isResult('33.99', 33.98387)).toBe(false);
  expect(isResult('−1,000', -1000)).toBe(true);
  expect(isResult('none', 0)).toBe(false);
});
