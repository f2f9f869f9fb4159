import assert from 'node:assert/strict';
import type { Mock } from '@meterline/mock';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, it } from 'vitest';
import { marketMock } from './market.ts';
import { assertSame, memoryOf } from './memory.ts';
import { along, holds, sequenceOf } from './sequence.ts';

let mock: Mock;
beforeAll(async () => {
  mock = await marketMock();
});
afterEach(() => void mock.evict());
afterAll(() => mock.close());

const LONG = 600_000;
const durations = fc.constantFrom('PT1S', 'PT7H', 'P1D', 'P9DT1H', 'P1M', 'P3M', 'P1Y1D');

it(
  'no sequence of valid requests breaks the contract or a law, and a refused one changes nothing',
  async () => {
    await holds(sequenceOf(6), (sequence) => along(mock, sequence, { care: 'all' }));
  },
  LONG,
);

it(
  'a snapshot that is put back goes on as the original, and going to c is going to b and then to c',
  async () => {
    await holds(sequenceOf(6), durations, durations, (sequence, first, second) =>
      along(mock, sequence, { care: 'none' }, async ({ market: { environment } }) => {
        const kept = environment.snapshot();
        const there = environment.clock.advance(first);
        const further = environment.clock.advance(second);
        const end = environment.clock.now();
        const inTwo = memoryOf(environment);
        environment.restore(kept);
        assert.deepEqual(environment.clock.set(end), [...there, ...further]);
        assertSame(memoryOf(environment), inTwo, `${first} and then ${second}`);
      }),
    );
  },
  LONG,
);
