// The bundled contract as the sweeps read it: every operation with its parameters, example bodies and response schemas.
import contract from '@meterline/openapi/openapi.json' with { type: 'json' };
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';

type Json = Record<string, unknown>;
export type Parameter = { name: string; in: 'path' | 'query' | 'header'; required?: boolean; schema: Json };
export type Operation = {
  operationId: string;
  method: string;
  path: string;
  summary?: string;
  description?: string;
  parameters: Parameter[];
  /** The schema of the JSON body, and the example bodies; none for an operation without a body. */
  body: { required: boolean; schema: Json; examples: unknown[] } | null;
  responses: Record<string, Json>;
};

const METHODS = ['get', 'post', 'put', 'patch', 'delete'];
const ajv = new Ajv2020({ strict: false, allErrors: true });
formats.default(ajv);
ajv.addSchema(contract as object, 'contract');

function resolve<Value>(value: Value): Value {
  const reference = (value as { $ref?: string } | undefined)?.$ref;
  if (!reference) return value;
  const parts = reference
    .slice(2)
    .split('/')
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
  return resolve(parts.reduce<unknown>((node, part) => (node as Json)[part], contract)) as Value;
}

function operationAt(path: string, method: string, item: Json): Operation {
  const raw = item[method] as Json;
  const parameters = [...((item.parameters as unknown[]) ?? []), ...((raw.parameters as unknown[]) ?? [])].map(
    (parameter) => resolve(parameter) as Parameter,
  );
  const requestBody = resolve(raw.requestBody as Json | undefined);
  const media = (requestBody?.content as Record<string, Json> | undefined)?.['application/json'];
  const examples = Object.values((media?.examples as Record<string, Json>) ?? {}).map((one) => resolve(one).value);
  return {
    operationId: raw.operationId as string,
    method,
    path,
    summary: raw.summary as string,
    description: raw.description as string,
    parameters,
    body: media ? { required: requestBody?.required === true, schema: resolve(media.schema as Json), examples } : null,
    responses: raw.responses as Record<string, Json>,
  };
}

export const operations: Operation[] = Object.entries(contract.paths).flatMap(([path, item]) =>
  METHODS.filter((method) => method in item).map((method) => operationAt(path, method, item as Json)),
);

const validators = new Map<string, ValidateFunction>();

/** The schema of a response, compiled; a status or media type that the contract does not know is an error. */
export function responseValidator(
  { operationId, path, method, responses }: Operation,
  status: number,
): ValidateFunction {
  const name = `${operationId} ${status}`;
  const known = validators.get(name);
  if (known) return known;
  const response = responses[String(status)];
  if (!response) throw new Error(`${operationId} answered ${status}, which the contract does not document.`);
  const pointer = response.$ref ? String(response.$ref) : `#/paths/${encoded(path)}/${method}/responses/${status}`;
  const validator = ajv.compile({ $ref: `contract${pointer}/content/application~1json/schema` });
  validators.set(name, validator);
  return validator;
}

/** What the contract says can be told. */
export const notificationTypes: string[] = Object.keys(contract.webhooks);

/** The schema of a notification, compiled; a type that the contract does not know is an error. */
export function notificationValidator(type: string): ValidateFunction {
  const known = validators.get(type);
  if (known) return known;
  if (!notificationTypes.includes(type)) throw new Error(`The contract has no webhook ${type}.`);
  const pointer = `#/webhooks/${encoded(type)}/post/requestBody/content/application~1json/schema`;
  const validator = ajv.compile({ $ref: `contract${pointer}` });
  validators.set(type, validator);
  return validator;
}

function encoded(path: string): string {
  return encodeURIComponent(path.replaceAll('~', '~0').replaceAll('/', '~1'));
}

const TEMPLATES = operations
  .map((operation) => ({ operation, pattern: new RegExp(`^${operation.path.replace(/\{[^}]+\}/g, '[^/]+')}$`) }))
  .sort((left, right) => countParameters(left.operation) - countParameters(right.operation));

function countParameters({ path }: Operation): number {
  return path.split('{').length;
}

export function operationOf(method: string, pathname: string): Operation | undefined {
  return TEMPLATES.find(({ operation, pattern }) => operation.method === method.toLowerCase() && pattern.test(pathname))
    ?.operation;
}
