// Lints one bad and one good document a rule, with the command that `npm run lint` runs.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import meterline from './meterline.js';

const text = { type: 'string', description: 'A text.' };
const closed = (properties) => ({ type: 'object', additionalProperties: false, properties });
const json = (schema, more = { example: {} }) => ({ content: { 'application/json': { schema, ...more } } });
const refusals = (...statuses) => Object.fromEntries(statuses.map((status) => [status, { description: 'No.' }]));
const path = (name) => ({ name, in: 'path', required: true, schema: { type: 'string' } });
const query = (name) => ({ name, in: 'query', schema: { type: 'string' } });

/** A PUT that breaks no rule, but for what `change` says. */
const put = (change = {}) => ({
  operationId: 'saveThing',
  requestBody: json(closed({ name: text })),
  responses: {
    200: { description: 'Saved.', ...json({ type: 'object', properties: { data: text } }) },
    ...refusals('400', '401', '403', '429'),
  },
  ...change,
});
const api = (paths, more = {}) => ({
  openapi: '3.1.0',
  info: { title: 'Things', version: '1' },
  paths,
  ...more,
});
const things = (operation, more = {}) => api({ '/things': { put: operation } }, more);

const schemas = (all) => ({ components: { schemas: all } });
const ref = (name) => ({ $ref: `#/components/schemas/${name}` });
const webhook = (operationId) => ({
  webhooks: { thing: { post: { operationId, responses: { 204: { description: 'Received.' } } } } },
});

/** By rule: a good document, and a bad one with the places that are reported. */
const cases = {
  'operation-id-verb-noun': {
    good: things(put(), webhook('onThingSaved')),
    bad: api(
      {
        '/noun': { put: put({ operationId: 'thingSave' }) },
        '/verb': { put: put({ operationId: 'save' }) },
        '/snake': { put: put({ operationId: 'save_thing' }) },
        '/none': { put: put({ operationId: undefined }) },
      },
      webhook('saveThingLater'),
    ),
    reported: [
      '#/paths/~1noun/put/operationId',
      '#/paths/~1verb/put/operationId',
      '#/paths/~1snake/put/operationId',
      '#/paths/~1none/put/operationId',
      '#/webhooks/thing/post/operationId',
    ],
  },
  'flat-names-do-not-collide': {
    // The same parameter at the path and the operation is one; headers and inner names are not flat.
    good: api({
      '/things/{thingId}': {
        parameters: [path('thingId')],
        put: put({
          parameters: [path('thingId'), { ...query('name'), in: 'header' }],
          requestBody: json(closed({ name: text, inner: { ...closed({ thingId: text }), description: 'Inside.' } })),
        }),
      },
    }),
    bad: api(
      {
        '/things/{id}': { parameters: [path('id')], put: put({ parameters: [query('ID')] }) },
        '/others/{id}': {
          parameters: [{ $ref: '#/components/parameters/Id' }],
          put: put({ requestBody: json(ref('Body')) }),
        },
        '/again': { put: put({ parameters: [query('name')] }) },
      },
      {
        components: {
          parameters: { Id: path('id') },
          schemas: { Body: { oneOf: [ref('A'), ref('B')] }, A: closed({ id: text }), B: closed({ id: text }) },
        },
      },
    ),
    reported: [
      '#/paths/~1things~1{id}/put/operationId',
      '#/paths/~1others~1{id}/put/operationId',
      '#/paths/~1again/put/operationId',
    ],
  },
  'required-4xx': {
    good: api(
      {
        '/things': {
          get: { operationId: 'listThings', responses: refusals('400', '401', '403', '429') },
          post: { operationId: 'createThing', responses: refusals('400', '401', '403', '409', '429') },
        },
      },
      webhook('onThingSaved'),
    ),
    bad: api({
      '/things': {
        get: { operationId: 'listThings', responses: refusals('400', '401', '403') },
        post: { operationId: 'createThing', responses: refusals('400', '401', '403', '429') },
      },
    }),
    reported: ['#/paths/~1things/get/responses', '#/paths/~1things/post/responses'],
  },
  'request-bodies-are-closed': {
    // Maps and answers may be open, and so may what is not JSON.
    good: things(
      put({
        requestBody: {
          content: {
            ...json(
              closed({ labels: { type: 'object', description: 'A map.', additionalProperties: { type: 'string' } } }),
            ).content,
            'text/csv': { schema: { type: 'object', properties: { name: text } } },
          },
        },
      }),
    ),
    bad: api(
      {
        '/top': { put: put({ requestBody: json({ type: 'object', properties: { name: text } }) }) },
        '/deep': {
          put: put({
            requestBody: json(closed({ list: { type: 'array', description: 'Many.', items: ref('Item') } })),
          }),
        },
        '/again': { put: put({ requestBody: json(ref('Item')) }) },
      },
      schemas({
        Item: closed({ choice: { description: 'One of two.', anyOf: [ref('Open'), { type: 'null' }] } }),
        Open: {
          type: 'object',
          additionalProperties: true,
          properties: { parent: { ...ref('Item'), description: 'A loop.' } },
        },
      }),
    ),
    reported: ['#/paths/~1top/put/requestBody/content/application~1json/schema', '#/components/schemas/Open'],
  },
  'properties-are-described': {
    good: things(
      put({ requestBody: json(closed({ one: ref('Described'), two: { ...ref('Plain'), description: 'Here.' } })) }),
      schemas({ Described: ref('Text'), Text: text, Plain: { type: 'string' } }),
    ),
    bad: things(
      put({
        requestBody: json(
          closed({ one: { type: 'string' }, two: ref('Plain'), list: { ...text, type: 'array', items: ref('Item') } }),
        ),
      }),
      schemas({ Plain: { type: 'string' }, Item: closed({ anything: true }) }),
    ),
    reported: [
      '#/paths/~1things/put/requestBody/content/application~1json/schema/properties/one',
      '#/paths/~1things/put/requestBody/content/application~1json/schema/properties/two',
      '#/components/schemas/Item/properties/anything',
    ],
  },
  'every-media-type-has-an-example': {
    // Refusals and what is not JSON need none.
    good: things(
      put({
        requestBody: json(closed({ name: text }), { examples: { one: { value: {} } } }),
        responses: {
          200: { description: 'A table.', content: { 'text/csv': { schema: { type: 'string' } } } },
          ...refusals('401', '403', '429'),
          400: { description: 'No.', ...json({ type: 'object' }, {}) },
        },
      }),
    ),
    bad: things(
      put({
        requestBody: json(closed({ name: text }), {}),
        responses: {
          200: { description: 'Saved.', ...json({ type: 'object' }, { examples: {} }) },
          202: { $ref: '#/components/responses/Later' },
          ...refusals('400', '401', '403', '429'),
        },
      }),
      { components: { responses: { Later: { description: 'Soon.', ...json({ type: 'object' }, {}) } } } },
    ),
    reported: [
      '#/paths/~1things/put/requestBody/content/application~1json',
      '#/paths/~1things/put/responses/200/content/application~1json',
      '#/components/responses/Later/content/application~1json',
    ],
  },
};

const folder = mkdtempSync(join(tmpdir(), 'meterline-lint-'));
const rules = Object.keys(meterline().rules.oas3);
const documents = rules.flatMap((rule) =>
  ['good', 'bad'].map((kind) => ({ name: `${rule}.${kind}.json`, value: cases[rule]?.[kind] })),
);
let problems;

beforeAll(() => {
  const write = (name, value) => writeFileSync(join(folder, name), JSON.stringify(value));
  for (const { name, value } of documents) write(name, value);
  write('redocly.yaml', {
    telemetry: 'off',
    plugins: [relative(folder, fileURLToPath(new URL('meterline.js', import.meta.url)))],
    rules: { struct: 'error', ...Object.fromEntries(rules.map((rule) => [`meterline/${rule}`, 'error'])) },
  });
  problems = lint();
}, 60_000);

afterAll(() => rmSync(folder, { recursive: true }));

/** The problems of each document, in the order of the documents. */
function lint() {
  const cli = join(dirname(createRequire(import.meta.url).resolve('@redocly/cli/package.json')), 'bin/cli.js');
  const names = documents.map(({ name }) => name);
  const command = [cli, 'lint', ...names, '--format', 'json', '--max-problems', '1000'];
  const { stdout, stderr } = spawnSync(process.execPath, command, { cwd: folder, encoding: 'utf8' });
  // One JSON document after the other, with nothing in between.
  const reports = stdout.split(/(?<=^\})(?=\{)/m);
  if (reports.length !== names.length) throw new Error(stdout + stderr);
  return Object.fromEntries(names.map((name, index) => [name, JSON.parse(reports[index]).problems]));
}

const brief = ({ ruleId, location }) => `${ruleId} ${location[0].pointer}`;

it.each(rules)('%s accepts what keeps the law', (rule) => {
  expect(problems[`${rule}.good.json`].map(brief)).toEqual([]);
});

it.each(rules)('%s reports what breaks it, and where', (rule) => {
  const found = problems[`${rule}.bad.json`].map(brief).toSorted();
  expect(found).toEqual(cases[rule].reported.map((place) => `meterline/${rule} ${place}`).toSorted());
});

it('a message says what to do', () => {
  const messages = Object.values(problems).flatMap((found) => found.map(({ message }) => message));
  expect(messages).toContain(
    '"ID" in the query collides with "id" in the path; rename one, so that both fit into one flat object.',
  );
  expect(messages).toContain('createThing must say what 409 means.');
});
