// Short sequences of steps for properties: each number is the chance of one step, so that fewer numbers are fewer steps.
import type { Mock } from '@meterline/mock';
import fc from 'fast-check';
import { Chance } from './chance.ts';
import { marketOf } from './market.ts';
import { inWords } from './step.ts';
import type { anyStep } from './steps/any-step.ts';
import { type Care, Walk } from './walk.ts';

export const RUNS = 1000;

export function sequenceOf(maxLength: number): fc.Arbitrary<number[]> {
  return fc.array(fc.integer({ min: 0, max: 2 ** 32 - 1 }), { minLength: 1, maxLength });
}

let count = 0;

/** Takes the steps in an environment of their own, and gives the walk to `then`. A failure tells the steps. */
export async function along(
  mock: Mock,
  sequence: number[],
  { care, makers }: { care: Care; makers?: Parameters<typeof anyStep>[1] },
  then: (walk: Walk) => Promise<void> = async () => undefined,
): Promise<void> {
  count += 1;
  const walk = await Walk.begin(marketOf(mock, `sequence-${count}`), 0, care);
  try {
    for (const one of sequence) await walk.take(walk.choose(new Chance(one), makers));
    await then(walk);
  } catch (error) {
    const told = [(error as Error).message, ...walk.steps.map(inWords)];
    throw new Error(told.join('\n'), { cause: error });
  }
}

/** Properties that hold of every sequence. */
export function holds<Values extends [unknown, ...unknown[]]>(
  ...property: [...{ [Index in keyof Values]: fc.Arbitrary<Values[Index]> }, (...values: Values) => Promise<void>]
): Promise<void> {
  const arbitraries = property.slice(0, -1) as { [Index in keyof Values]: fc.Arbitrary<Values[Index]> };
  const predicate = property.at(-1) as (...values: Values) => Promise<void>;
  return fc.assert(fc.asyncProperty(...arbitraries, predicate) as never, { numRuns: RUNS });
}
