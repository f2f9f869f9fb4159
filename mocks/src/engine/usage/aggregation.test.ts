import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Aggregation, Meter } from '../catalog/feature.ts';
import { foldOf, numberIn, totalOf } from './aggregation.ts';
import { event, report } from './fixture.ts';

const meter = (name: Aggregation): Meter => ({ aggregation: { function: name, field: 'pages' }, filters: [] });
const pages = (count?: string | number | boolean) => event(count === undefined ? {} : { pages: count });

describe('reported usage', () => {
  it('adds up by DELTA and begins anew by SET', () => {
    const entries = [report('DELTA', 10), report('DELTA', -2), report('SET', 5), report('DELTA', 1)];
    expect(totalOf(foldOf(null), entries)).toBe(6);
  });

  it('is exact up to the largest safe integer', () => {
    expect(totalOf(foldOf(null), [report('SET', 2 ** 53 - 2), report('DELTA', 1)])).toBe(2 ** 53 - 1);
  });
});

describe('events 3, 5, 5 and one without pages', () => {
  const events = [pages(3), pages(5), pages('5'), pages()];
  it.each([
    ['COUNT', 4],
    ['SUM', 13],
    ['MAX', 5],
    ['MIN', 3],
    ['AVG', 13 / 3],
  ] as const)('%s is %d', (name, total) => {
    expect(totalOf(foldOf(meter(name)), events)).toBe(total);
  });

  it('UNIQUE counts different values; text and number are different', () => {
    expect(totalOf(foldOf(meter('UNIQUE')), events)).toBe(3);
  });

  it.each(['COUNT', 'SUM', 'MAX', 'MIN', 'AVG', 'UNIQUE'] as const)('%s of nothing is 0', (name) => {
    expect(totalOf(foldOf(meter(name)), [])).toBe(0);
  });

  it('the largest of negative numbers is negative, and sums and averages do not drift', () => {
    expect(totalOf(foldOf(meter('MAX')), [pages(-3), pages(-2)])).toBe(-2);
    expect(totalOf(foldOf(meter('MIN')), [pages(3), pages(2)])).toBe(2);
    expect(totalOf(foldOf(meter('SUM')), [pages(0.1), pages(0.2)])).toBe(0.3);
    expect(totalOf(foldOf(meter('AVG')), [pages(0.1), pages(0.2), pages(0.3)])).toBe(0.6 / 3);
  });

  it('a meter without a field counts events, and finds no number in them', () => {
    const without = (name: Aggregation): Meter => ({ aggregation: { function: name }, filters: [] });
    expect(totalOf(foldOf(without('COUNT')), events)).toBe(4);
    expect(totalOf(foldOf(without('SUM')), events)).toBe(0);
  });
});

it.each([
  [12, 12],
  [-0.5, -0.5],
  ['12', 12],
  ['1e3', 1000],
  ['', null],
  ['a dozen', null],
  ['Infinity', null],
  [true, null],
  [undefined, null],
])('as a number, %j is %j', (value, number) => {
  expect(numberIn(value === undefined ? {} : { pages: value }, 'pages')).toBe(number);
});

const functions = fc.constantFrom<Aggregation>('COUNT', 'SUM', 'MAX', 'MIN', 'AVG', 'UNIQUE');
const events = fc.array(fc.option(fc.integer({ min: -50, max: 50 }), { nil: undefined }).map(pages), { maxLength: 30 });

describe('laws', () => {
  it('the order of events does not matter', () => {
    const shuffled = events.chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
    );
    fc.assert(
      fc.property(functions, shuffled, (name, [list, other]) => {
        const fold = foldOf(meter(name));
        expect(totalOf(fold, other)).toBe(totalOf(fold, list));
      }),
      { numRuns: 1000 },
    );
  });

  it('folding parts, and then the parts together, is folding all', () => {
    const entries = fc.array(
      fc.oneof(
        fc.integer({ min: -50, max: 50 }).map(pages),
        fc.tuple(fc.constantFrom('DELTA' as const, 'SET' as const), fc.nat(50)).map((one) => report(...one)),
      ),
      { maxLength: 30 },
    );
    const ways = fc.constantFrom(null, ...(['COUNT', 'SUM', 'MAX', 'MIN', 'AVG'] as const).map(meter));
    fc.assert(
      fc.property(ways, entries, entries, (way, first, rest) => {
        const fold = foldOf(way);
        if (!('merge' in fold)) throw new Error('It has no merge.');
        const merged = fold.merge(first.reduce(fold.add, fold.empty()), rest.reduce(fold.add, fold.empty()));
        expect(fold.total(merged)).toBe(totalOf(fold, [...first, ...rest]));
      }),
      { numRuns: 1000 },
    );
  });

  it('UNIQUE forgets what is taken back', () => {
    fc.assert(
      fc.property(events, events, (kept, gone) => {
        const fold = foldOf(meter('UNIQUE'));
        if (!('remove' in fold)) throw new Error('It takes nothing back.');
        const state = gone.reduce(fold.remove, [...kept, ...gone].reduce(fold.add, fold.empty()));
        expect(fold.total(state)).toBe(totalOf(fold, kept));
      }),
      { numRuns: 1000 },
    );
  });

  it('folding on from a part is folding all', () => {
    fc.assert(
      fc.property(functions, events, events, (name, first, rest) => {
        const fold = foldOf(meter(name));
        const part = first.reduce(fold.add, fold.empty());
        expect(fold.total(rest.reduce(fold.add, part))).toBe(totalOf(fold, [...first, ...rest]));
      }),
      { numRuns: 1000 },
    );
  });
});

it('usage that falls below what the period began with is 0, and goes on from there', () => {
  expect(totalOf(foldOf(null), [report('DELTA', -1)])).toBe(0);
  expect(totalOf(foldOf(null), [report('DELTA', -1), report('DELTA', 5)])).toBe(5);
  expect(totalOf(foldOf(null), [report('DELTA', 2), report('DELTA', -3), report('DELTA', 5)])).toBe(5);
});
