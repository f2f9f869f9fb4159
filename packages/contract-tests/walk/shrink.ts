// Finds the steps that a failure needs: takes away as many as it can while the walk still fails in the same way.
import type { Mock } from '@meterline/mock';
import { marketOf } from './market.ts';
import type { Step } from './step.ts';
import { Walk } from './walk.ts';

/** However long the walk was, it is not taken more often than this. */
const MOST = 300;

export async function shrunk(mock: Mock, steps: Step[], failure: string): Promise<Step[]> {
  let kept = steps;
  let tries = 0;
  for (let size = Math.ceil(steps.length / 2); size >= 1; size = Math.floor(size / 2)) {
    // From the end, where what is needed is mostly near.
    for (let from = kept.length - size; from >= 0 && tries < MOST; from -= size) {
      const fewer = kept.toSpliced(from, size);
      tries += 1;
      if (kindOf(await failureOf(mock, fewer, tries)) === kindOf(failure)) kept = fewer;
    }
  }
  return kept;
}

/** How a walk of these steps fails; null if it does not. */
async function failureOf(mock: Mock, steps: Step[], attempt: number): Promise<string | null> {
  const walk = new Walk(marketOf(mock, `shrink-${attempt}`), attempt, true);
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
  return failure && (failure.split('\n', 1)[0] as string).replaceAll(/\b(ada|bob|cyd|dan|eve|fay)\b|[-\d.TZ:]+|site/g, '');
}
