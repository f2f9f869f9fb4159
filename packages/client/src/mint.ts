import type { OperationMarks } from './operation.ts';

type Line = Record<string, unknown>;

/** Where keys and timestamps come from. */
interface Mint {
  mintKey: () => string;
  now: () => Date;
}

/**
 * Completes the lines of a body, once per call, so that every attempt sends the same bytes and counts once.
 *
 * With a key of the caller's own, everything follows from that key: line keys derive from it, and no timestamp is minted.
 * Otherwise the caller's repeat in another process would be another request under the same key, which the API refuses.
 */
export function completeBody(
  body: Line | undefined,
  marks: OperationMarks,
  callersKey: string | undefined,
  source: Mint,
): Line | undefined {
  if (body === undefined || (!marks.mints && !marks.nulls)) return body;
  const complete = (line: Line, lineKey: string | undefined) => ({
    ...Object.fromEntries((marks.nulls ?? []).map((name) => [name, null])),
    ...Object.fromEntries((marks.mints ?? []).map((name) => [name, mint(name, lineKey, source)])),
    ...withoutUndefined(line),
  });
  if (marks.lines === undefined) return complete(body, callersKey);
  const lines = body[marks.lines];
  if (!Array.isArray(lines)) return body;
  const keyOf = (position: number) => (callersKey === undefined ? undefined : `${callersKey}-${position}`);
  return { ...body, [marks.lines]: lines.map((line, position) => complete(line, keyOf(position))) };
}

function mint(name: string, lineKey: string | undefined, source: Mint): string | undefined {
  if (name === 'idempotencyKey') return lineKey ?? source.mintKey();
  return lineKey === undefined ? source.now().toISOString() : undefined;
}

// `{ idempotencyKey: undefined }` leaves it out, it does not unset what was minted.
function withoutUndefined(line: Line): Line {
  return Object.fromEntries(Object.entries(line).filter(([, value]) => value !== undefined));
}
