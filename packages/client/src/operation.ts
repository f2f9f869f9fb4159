import { InputError } from './errors/input-error.ts';
import { isSegment } from './path.ts';

/** What the contract says about an operation, as far as sending it needs to know. Generated. */
export type Operation = readonly [
  method: 'GET' | 'PUT' | 'POST' | 'PATCH' | 'DELETE',
  path: string,
  query: readonly string[],
  body: readonly string[],
  marks?: OperationMarks,
];

/** What is special about an operation. */
export interface OperationMarks {
  /** The answer is one page of a list. */
  readonly paged?: true;
  /** The name in the body that holds the lines of a batch. Without it, the body itself is the only line. */
  readonly lines?: string;
  /** Names of a line that the client fills in once per call, before the first attempt. */
  readonly mints?: readonly string[];
  /** Names of a line that the wire requires, and that the client sends as null where they are left out. */
  readonly nulls?: readonly string[];
}

/** One flat object: the path, query and body names of an operation together. */
export type FlatInput = Readonly<Record<string, unknown>>;

/** The same, sorted into what goes where. */
export interface SortedInput {
  path: Record<string, unknown>;
  query: Record<string, unknown>;
  /** Undefined for an operation without a body. */
  body: Record<string, unknown> | undefined;
}

/** Sorts flat input by the contract. The names never collide: the generator refuses a contract where they do. */
export function sortInput(operationId: string, [, path, query, body]: Operation, input: FlatInput): SortedInput {
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name as string);
  const known = [...inPath, ...query, ...body];
  const unknown = Object.keys(input).find((name) => !known.includes(name));
  if (unknown !== undefined) {
    throw new InputError(operationId, `there is no "${unknown}". It takes ${known.join(', ') || 'nothing'}.`);
  }
  const unusable = inPath.find((name) => !isSegment(input[name]));
  if (unusable !== undefined) {
    throw new InputError(operationId, `"${unusable}" must be a text that is not empty, "." or "..".`);
  }
  return {
    path: pick(input, inPath),
    query: pick(input, query),
    body: body.length > 0 ? pick(input, body) : undefined,
  };
}

function pick(input: FlatInput, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(names.filter((name) => name in input).map((name) => [name, input[name]]));
}
