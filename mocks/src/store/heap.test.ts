import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Heap } from './heap.ts';

it('law: whatever was added and taken before, the least comes next', () => {
  fc.assert(
    fc.property(fc.array(fc.option(fc.integer(), { freq: 3 })), (moves) => {
      const heap = new Heap<number>((left, right) => left - right);
      const sorted: number[] = [];
      for (const one of moves) {
        expect(heap.least).toBe(sorted[0]);
        if (one === null) expect(heap.take()).toBe(sorted.shift());
        else {
          heap.add(one);
          sorted.push(one);
          sorted.sort((left, right) => left - right);
        }
      }
    }),
    { numRuns: 1000 },
  );
});
