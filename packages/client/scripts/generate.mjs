/**
 * Writes src/generated/ from the bundled contract: the table that methods are built from, their names, and their texts.
 *
 *   node scripts/generate.mjs            writes the files
 *   node scripts/generate.mjs --check    fails if they are not what the contract says
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const contractFile = new URL('../../../openapi/dist/openapi.json', import.meta.url);
const folder = new URL('../src/generated/', import.meta.url);
const verbs = ['get', 'put', 'post', 'patch', 'delete'];
const banner = '// Generated from the contract by scripts/generate.mjs. Do not edit.\n';

const contract = JSON.parse(readFileSync(contractFile, 'utf8'));
const operations = Object.entries(contract.paths).flatMap(([path, item]) =>
  verbs.filter((verb) => item[verb]).map((verb) => readOperation(path, verb, item)),
);
const omissible = omissibleNames();
const files = {
  'operations.ts': writeTable(operations),
  'names.ts': writeNames(operations),
  'methods.ts': writeMethods(operations),
};

if (process.argv.includes('--check')) {
  const drifted = Object.keys(files).filter((name) => {
    const file = new URL(name, folder);
    return !existsSync(file) || readFileSync(file, 'utf8') !== files[name];
  });
  if (drifted.length > 0) {
    console.error(`Not what the contract says: src/generated/${drifted.join(', ')}. Run npm run generate.`);
    process.exit(1);
  }
} else {
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(new URL(name, folder), text);
  console.log(`${operations.length} operations → ${fileURLToPath(folder)}`);
}

// Reading the contract

function readOperation(path, verb, item) {
  const operation = item[verb];
  const parameters = [...(item.parameters ?? []), ...(operation.parameters ?? [])].map(resolve);
  const query = parameters.filter((parameter) => parameter.in === 'query').map((parameter) => parameter.name);
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
  const bodySchema = resolve(operation.requestBody)?.content?.['application/json']?.schema;
  const body = bodySchema ? [...propertiesOf(bodySchema).keys()] : [];
  const names = [...inPath, ...query, ...body];
  const twice = names.find((name, position) => names.indexOf(name) !== position);
  if (twice) throw new Error(`${operation.operationId}: "${twice}" is in two places, so the input cannot be flat.`);
  return {
    operationId: operation.operationId,
    summary: operation.summary ?? '',
    description: operation.description ?? '',
    method: verb.toUpperCase(),
    path,
    query,
    body,
    paged: isPaged(operation, query),
    lines: bodySchema ? linesOf(bodySchema) : [],
    schemas: [...parameters.map(({ name, schema }) => [name, schema]), ...(bodySchema ? [['', bodySchema]] : [])],
  };
}

function isPaged(operation, query) {
  const success = Object.entries(operation.responses).find(([status]) => status.startsWith('2'))?.[1];
  const schema = resolve(success)?.content?.['application/json']?.schema;
  return query.includes('after') && schema !== undefined && propertiesOf(schema).has('pagination');
}

/** A line is the body itself, or an item of an array in it. */
function linesOf(bodySchema) {
  const arrays = [...propertiesOf(bodySchema)]
    .map(([name, schema]) => [name, resolve(schema)])
    .filter(([, schema]) => schema.type === 'array')
    .map(([name, schema]) => [name, schema.items]);
  return [[undefined, bodySchema], ...arrays].map(([lines, schema]) => ({
    lines,
    mints: mintedNames(schema),
    nulls: requiredNullables(schema),
  }));
}

/** Names that may be left out although the wire requires them: in a change, null would clear what is there already. */
function omissibleNames() {
  const namesOf = (creates) =>
    operations
      .filter(({ method }) => (method === 'POST') === creates)
      .flatMap(({ lines }) => lines.flatMap(({ nulls }) => nulls));
  const cleared = namesOf(false);
  return [...new Set(namesOf(true))].filter((name) => !cleared.includes(name)).sort();
}

function marksOf({ operationId, paged, lines }) {
  const marked = lines
    .map((line) => ({ ...line, nulls: line.nulls.filter((name) => omissible.includes(name)) }))
    .filter(({ mints, nulls }) => mints.length + nulls.length > 0);
  if (marked.length > 1) throw new Error(`${operationId}: more than one kind of line to complete.`);
  const [line = { mints: [], nulls: [] }] = marked;
  return {
    ...(paged ? { paged } : {}),
    ...(line.lines ? { lines: line.lines } : {}),
    ...(line.mints.length > 0 ? { mints: line.mints } : {}),
    ...(line.nulls.length > 0 ? { nulls: line.nulls } : {}),
  };
}

function mintedNames(schema) {
  const properties = propertiesOf(schema);
  return ['idempotencyKey', 'timestamp'].filter((name) => properties.has(name));
}

function requiredNullables(schema) {
  const properties = propertiesOf(schema);
  return (resolve(schema).required ?? []).filter((name) => properties.has(name) && isNullable(properties.get(name)));
}

function isNullable(schema) {
  const { type, oneOf = [], anyOf = [] } = resolve(schema);
  return [type].flat().includes('null') || [...oneOf, ...anyOf].some(isNullable);
}

function resolve(node) {
  if (!node?.$ref) return node;
  const steps = node.$ref.slice(2).split('/');
  return resolve(steps.reduce((place, step) => place[step.replaceAll('~1', '/').replaceAll('~0', '~')], contract));
}

function propertiesOf(schema) {
  const { properties = {}, allOf = [], oneOf = [], anyOf = [] } = resolve(schema);
  return new Map([
    ...[...allOf, ...oneOf, ...anyOf].flatMap((part) => [...propertiesOf(part)]),
    ...Object.entries(properties),
  ]);
}

/** Names that are a date and time wherever a request has them as a text. */
function dateNames() {
  const dates = new Set();
  const texts = new Set();
  const visit = (name, node) => {
    const schema = resolve(node);
    if (!schema) return;
    if (schema.format === 'date-time') dates.add(name);
    else if ([schema.type].flat().includes('string')) texts.add(name);
    for (const [inner, property] of propertiesOf(schema)) visit(inner, property);
    for (const part of [...(schema.oneOf ?? []), ...(schema.anyOf ?? []), ...(schema.allOf ?? [])]) visit(name, part);
    if (schema.items) visit(name, schema.items);
  };
  for (const { schemas } of operations) for (const [name, schema] of schemas) visit(name, schema);
  return [...dates].filter((name) => !texts.has(name)).sort();
}

// Writing the files

function writeTable() {
  const rows = operations.map((operation) => {
    const { operationId, method, path, query, body } = operation;
    const marks = marksOf(operation);
    const cells = [method, path, query, body, ...(Object.keys(marks).length > 0 ? [marks] : [])];
    return `  ${operationId}: [${cells.map(literal).join(', ')}],\n`;
  });
  return [
    banner,
    "import type { Operation } from '../operation.ts';\n",
    "import type { OperationId } from './names.ts';\n\n",
    '/** Method, path, query names, body names, marks. */\n',
    `export const operations: Readonly<Record<OperationId, Operation>> = {\n${rows.join('')}};\n`,
  ].join('');
}

function writeNames() {
  return [
    banner,
    '/** Every operation of the contract, by name. */\n',
    `export type OperationId =${union(operations.map(({ operationId }) => operationId))};\n\n`,
    '/** Names that stand for a date and time in every request that has them. */\n',
    `export type DateName =${union(dateNames())};\n\n`,
    '/** Names that the wire requires, and that the client sends as null where they are left out. */\n',
    `export type OmissibleName =${union(omissible)};\n`,
  ].join('');
}

function writeMethods() {
  const members = operations.map(
    (operation) => `${comment(operation)}  ${operation.operationId}: Method<'${operation.operationId}'>;\n`,
  );
  return [
    banner,
    "import type { Method } from '../method.ts';\n\n",
    '/** One method for every operation of the contract. */\n',
    `export interface Methods {\n${members.join('')}}\n`,
  ].join('');
}

function comment({ summary, description, method, path }) {
  const lines = [`${summary}.`, '', ...description.trim().split('\n'), '', `\`${method} ${path}\``];
  return `  /**\n${lines.map((line) => `   * ${line.replaceAll('*/', '*\\/')}`.trimEnd()).join('\n')}\n   */\n`;
}

function union(names) {
  return names.length === 0 ? ' never' : names.map((name) => `\n  | '${name}'`).join('');
}

function literal(value) {
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  if (typeof value === 'object')
    return `{ ${Object.entries(value)
      .map(([name, inner]) => `${name}: ${literal(inner)}`)
      .join(', ')} }`;
  return typeof value === 'string' ? `'${value.replaceAll("'", "\\'")}'` : String(value);
}
