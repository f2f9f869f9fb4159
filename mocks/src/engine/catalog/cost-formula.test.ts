import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Refusal } from '../refusal.ts';
import { compiled } from './cost-formula.ts';

const of = (formula: string, dimensions: Record<string, number> = {}) =>
  compiled(formula)((name) => dimensions[name] ?? 0);

describe('a formula', () => {
  it.each([
    ['0.5 * pages + 2 * images', 11],
    ['pages - images * 2', 4],
    ['(pages - images) * 2', 14],
    ['pages / 4', 2.5],
    ['images / 7', 0.4285714286],
    ['0.1 + 0.2', 0.3],
    ['+pages', 10],
    ['-images + pages', 7],
    ['min(pages, images, 5)', 3],
    ['max(pages, images, 5)', 10],
    ['ceil(pages / 4)', 3],
    ['floor(pages / 4)', 2],
    ['round(pages / 4)', 3],
    ['abs(images - pages)', 7],
    ['ceil(images - 3.5) + 4', 4],
    ['floor(images - 3.5) + 4', 3],
  ])('%s of 10 pages and 3 images is %d', (formula, value) => {
    expect(of(formula, { pages: 10, images: 3 })).toBe(value);
  });

  it('counts what is not said as 0, and what is divided by 0 too', () => {
    expect(of('1 + 2 * tokens')).toBe(1);
    expect(of('1 + 2 / tokens')).toBe(1);
  });

  it('is never below 0, and never more than can be counted', () => {
    expect(of('1 - pages', { pages: 3 })).toBe(0);
    expect(of('pages * pages', { pages: 1e200 })).toBe(Number.MAX_SAFE_INTEGER);
  });

  it('is a sum of what each dimension weighs', () => {
    const counts = fc.integer({ min: 0, max: 1_000_000 });
    fc.assert(
      fc.property(counts, counts, counts, counts, (a, b, x, y) => {
        expect(of(`${a} * x + ${b} * y`, { x, y })).toBe(Math.min(a * x + b * y, Number.MAX_SAFE_INTEGER));
      }),
      { numRuns: 1000 },
    );
  });
});

describe('what is no formula is refused by its field', () => {
  it.each([
    ['pages +', /^body\.x: .*Use numbers/s],
    ['pages ** 2', /^body\.x: "\*\*" is not understood/],
    ['pages > 2 ? 1 : 0', /^body\.x: "ConditionalExpression" is not understood/],
    ['"ten"', /^body\.x: "\\"ten\\"" is not understood/],
    ['!pages', /^body\.x: "!" is not understood/],
    ['sqrt(pages)', /^body\.x: "CallExpression" is not understood/],
    ['min()', /^body\.x: "CallExpression" is not understood/],
    ['pages.length', /^body\.x: "MemberExpression" is not understood/],
    ['pages images', /^body\.x: "Compound" is not understood/],
    ['', /^body\.x: .*Use numbers/s],
  ])('%s', (formula, message) => {
    expect(() => compiled(formula, 'body.x')).toThrow(Refusal);
    expect(() => compiled(formula, 'body.x')).toThrow(message);
  });
});
