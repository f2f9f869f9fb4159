// The guard gives the same verdicts as Prism's validators: on the examples of the contract, and on whatever they become
// when a value in them is replaced, removed or added.
import contract from '@meterline/openapi/openapi.json' with { type: 'json' };
import { getHttpOperationsFromSpec } from '@stoplight/prism-http';
import { validateInput } from '@stoplight/prism-http/dist/validator/index.js';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Guard } from './guard.ts';
import { type Operation, operationsOf } from './operation.ts';

const guard = new Guard(contract);
const ofPrism = new Map(
  (await getHttpOperationsFromSpec(structuredClone(contract))).map((operation) => [operation.iid, operation]),
);
const withBody = operationsOf(contract).filter(({ body }) => body !== null);

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

function exampleOf({ operationId }: Operation): Json {
  const examples = ofPrism.get(operationId)?.request?.body?.contents?.[0]?.examples as { value: Json }[] | undefined;
  return examples?.[0]?.value ?? {};
}

/** Every place of a value: the keys that lead to it. */
function placesIn(value: Json, path: (string | number)[] = []): (string | number)[][] {
  if (value === null || typeof value !== 'object') return [path];
  const entries = Array.isArray(value) ? value.map((item, index) => [index, item] as const) : Object.entries(value);
  return [path, ...entries.flatMap(([key, item]) => placesIn(item, [...path, key]))];
}

function replaced(value: Json, [key, ...rest]: (string | number)[], by: Json | undefined): Json | undefined {
  if (key === undefined) return by;
  const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as Record<string | number, Json>;
  const inner = replaced(copy[key] as Json, rest, by);
  if (inner !== undefined) copy[key] = inner;
  else if (Array.isArray(copy)) copy.splice(Number(key), 1);
  else delete copy[key];
  return copy as Json;
}

const values = fc.oneof(
  fc.constantFrom<(Json | undefined)[]>(
    undefined,
    null,
    '',
    'ACTIVE',
    'FEATURE',
    'CREDIT',
    'usd',
    0,
    -1,
    1,
    1.5,
    true,
    [],
    {},
  ),
  fc.constantFrom<Json[]>(
    '2026-03-10T12:00:00Z',
    '2026-02-30T12:00:00Z',
    'ada@inkwell.example',
    'https://inkwell.example',
  ),
  fc.jsonValue({ maxDepth: 1 }) as fc.Arbitrary<Json>,
  fc.string({ minLength: 250, maxLength: 260 }),
);

const mutated = fc
  .constantFrom(...withBody)
  .chain((operation) => {
    const example = exampleOf(operation);
    const place = fc.constantFrom(...placesIn(example));
    const addition = fc.record({
      place,
      by: values,
      isAdded: fc.boolean(),
      key: fc.constantFrom('colour', 'id', '__proto__'),
    });
    return fc.record({ operation: fc.constant(operation), example: fc.constant(example), addition });
  })
  .map(({ operation, example, addition: { place, by, isAdded, key } }) => {
    const isObject = place.length > 0 && typeof place.at(-1) === 'string';
    return { operation, body: replaced(example, isAdded && isObject ? [...place.slice(0, -1), key] : place, by) };
  });

function prismRefuses({ operationId, method, path }: Operation, body: unknown): boolean {
  const resource = ofPrism.get(operationId);
  if (!resource) throw new Error(`Prism has no operation ${operationId}.`);
  const headers = { 'content-type': 'application/json' };
  const element = { method, url: { path: path.replaceAll(/\{\w+\}/g, 'x'), query: {} }, headers, body };
  return validateInput({ resource, element } as Parameters<typeof validateInput>[0])._tag === 'Left';
}

function guardRefuses(operation: Operation, body: unknown): boolean {
  const ids = operation.parameters.filter((parameter) => parameter.in === 'path').map(({ name }) => [name, 'x']);
  return guard.request(operation, { path: Object.fromEntries(ids), query: {}, header: {} }, body).length > 0;
}

it('Prism and the guard agree on every example', () => {
  for (const operation of withBody) {
    expect([operation.operationId, guardRefuses(operation, exampleOf(operation))]).toEqual([
      operation.operationId,
      false,
    ]);
    expect([operation.operationId, prismRefuses(operation, exampleOf(operation))]).toEqual([
      operation.operationId,
      false,
    ]);
  }
});

it('and on whatever becomes of them', () => {
  fc.assert(
    fc.property(mutated, ({ operation, body }) => {
      expect(guardRefuses(operation, body)).toBe(prismRefuses(operation, body));
    }),
    { numRuns: 5000 },
  );
});
