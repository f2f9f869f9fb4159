import { InputError } from './errors/input-error.ts';
import { reason } from './errors/reason.ts';
import { TimeoutError } from './errors/timeout-error.ts';
import type { Fetch } from './http.ts';
import { completeBody } from './mint.ts';
import { type FlatInput, type Operation, sortInput } from './operation.ts';
import { type Cursors, iterable, Page } from './page.ts';
import { withRetries } from './retry.ts';
import type { Runtime } from './runtime.ts';
import { type PreparedCall, type Sender, send } from './send.ts';
import { withTimeout } from './timeout.ts';

/** What one call may say for itself. Whatever it leaves out comes from the client. */
export interface CallOptions {
  /** Ends the call at once. The call then rejects with the signal's reason. */
  signal?: AbortSignal | undefined;
  /** Milliseconds for one attempt. `Infinity` means no limit. */
  timeout?: number | undefined;
  /** Attempts after the first one. */
  retries?: number | undefined;
  /**
   * Your key for this POST, for a repeat that must survive a restart of your process: for 24 hours the same key with the
   * same input gives the first answer again. Left out, the client mints one per call.
   */
  idempotencyKey?: string | undefined;
  /** More headers. They win over those of the client. */
  headers?: Record<string, string> | undefined;
}

/** What all calls of a client share. */
export interface Connection {
  http: Sender;
  fetch: Fetch;
  timeout: number;
  retries: number;
  now: () => Date;
  runtime: Runtime;
}

interface ListBody {
  data: unknown[];
  pagination: Cursors;
}

const emptyList: ListBody = { data: [], pagination: {} };

/** Carries out one operation: keys minted → retry(timeout(fetch)) → data, a page, or a typed error. */
export function call(
  connection: Connection,
  operationId: string,
  operation: Operation,
  input: FlatInput = {},
  options: CallOptions = {},
): Promise<unknown> {
  const body = transmit(connection, operationId, operation, input, options);
  if (!operation[4]?.paged) return body.then((answer) => (answer as { data?: unknown } | undefined)?.data);
  // Only the new cursor: not every list can be read backward, and so takes a `before`.
  const { after: _after, before: _before, ...rest } = input;
  const turn = (move: FlatInput) =>
    call(connection, operationId, operation, { ...rest, ...move }, options) as Promise<Page<unknown>>;
  const backward = input.before !== undefined && input.before !== null;
  return iterable(body.then((answer) => new Page({ ...emptyList, ...(answer as Partial<ListBody>) }, backward, turn)));
}

async function transmit(
  connection: Connection,
  operationId: string,
  operation: Operation,
  input: FlatInput,
  options: CallOptions,
): Promise<unknown> {
  const { runtime } = connection;
  const { signal, timeout = connection.timeout, retries = connection.retries } = options;
  const prepared = prepare(connection, operationId, operation, input, options);
  const limit = {
    milliseconds: timeout,
    signal,
    expired: () => new TimeoutError(operationId, `no complete answer within ${timeout} ms.`),
  };
  return withRetries(runtime, { retries, signal }, () =>
    withTimeout(runtime, limit, (attemptSignal) => send(connection.http, prepared, connection.fetch, attemptSignal)),
  );
}

function prepare(
  { now, runtime: { mintKey } }: Connection,
  operationId: string,
  operation: Operation,
  input: FlatInput,
  { idempotencyKey, headers }: CallOptions,
): PreparedCall {
  const [method, pathTemplate, , , marks = {}] = operation;
  const { path, query, body } = sortInput(operationId, operation, input);
  const key = method === 'POST' ? { 'Idempotency-Key': idempotencyKey ?? mintKey() } : {};
  return {
    operationId,
    method,
    pathTemplate,
    path,
    query,
    // Written once: whatever happens to the caller's objects meanwhile, every attempt sends the same bytes.
    body: write(operationId, completeBody(body, marks, idempotencyKey, { mintKey, now })),
    headers: { ...key, ...headers },
  };
}

function write(operationId: string, body: unknown): string | undefined {
  try {
    return JSON.stringify(body);
  } catch (cause) {
    throw new InputError(operationId, `the input cannot be written as JSON. ${reason(cause)}`, { cause });
  }
}
