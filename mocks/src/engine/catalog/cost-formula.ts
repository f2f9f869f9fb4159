// Decides what a formula of dimensions comes to: numbers, names of dimensions, + − * /, parentheses, and a few functions.
// Invariant: it is calculated in decimals and is never below 0. What a use does not say is 0, and so is what is divided by 0.
// Example: 0.5 * pages + 2 * images, of 10 pages and 3 images, is 11.
import Big from 'big.js';
import jsep from 'jsep';
import { Refusal } from '../refusal.ts';

/** What a name stands for in one use. */
export type NumberOf = (name: string) => number;
type Calculation = (numberOf: NumberOf) => Big;
type Arithmetic = (left: Big, right: Big) => Big;

const ZERO = Big(0);
const MOST = Big(Number.MAX_SAFE_INTEGER);
/** Digits after the point: more than any price has, and few enough that a third adds up again. */
const DIGITS = 10;

const OPERATORS: Record<string, Arithmetic> = {
  '+': (left, right) => left.plus(right),
  '-': (left, right) => left.minus(right),
  '*': (left, right) => left.times(right),
  '/': (left, right) => (right.eq(0) ? ZERO : left.div(right)),
};

const floor = (value: Big) => {
  const whole = value.round(0, Big.roundDown);
  return whole.gt(value) ? whole.minus(1) : whole;
};
const FUNCTIONS: Record<string, (...values: [Big, ...Big[]]) => Big> = {
  min: (...values) => values.reduce((least, value) => (value.lt(least) ? value : least)),
  max: (...values) => values.reduce((most, value) => (value.gt(most) ? value : most)),
  round: (value) => value.round(0, Big.roundHalfUp),
  ceil: (value) => floor(value.times(-1)).times(-1),
  floor,
  abs: (value) => value.abs(),
};

const GRAMMAR = `Use numbers, names of dimensions, + - * / ( ) and ${Object.keys(FUNCTIONS).join(', ')}.`;

/** What the formula comes to; a function that can be asked again and again. */
export function compiled(formula: string, field = 'costFormula'): (numberOf: NumberOf) => number {
  const calculate = calculationOf(parsed(formula, field), field);
  return (numberOf) => {
    const value = FUNCTIONS.min?.(calculate(numberOf), MOST) ?? ZERO;
    return value.lt(0) ? 0 : value.round(DIGITS, Big.roundHalfUp).toNumber();
  };
}

function parsed(formula: string, field: string): jsep.Expression {
  try {
    return jsep(formula);
  } catch (error) {
    throw new Refusal('BadUserInput', `${field}: ${(error as Error).message}. ${GRAMMAR}`);
  }
}

function calculationOf(node: jsep.Expression, field: string): Calculation {
  const part = (child: unknown) => calculationOf(child as jsep.Expression, field);
  const { operator } = node as jsep.BinaryExpression;
  switch (node.type) {
    case 'Literal': {
      if (typeof node.value !== 'number') break;
      const value = Big(node.value);
      return () => value;
    }
    case 'Identifier':
      return (numberOf) => Big(numberOf(node.name as string));
    case 'UnaryExpression': {
      if (operator !== '-' && operator !== '+') break;
      const argument = part(node.argument);
      return (numberOf) => argument(numberOf).times(operator === '-' ? -1 : 1);
    }
    case 'BinaryExpression': {
      const combine = OPERATORS[operator];
      if (!combine) break;
      const [left, right] = [part(node.left), part(node.right)];
      return (numberOf) => combine(left(numberOf), right(numberOf));
    }
    case 'CallExpression': {
      const apply = FUNCTIONS[(node.callee as jsep.Identifier).name];
      const [first, ...others] = (node.arguments as jsep.Expression[]).map(part);
      if (!apply || !first) break;
      return (numberOf) => apply(first(numberOf), ...others.map((other) => other(numberOf)));
    }
  }
  throw new Refusal(
    'BadUserInput',
    `${field}: ${JSON.stringify(node.raw ?? operator ?? node.type)} is not understood. ${GRAMMAR}`,
  );
}
