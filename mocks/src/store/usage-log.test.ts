import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldOf, type UsageEntry } from '../engine/usage/aggregation.ts';
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

type Move = { add: number; value: number } | { ask: number };
const moves = fc.array(
  fc.oneof(
    fc.record({ add: fc.integer({ min: 0, max: 60 }), value: fc.integer({ min: -9, max: 9 }) }),
    fc.record({ ask: fc.integer({ min: 0, max: 60 }) }),
  ) as fc.Arbitrary<Move>,
  { maxLength: 40 },
);

it('law: the running fold is the recount, whatever came in between, late or early', () => {
  fc.assert(
    fc.property(moves, (list) => {
      const log = new UsageLog();
      for (const move of list) {
        if ('add' in move) log.add(delta(move.add, move.value));
        else {
          const start = Math.floor(move.ask / 20) * 20;
          const window = { start, end: start + 20 };
          const counted = log.recount(fold, window, move.ask);
          expect(log.total(fold, window, move.ask)).toBe(counted);
          expect(log.total(fold, null, start - 1)).toBe(log.recount(fold, null, start - 1));
          expect(log.total(fold, null, move.ask)).toBe(log.recount(fold, null, move.ask));
        }
      }
    }),
    { numRuns: 1000 },
  );
});
