// What is ignored by default, and refused when the mock is strict: a query parameter that the operation does not have or
// that is there twice, an Idempotency-Key or a body where none is read, and a body that does not say that it is JSON.
import type { Operation, Parameter } from './operation.ts';
import type { Violation } from './violation.ts';

type Wire = {
  query: Record<string, string | string[]>;
  headers: Record<string, string>;
  body: Uint8Array | null;
};

export function strictViolations(operation: Operation, { query, headers, body }: Wire): Violation[] {
  const hasBody = body !== null && body.length > 0;
  const takesKey = operation.parameters.some(({ name }) => name === 'Idempotency-Key');
  const found = Object.entries(query).flatMap(([name, value]) => queryViolations(operation, name, value));
  if (headers['idempotency-key'] !== undefined && !takesKey) {
    found.push({ field: 'header.Idempotency-Key', message: `is not read by ${operation.operationId}` });
  }
  if (hasBody && operation.body === null) {
    found.push({ field: 'body', message: `is not read by ${operation.operationId}; send none` });
  } else if (hasBody && !headers['content-type']) {
    found.push({ field: 'header.Content-Type', message: 'is required with a body; send application/json' });
  }
  return found;
}

function queryViolations({ operationId, parameters }: Operation, name: string, value: string | string[]): Violation[] {
  const known = parameters.find((parameter) => parameter.in === 'query' && isNamed(parameter, name));
  if (!known) return [{ field: `query.${name}`, message: `is not known to ${operationId}` }];
  const isList = [known.schema.type ?? []].flat().includes('array');
  return Array.isArray(value) && !isList ? [{ field: `query.${name}`, message: 'is there more than once' }] : [];
}

function isNamed({ name, style }: Parameter, sent: string): boolean {
  return style === 'deepObject' ? sent.startsWith(`${name}[`) && sent.endsWith(']') : sent === name;
}
