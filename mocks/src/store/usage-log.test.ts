import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldOf, totalOf, type UsageEntry } from '../engine/usage/aggregation.ts';
import { chanceOf } from './chance.ts';
import { UsageLog } from './usage-log.ts';

const fold = foldOf(null);
const delta = (at: number, value: number): UsageEntry => ({
  id: 'measurement-1',
  at,
  kind: 'DELTA',
  value,
  dimensions: {},
});

describe('the usage of a window', () => {
  it('leaves out what is before it, what is after it, and what has not happened yet', () => {
    const log = new UsageLog();
    for (const entry of [delta(5, 1), delta(10, 2), delta(15, 4), delta(25, 8)]) log.add(entry);
    expect(log.total(fold, { start: 10, end: 20 }, 12)).toBe(2);
    expect(log.total(fold, { start: 10, end: 20 }, 19)).toBe(6);
    expect(log.total(fold, null, 30)).toBe(15);
  });

  it('does not count an entry of last month that comes late, when this month has none yet', () => {
    const log = new UsageLog();
    expect(log.total(fold, { start: 10, end: 20 }, 12)).toBe(0);
    log.add(delta(5, 7));
    expect(log.total(fold, { start: 10, end: 20 }, 12)).toBe(0);
  });

  it('is what it was before, once an entry is undone', () => {
    const log = new UsageLog();
    log.add(delta(11, 1));
    const undo = log.add(delta(12, 2));
    expect(log.total(fold, { start: 10, end: 20 }, 15)).toBe(3);
    undo();
    expect(log.total(fold, { start: 10, end: 20 }, 15)).toBe(1);
  });
});

const field = 'pages';
const folds = [
  foldOf(null),
  ...(['COUNT', 'SUM', 'MAX', 'MIN', 'AVG', 'UNIQUE'] as const).map((name) =>
    foldOf({ aggregation: { function: name, field }, filters: [] }),
  ),
];

type Move = { add: UsageEntry } | { undo: number } | { ask: number; length: number };
const instant = fc.integer({ min: 0, max: 60 });
const entry: fc.Arbitrary<UsageEntry> = fc.record({
  id: fc.constant('measurement-1'),
  at: instant,
  kind: fc.constantFrom('DELTA', 'DELTA', 'SET', 'EVENT'),
  value: fc.integer({ min: -9, max: 9 }),
  dimensions: fc.oneof(fc.constant({}), fc.record({ [field]: fc.integer({ min: -3, max: 9 }) })),
});
const move: fc.Arbitrary<Move> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ add: entry }) },
  { weight: 1, arbitrary: fc.record({ undo: fc.integer({ min: 1, max: 4 }) }) },
  { weight: 3, arbitrary: fc.record({ ask: instant, length: fc.constantFrom(20, 20, 20, 7) }) },
);

describe('laws', () => {
  it('what is kept is the recount, whatever came in between: late, early, at one instant, undone, or a SET', () => {
    fc.assert(
      fc.property(fc.constantFrom(...folds), fc.array(move, { maxLength: 150 }), (fold, moves) => {
        const log = new UsageLog();
        const undos: (() => void)[] = [];
        for (const one of moves) {
          if ('add' in one) undos.push(log.add(one.add));
          else if ('undo' in one) for (const undo of undos.splice(-one.undo).reverse()) undo();
          else {
            const start = Math.floor(one.ask / one.length) * one.length;
            const window = { start, end: start + one.length };
            expect(log.total(fold, window, one.ask)).toBe(log.recount(fold, window, one.ask));
            expect(log.totalIn(fold, null, one.ask)).toBe(log.recount(fold, null, one.ask));
            const [before, after] = [one.ask, one.ask + 1].map((at) => log.recount(fold, window, at));
            const steps = log.changesAt(fold, window, one.ask + 1);
            expect(steps[0]?.before ?? before).toBe(before);
            expect(steps.at(-1)?.after ?? after).toBe(after);
            expect(log.total(fold, window, one.ask)).toBe(before);
          }
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('how low and how high usage goes is what one sees entry by entry, up to the next SET', () => {
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 100 }), instant, (entries, at) => {
        const log = new UsageLog();
        for (const one of entries) log.add(one);
        const later = log.after(null, at);
        const end = later.findIndex(({ kind }) => kind === 'SET');
        const course = [0];
        for (const { value } of end < 0 ? later : later.slice(0, end)) course.push((course.at(-1) ?? 0) + value);
        const { lowest, highest } = log.courseAfter(null, at);
        expect([lowest, highest]).toEqual([Math.min(...course), Math.max(...course)]);
      }),
      { numRuns: 1000 },
    );
  });

  it('an undo leaves nothing behind, and entries stand in the order of time, those of an instant as they came', () => {
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 150 }), fc.array(entry, { maxLength: 50 }), (kept, undone) => {
        const log = new UsageLog();
        for (const one of kept) log.add(one);
        const undos = undone.map((one) => log.add(one));
        for (const undo of undos.reverse()) undo();
        expect(log.entries).toEqual([...kept].sort((left, right) => left.at - right.at));
      }),
      { numRuns: 1000 },
    );
  });
});

describe('a long history', () => {
  it('of 20,000 entries in disorder comes to what it comes to in order', () => {
    const chance = chanceOf(7);
    const entries = Array.from({ length: 20_000 }, (_, index) => ({
      ...delta(Math.floor(index + chance() * 500), Math.floor(chance() * 100)),
      kind: chance() < 0.001 ? ('SET' as const) : ('DELTA' as const),
    }));
    const log = new UsageLog();
    for (const one of entries) log.add(one);
    const inOrder = [...entries].sort((left, right) => left.at - right.at);
    expect(log.entries).toEqual(inOrder);
    for (const at of [0, 99, 5000, 12_345, 25_000]) {
      const window = { start: Math.floor(at / 2), end: at + 1 };
      const inside = inOrder.filter((one) => one.at >= window.start && one.at <= at);
      expect(log.total(fold, window, at)).toBe(totalOf(fold, inside));
    }
  });
});
