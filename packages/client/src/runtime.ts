/** What the client takes from where it runs: time, chance and identity. Tests put their own in its place. */
export interface Runtime {
  /** Resolves after so many milliseconds; rejects with the signal's reason as soon as it aborts. */
  wait(milliseconds: number, signal?: AbortSignal): Promise<void>;
  /** The current instant, in milliseconds since 1970. */
  now(): number;
  /** A number from 0 to 1. */
  random(): number;
  /** An identifier that nobody has used before. */
  mintKey(): string;
}

export const hostRuntime: Runtime = {
  wait: (milliseconds, signal) =>
    new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason);
      const stop = () => {
        clearTimeout(timer);
        reject(signal?.reason);
      };
      const timer = setTimeout(() => {
        signal?.removeEventListener('abort', stop);
        resolve();
      }, milliseconds);
      signal?.addEventListener('abort', stop, { once: true });
    }),
  now: () => Date.now(),
  random: () => Math.random(),
  mintKey: () => crypto.randomUUID(),
};
