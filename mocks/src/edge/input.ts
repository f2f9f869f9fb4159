// Reads what a request says: its parameters as the contract names them, and then, once they are sound, one flat object of
// path, query and body, whose names never collide.
import type { Parameters } from './guard.ts';
import type { Operation, Parameter } from './operation.ts';

type Query = Record<string, string | string[]>;
type Wire = { path: Record<string, string>; query: Query; headers: Record<string, string> };

export function parametersIn(operation: Operation, { path, query, headers }: Wire): Parameters {
  const found: Parameters = { path, query: {}, header: {} };
  for (const parameter of operation.parameters) {
    if (parameter.in === 'path') continue;
    const { name } = parameter;
    const value = parameter.in === 'header' ? headers[name.toLowerCase()] : queryValue(parameter, query);
    if (value !== undefined) found[parameter.in][name] = value;
  }
  return found;
}

export function inputOf({ path, query }: Parameters, body: unknown): Record<string, unknown> {
  return { ...(body as object | undefined), ...path, ...query };
}

/** Lists are comma-joined or repeated, objects in brackets, and an empty value is null where null may be. */
function queryValue({ name, style, schema }: Parameter, query: Query): unknown {
  if (style === 'deepObject') return inBrackets(name, query);
  const value = query[name];
  if (value === undefined) return undefined;
  const types = [schema.type ?? []].flat();
  if (types.includes('array')) return [value].flat().flatMap((item) => item.split(','));
  const text = lastOf(value);
  return text === '' && types.includes('null') ? null : text;
}

function inBrackets(name: string, query: Query): Record<string, string> | undefined {
  const entries = Object.entries(query)
    .filter(([key]) => key.startsWith(`${name}[`) && key.endsWith(']'))
    .map(([key, value]) => [key.slice(name.length + 1, -1), lastOf(value)]);
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

function lastOf(value: string | string[]): string {
  return Array.isArray(value) ? (value.at(-1) as string) : value;
}
