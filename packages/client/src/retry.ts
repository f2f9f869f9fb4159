import { ApiError } from './errors/api-error.ts';
import { ConnectionError } from './errors/connection-error.ts';
import { TimeoutError } from './errors/timeout-error.ts';
import type { Runtime } from './runtime.ts';

/** How often and until when an attempt is repeated. */
export interface RetryPolicy {
  /** Attempts after the first one. */
  retries: number;
  /** The caller's own signal; it ends a pause at once. */
  signal: AbortSignal | undefined;
}

const firstPause = 500;
const longestPause = 8_000;
const longestRequestedPause = 60_000;
const jitter = 0.25;

/** Repeats `attempt` while it fails for a reason that may pass. Every request of this client is safe to repeat. */
export async function withRetries<T>(runtime: Runtime, policy: RetryPolicy, attempt: () => Promise<T>): Promise<T> {
  for (let retry = 0; ; retry++) {
    try {
      return await attempt();
    } catch (error) {
      if (!(retry < policy.retries) || !mayPass(error)) throw error;
      await runtime.wait(pauseBefore(retry, error, runtime), policy.signal);
    }
  }
}

/** Whether the same request may fare better the next time. `x-should-retry` has the last word. */
function mayPass(error: unknown): boolean {
  if (error instanceof ConnectionError || error instanceof TimeoutError) return true;
  if (!(error instanceof ApiError)) return false;
  const verdict = error.headers.get('x-should-retry');
  if (verdict === 'true' || verdict === 'false') return verdict === 'true';
  // Other conflicts are final: the same request would meet the same state again.
  if (error.status === 409) return error.code === 'ObjectAlreadyBeingUsedByAnotherRequestError';
  return error.status === 408 || error.status === 429 || error.status >= 500;
}

/** The pause in milliseconds: as the server asks, at most a minute; else 0.5 s × 2^n, at most 8 s, less the jitter. */
export function pauseBefore(retry: number, error: unknown, runtime: Pick<Runtime, 'now' | 'random'>): number {
  const requested = error instanceof ApiError ? requestedPause(error.headers, runtime.now()) : undefined;
  if (requested !== undefined) return Math.min(Math.max(requested, 0), longestRequestedPause);
  return Math.min(firstPause * 2 ** retry, longestPause) * (1 - runtime.random() * jitter);
}

function requestedPause(headers: Headers, now: number): number | undefined {
  const candidates = [
    numberFrom(headers.get('retry-after-ms')),
    numberFrom(headers.get('retry-after'), 1000),
    Date.parse(headers.get('retry-after') ?? '') - now,
  ];
  return candidates.find((candidate) => Number.isFinite(candidate));
}

// Number('') is 0, but an empty header asks for nothing.
function numberFrom(text: string | null, unit = 1): number {
  return text?.trim() ? Number(text) * unit : Number.NaN;
}
