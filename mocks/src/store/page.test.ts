import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isWithin, pageOf } from './page.ts';

const rowsOf = (size: number) =>
  Array.from({ length: size }, (_, index) => ({ record: index, cursor: `cursor-${index}` }));
const same = (record: number) => record;

describe('a page', () => {
  it('has twenty rows unless told otherwise, and cursors where there is more', () => {
    const page = pageOf(rowsOf(25), {}, same);
    expect(page.data).toHaveLength(20);
    expect(page.pagination).toEqual({ next: 'cursor-19', prev: null });
  });

  it('refuses a cursor that it never gave', () => {
    expect(() => pageOf(rowsOf(3), { after: 'elsewhere' }, same)).toThrow('query.after');
  });
});

it('law: reading on visits each row once, in order, and reading back does too', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 1, max: 25 }), (size, limit) => {
      const rows = rowsOf(size);
      const forward: number[] = [];
      let page = pageOf(rows, { limit }, same);
      forward.push(...page.data);
      while (page.pagination.next) {
        page = pageOf(rows, { limit, after: page.pagination.next }, same);
        forward.push(...page.data);
      }
      const backward = [...page.data];
      while (page.pagination.prev) {
        page = pageOf(rows, { limit, before: page.pagination.prev }, same);
        backward.unshift(...page.data);
      }
      const all = rows.map(({ record }) => record);
      expect(forward).toEqual(all);
      expect(backward).toEqual(all);
    }),
    { numRuns: 1000 },
  );
});

it('bounds on the time of creation are strict or inclusive, as they say', () => {
  const at = Date.UTC(2026, 2, 10);
  const same = '2026-03-10T00:00:00Z';
  expect([{ gt: same }, { gte: same }, { lt: same }, { lte: same }].map((range) => isWithin(range, at))).toEqual([
    false,
    true,
    false,
    true,
  ]);
});
