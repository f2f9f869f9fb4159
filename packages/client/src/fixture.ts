import { assembleClient, type Client, type ClientOptions } from './create-client.ts';
import type { Runtime } from './runtime.ts';

/** One answer of the scripted server, or what fetch throws instead. */
export type Script = Response | Error | ((request: Request) => Response | Promise<Response>);

/** A request as it arrived, with its body parsed. */
export interface Arrival {
  method: string;
  url: URL;
  headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: tests reach into whatever was sent
  body: any;
}

export const now = Date.parse('2026-03-10T12:00:00.000Z');

/** A runtime where no time passes: it writes down how long it should have waited, and counts keys from 1. */
export function frozenRuntime(overrides: Partial<Runtime> = {}): Runtime & { waits: number[] } {
  const waits: number[] = [];
  let minted = 0;
  return {
    waits,
    wait: async (milliseconds, signal) => {
      signal?.throwIfAborted();
      waits.push(milliseconds);
    },
    now: () => now,
    random: () => 0,
    mintKey: () => `key-${++minted}`,
    ...overrides,
  };
}

/** A client whose server answers by script; the last line of the script repeats. */
export function scriptedClient(
  script: Script[],
  options: Partial<ClientOptions> = {},
  overrides: Partial<Runtime> = {},
): { client: Client; arrivals: Arrival[]; waits: number[] } {
  const arrivals: Arrival[] = [];
  const fetch = async (request: Request) => {
    const text = await request.clone().text();
    const { method, headers } = request;
    arrivals.push({ method, url: new URL(request.url), headers, body: text ? JSON.parse(text) : undefined });
    const line = script[Math.min(arrivals.length, script.length) - 1];
    if (line instanceof Error || line === undefined) throw line;
    return typeof line === 'function' ? line(request) : line.clone();
  };
  const runtime = frozenRuntime(overrides);
  // Without a limit, so that the only waits are pauses between attempts.
  const client = assembleClient(
    { apiKey: 'server-test', fetch, timeout: Number.POSITIVE_INFINITY, ...options },
    runtime,
  );
  return { client, arrivals, waits: runtime.waits };
}

export const ok = (data: unknown, status = 200) => Response.json({ data }, { status });

export const no = (status: number, code: string | null = null, headers: Record<string, string> = {}) =>
  Response.json({ message: `Because of ${status}.`, code }, { status, headers });

export const seats = {
  customerId: 'customer-test-id',
  featureId: 'feature-seats',
  value: 10,
  resourceId: 'resource-01',
};

export const login = { customerId: 'customer-test-id', eventName: 'user_login' };

/** What a promise was rejected with. */
export const failureOf = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    (value) => {
      throw new Error(`Expected a rejection, got ${JSON.stringify(value)}`);
    },
    (error) => error,
  );
