// Finds the steps that a failure needs: takes away as many as it can while the walk still fails in the same way.
import type { Mock } from '@meterline/mock';
import { marketOf } from './market.ts';
import type { Step } from './step.ts';
import { Walk } from './walk.ts';

/** However long the walk was, no more steps than these are taken to find the few that matter. */
const MOST = 15_000;

export async function shrunk(mock: Mock, steps: Step[], failure: string): Promise<Step[]> {
  let kept = steps;
  let taken = 0;
  for (let size = Math.ceil(steps.length / 2); size >= 1; size = Math.floor(size / 2)) {
    // From the end, where what is needed is mostly near.
    for (let from = kept.length - size; from >= 0 && taken < MOST; from -= size) {
      const fewer = kept.toSpliced(from, size);
      taken += fewer.length;
      if (kindOf(await failureOf(mock, fewer, taken)) === kindOf(failure)) kept = fewer;
    }
  }
  return kept;
}

/** How a walk of these steps fails; null if it does not. */
async function failureOf(mock: Mock, steps: Step[], attempt: number): Promise<string | null> {
  const walk = await Walk.begin(marketOf(mock, `shrink-${attempt}`), attempt, 'all');
  try {
    for (const step of steps) await walk.take(step);
    return null;
  } catch (error) {
    return (error as Error).message;
  } finally {
    mock.evict();
  }
}

/** A failure without its numbers and names. */
function kindOf(failure: string | null): string | null {
  return (
    failure && (failure.split('\n', 1)[0] as string).replaceAll(/\b(ada|bob|cyd|dan|eve|fay)\b|[-\d.TZ:]+|site/g, '')
  );
}
