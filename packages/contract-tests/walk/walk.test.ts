import type { Mock } from '@meterline/mock';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { marketMock, marketOf } from './market.ts';
import { shrunk } from './shrink.ts';
import { inWords } from './step.ts';
import { Walk } from './walk.ts';

const { WALK_SEED, WALK_STEPS = '500', WALK_TELL } = process.env;
const length = Number(WALK_STEPS);
/** 20 walks of 500 steps: many short ones cost less than one that is long, and meet more. */
const seeds = WALK_SEED === undefined ? Array.from({ length: 20 }, (_, index) => index + 1) : [Number(WALK_SEED)];

let mock: Mock;
beforeAll(async () => {
  mock = await marketMock();
});
afterAll(() => mock.close());

it.each(seeds)(
  `${length} random steps keep every law: seed %d`,
  async (seed) => {
    const walk = await Walk.begin(marketOf(mock, `walk-${seed}`), seed);
    try {
      while (walk.steps.length < length) await walk.take(walk.choose());
    } catch (error) {
      const { steps } = walk;
      const needed = await shrunk(mock, steps, (error as Error).message);
      const repeat = `WALK_SEED=${seed} WALK_STEPS=${steps.length} npx vitest run walk/walk.test.ts`;
      const told = [
        `step ${steps.length} of seed ${seed}: ${(error as Error).message}`,
        ...needed.map(inWords),
        repeat,
      ];
      throw new Error(told.join('\n'), { cause: error });
    }
    if (WALK_TELL) console.table(Object.fromEntries([...walk.counts].sort()));
    expect(walk.steps.length).toBe(length);
    mock.evict();
  },
  600_000,
);
