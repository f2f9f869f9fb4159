import type { Runtime } from './runtime.ts';

/** What limits one attempt. */
export interface TimeLimit {
  /** Milliseconds. Infinity means no limit. */
  milliseconds: number;
  /** The caller's own signal. */
  signal: AbortSignal | undefined;
  /** Makes the error that is thrown when the time is up. */
  expired: () => Error;
}

// Timers count in 32 bits; a longer delay would fire at once.
const longestTimer = 2 ** 31 - 1;

/**
 * Runs `work` until it ends, the time is up or the caller aborts, whichever comes first. It also races the work itself,
 * because an injected fetch need not listen to its signal.
 */
export async function withTimeout<T>(
  runtime: Runtime,
  { milliseconds, signal, expired }: TimeLimit,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  signal?.throwIfAborted();
  const attempt = new AbortController();
  const over = new AbortController();
  const interruption = new Promise<never>((_, reject) => {
    const interrupt = (reason: unknown) => {
      reject(reason);
      attempt.abort(reason);
    };
    signal?.addEventListener('abort', () => interrupt(signal.reason), { signal: over.signal });
    if (milliseconds > longestTimer) return;
    runtime.wait(milliseconds, over.signal).then(
      () => interrupt(expired()),
      () => {},
    );
  });
  try {
    return await Promise.race([work(attempt.signal), interruption]);
  } finally {
    over.abort();
  }
}
