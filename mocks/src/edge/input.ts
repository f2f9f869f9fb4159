// Makes one flat object of a request: path, query and body names never collide. Query text becomes what the contract says:
// numbers, booleans, lists (comma-joined or repeated) and objects in brackets.
import type { GuardedOperation } from './prism.ts';

type Query = Record<string, string | string[]>;
type Reader = (query: Query) => unknown;
export type InputReader = (path: Record<string, string>, query: Query, body: unknown) => Record<string, unknown>;

export function inputReaderOf(operation: GuardedOperation): InputReader {
  const readers = (operation.request?.query ?? []).map(({ name, style, schema }) => ({
    name,
    read: style === 'deepObject' ? inBrackets(name) : typed(name, (schema ?? {}) as Schema),
  }));
  return (path, query, body) => {
    const input: Record<string, unknown> = { ...(body as object | undefined), ...path };
    for (const { name, read } of readers) {
      const value = read(query);
      if (value !== undefined) input[name] = value;
    }
    return input;
  };
}

type Schema = { type?: string | string[] };

function typed(name: string, schema: Schema): Reader {
  const types = [schema.type ?? []].flat();
  const convert = converterOf(types);
  return (query) => {
    const value = query[name];
    if (value === undefined) return undefined;
    if (types.includes('array')) return [value].flat().flatMap((item) => item.split(','));
    const text = Array.isArray(value) ? (value.at(-1) as string) : value;
    return text === '' && types.includes('null') ? null : convert(text);
  };
}

function converterOf(types: string[]): (text: string) => unknown {
  if (types.includes('integer') || types.includes('number')) return Number;
  if (types.includes('boolean')) return (text) => text === 'true';
  return (text) => text;
}

function inBrackets(name: string): Reader {
  return (query) => {
    const entries = Object.entries(query).flatMap(([key, value]) => {
      const inner = key.startsWith(`${name}[`) && key.endsWith(']') ? key.slice(name.length + 1, -1) : null;
      return inner === null ? [] : [[inner, Array.isArray(value) ? value.at(-1) : value]];
    });
    return entries.length === 0 ? undefined : Object.fromEntries(entries);
  };
}
