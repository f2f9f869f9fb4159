// Holds a scenario of the user's own against its schema, its references, and each call of its story against the contract,
// before anything of it is played. What is wrong is said with its place: `scenario.catalog.plans[0].productId`.
import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import schema from '../../scenarios/scenario.schema.json' with { type: 'json' };
import type { Scenario } from '../control/scenario.ts';
import { Refusal } from '../engine/refusal.ts';
import { plusDuration } from '../engine/time.ts';
import { inWords } from './errors.ts';
import { Guard, type Parameters } from './guard.ts';
import { type Operation, operationsOf } from './operation.ts';
import { referenceViolations } from './scenario-references.ts';
import { type Violation, violationsIn } from './violation.ts';

type Step = Scenario['story'] extends (infer One)[] | undefined ? One : never;

/** Made when the first scenario of a user's own comes; the shipped ones are proved by a test. */
export function createScenarioGuard(contract: object): (scenario: unknown) => Scenario {
  const isScenario = new Ajv2020({ allErrors: true, discriminator: true, strict: false }).compile<Scenario>(schema);
  const guard = new Guard(contract);
  const operations = new Map(operationsOf(contract).map((operation) => [operation.operationId, operation]));

  return (scenario) => {
    if (!isScenario(scenario)) throw refusal(violationsIn(isScenario.errors as ErrorObject[], 'scenario').map(plain));
    const found = [...referenceViolations(scenario.catalog), ...storyViolations(scenario.story ?? [])];
    if (found.length > 0) throw refusal(found);
    return scenario;
  };

  function storyViolations(story: Step[]): Violation[] {
    return story.flatMap((step, index) => {
      const place = `scenario.story[${index}]`;
      const before = story[index - 1];
      return [...timeViolations(step, before, place), ...callViolations(step, place)];
    });
  }

  function callViolations({ operationId, input }: Step, place: string): Violation[] {
    const operation = operations.get(operationId);
    if (!operation) {
      return [{ field: `${place}.operationId`, message: `${operationId} is no operation of the contract` }];
    }
    const { parameters, body } = requestOf(operation, input as Record<string, unknown>);
    const found = guard.request(operation, parameters, body);
    return found.map(({ field, message }) => ({ field: field.replace(/^\w+/, `${place}.input`), message }));
  }
}

/** Takes a flat input apart: what the path or the query names, and the rest, which is the body. */
function requestOf({ parameters, body }: Operation, input: Record<string, unknown>) {
  const parts: Parameters = { path: {}, query: {}, header: {} };
  const rest = structuredClone(input);
  for (const { name, in: place } of parameters) {
    if (place === 'header' || !(name in rest)) continue;
    parts[place][name] = rest[name];
    delete rest[name];
  }
  return { parameters: parts, body: body === null ? undefined : rest };
}

function timeViolations({ at }: Step, before: Step | undefined, place: string): Violation[] {
  const field = `${place}.at`;
  if (plusDuration(0, at) > 0)
    return [{ field, message: `${at} lies in the future; use a negative duration, such as -P1D` }];
  if (before === undefined || plusDuration(0, at) >= plusDuration(0, before.at)) return [];
  return [{ field, message: `${at} is before the call above it (${before.at}); put the calls in the order of time` }];
}

function plain({ field, message }: Violation): Violation {
  if (field.endsWith('.at') && message.startsWith('must match')) {
    return { field, message: 'must be an ISO 8601 duration, such as -P9D or PT0S' };
  }
  return { field, message };
}

function refusal(violations: Violation[]): Refusal {
  return new Refusal(
    'BadUserInput',
    `${inWords(violations)}. Nothing was loaded; scenario.schema.json says what fits.`,
  );
}
