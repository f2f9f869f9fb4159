import { createApiError } from './errors/api-error.ts';
import { ConnectionError } from './errors/connection-error.ts';
import { InputError } from './errors/input-error.ts';
import { reason } from './errors/reason.ts';
import type { Fetch } from './http.ts';

/** Everything that goes on the wire, the same for every attempt. */
export interface PreparedCall {
  operationId: string;
  method: string;
  /** The path as the contract has it, with `{names}`. */
  pathTemplate: string;
  path: Record<string, unknown>;
  query: Record<string, unknown>;
  /** JSON. Undefined for an operation without a body. */
  body: string | undefined;
  headers: Record<string, string>;
}

/** The part of {@link Http} that sending uses, without the types of single operations. */
export interface Sender {
  request(
    method: string,
    path: string,
    init: object,
  ): Promise<{ data?: string | undefined; error?: unknown; response: Response }>;
}

/** Makes one attempt. Gives the parsed body, undefined if there is none, or throws. */
export async function send(http: Sender, call: PreparedCall, fetch: Fetch, signal: AbortSignal): Promise<unknown> {
  const { operationId } = call;
  const { data, error, response } = await exchange(http, call, fetch, signal);
  const refuse = (body: unknown, fallback: string) =>
    createApiError({ operationId, status: response.status, headers: response.headers, body, fallback });
  if (!response.ok) throw refuse(error, response.statusText || 'The server gave no reason.');
  if (!data) return undefined;
  try {
    return JSON.parse(data);
  } catch {
    throw refuse(data, 'The answer is not JSON.');
  }
}

async function exchange(http: Sender, call: PreparedCall, fetch: Fetch, signal: AbortSignal) {
  let departed = false;
  try {
    return await http.request(call.method, call.pathTemplate, {
      params: { path: call.path, query: call.query },
      body: call.body,
      bodySerializer: (written: string) => written,
      headers: call.headers,
      parseAs: 'text',
      signal,
      fetch: (request: Request) => {
        departed = true;
        return fetch(request);
      },
    });
  } catch (cause) {
    // A bad base URL or header fails before it leaves, and would fail again.
    if (!departed) throw new InputError(call.operationId, `the request cannot be built. ${reason(cause)}`, { cause });
    throw new ConnectionError(call.operationId, `no answer from the server. ${reason(cause)}`, { cause });
  }
}
