// Decides sums and products of decimal numbers exactly, where binary floating point would drift.
// Invariant: a result is the decimal result, rounded only by `round`. Example: plus(0.1, 0.2) is 0.3.
import Big from 'big.js';

Big.DP = 20;

export type Rounding = 'HALF_UP' | 'UP' | 'DOWN';

const MODES = { HALF_UP: 1, UP: 3, DOWN: 0 } as const;

export function plus(left: number, right: number): number {
  const sum = left + right;
  return Number.isSafeInteger(left) && Number.isSafeInteger(right) ? sum : Big(left).plus(right).toNumber();
}

export function minus(left: number, right: number): number {
  return plus(left, -right);
}

export function times(left: number, right: number): number {
  const product = left * right;
  const isExact = Number.isSafeInteger(left) && Number.isSafeInteger(right) && Number.isSafeInteger(product);
  return isExact ? product : Big(left).times(right).toNumber();
}

/** `value × numerator ÷ denominator`, kept exact until the one division. */
export function share(value: number, numerator: number, denominator: number): number {
  return Big(value).times(numerator).div(denominator).toNumber();
}

export function sum(values: Iterable<number>): number {
  let total = 0;
  for (const value of values) total = plus(total, value);
  return total;
}

export function round(value: number, digits: number, rounding: Rounding = 'HALF_UP'): number {
  return Big(value).round(digits, MODES[rounding]).toNumber();
}
