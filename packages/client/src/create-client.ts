import { type CallOptions, call } from './call.ts';
import { InputError } from './errors/input-error.ts';
import type { Methods } from './generated/methods.ts';
import { operations } from './generated/operations.ts';
import { createHttp, type Fetch, type Http } from './http.ts';
import type { FlatInput } from './operation.ts';
import { hostRuntime, type Runtime } from './runtime.ts';
import type { Sender } from './send.ts';
import { acceptSingle, type SingleMethods, singles } from './single.ts';

/** How to reach the API, and how patient to be. */
export interface ClientOptions {
  /** `server-…` may do everything; `client-…` may only read, and is safe in a browser. */
  apiKey: string;
  /** Where the API is. Default: `http://127.0.0.1:4010`, the mock server. */
  baseUrl?: string | undefined;
  /** Sends the requests. Default: `globalThis.fetch`. */
  fetch?: Fetch | undefined;
  /** Milliseconds for one attempt, reading the answer included. Default: 60,000. `Infinity` means no limit. */
  timeout?: number | undefined;
  /** Attempts after the first one, for failures that may pass. Default: 2. */
  retries?: number | undefined;
  /** Headers for every request. */
  headers?: Record<string, string> | undefined;
  /**
   * What time it is, for events without a timestamp. Default: this machine's clock. Beside a mock whose clock was moved,
   * give its clock, or what you report now lies in its past or future: `now: () => mock.environment(apiKey).clock.now()`.
   */
  now?: (() => Date) | undefined;
}

/** The client: every operation of the contract is a method. */
export interface Client extends Omit<Methods, keyof SingleMethods>, SingleMethods {
  /** The bare openapi-fetch client: typed by the contract, with the API key, without retries, keys and typed errors. */
  readonly http: Http;
}

/**
 * Creates a client.
 *
 * @example
 * const client = createClient({ apiKey: 'server-…' });
 * await client.reportUsage({ customerId: 'customer-test-id', featureId: 'feature-seats', value: 10, resourceId: 'resource-01' });
 */
export function createClient(options: ClientOptions): Client {
  return assembleClient(options, hostRuntime);
}

/** The same on a given runtime: the seam for tests. */
export function assembleClient(options: ClientOptions, runtime: Runtime): Client {
  const { apiKey, baseUrl = 'http://127.0.0.1:4010', timeout = 60_000, retries = 2, headers = {} } = options ?? {};
  if (!apiKey) throw new InputError(undefined, 'createClient needs an apiKey.');
  // Looked up at each request, so that a fetch which is patched later takes effect.
  const fetch: Fetch = options.fetch ?? ((request) => globalThis.fetch(request));
  const http = createHttp({ apiKey, baseUrl, fetch, headers });
  const now = options.now ?? (() => new Date(runtime.now()));
  const connection = { http: http as unknown as Sender, fetch, timeout, retries, now, runtime };

  const methodOf =
    (operationId: keyof typeof operations) =>
    (input?: FlatInput, options?: CallOptions): Promise<unknown> =>
      call(connection, operationId, operations[operationId], input, options);
  const operationIds = Object.keys(operations) as (keyof typeof operations)[];
  const methods = operationIds.map((operationId) => [operationId, methodOf(operationId)]);
  const singleMethods = Object.entries(singles).map(([name, { operation, lines }]) => [
    name,
    acceptSingle(lines, methodOf(operation)),
  ]);
  return Object.fromEntries([...methods, ...singleMethods, ['http', http]]) as Client;
}
