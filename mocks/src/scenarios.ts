// The scenarios that come with the mock, each known by its name.
import demo from '../scenarios/demo.json' with { type: 'json' };
import empty from '../scenarios/empty.json' with { type: 'json' };
import multiResource from '../scenarios/multi-resource.json' with { type: 'json' };
import prepaidCredits from '../scenarios/prepaid-credits.json' with { type: 'json' };
import seats from '../scenarios/seats.json' with { type: 'json' };
import trial from '../scenarios/trial.json' with { type: 'json' };
import type { Scenario } from './control/scenario.ts';
import { Refusal } from './engine/refusal.ts';

const SHIPPED = new Map(
  [demo, empty, multiResource, prepaidCredits, seats, trial].map((one) => [one.name, one as unknown as Scenario]),
);

/** The scenarios that come with the mock: their names, and what a test can count on in each. */
export const scenarios: readonly { name: string; description: string }[] = [...SHIPPED.values()].map(
  ({ name, description = '' }) => ({ name, description }),
);

export function shippedScenario(name: string): Scenario {
  const known = SHIPPED.get(name);
  if (known) return known;
  throw new Refusal(
    'BadUserInput',
    `scenario: there is no scenario ${JSON.stringify(name)}. There are: ${[...SHIPPED.keys()].join(', ')}.`,
  );
}

/** A scenario that comes with the mock is kept by its name. */
export function nameOf(scenario: Scenario): string | Scenario {
  return SHIPPED.get(scenario.name) === scenario ? scenario.name : scenario;
}
