// What an environment was asked, newest last, and whether that is what a test expected. Secrets are never kept.
import type { Instant } from '../engine/time.ts';
import { differencesOf, type NearMiss as Miss, type Verdict as VerdictOn, verdictOn } from './match.ts';

export type Asked = {
  /** Counts up from 1. */
  number: number;
  at: Instant;
  operationId: string;
  /** Path, query and body, as one flat object. */
  input: Record<string, unknown>;
  status: number;
  /** The code of a refusal. */
  code: string | null;
};

export type Expectation = {
  operationId: string;
  /** What the input has at least; objects and lists in it are matched in the same way. */
  match?: Record<string, unknown>;
  /** How often. Default: at least once. 0: never. */
  times?: number;
};

export type NearMiss = Miss<{ number: number }>;
export type Verdict = VerdictOn<{ number: number }>;

/** Older requests are forgotten, so that a long run does not grow. */
const KEPT = 1000;
/** Bytes of all bodies together; of large ones, fewer are kept. */
const ROOM = 32 * 1024 * 1024;

export class Journal {
  #asked: Asked[] = [];
  #sizes: number[] = [];
  #room = ROOM;
  #count = 0;

  /** How many were asked since the beginning. */
  get count(): number {
    return this.#count;
  }

  /** `size` is that of the body, in bytes. */
  add(request: Omit<Asked, 'number'>, size = 0): void {
    this.#asked.push({ number: ++this.#count, ...request });
    this.#sizes.push(size);
    this.#room -= size;
    while (this.#asked.length > KEPT || (this.#room < 0 && this.#asked.length > 1)) {
      this.#asked.shift();
      this.#room += this.#sizes.shift() ?? 0;
    }
  }

  list(operationId?: string): Asked[] {
    const kept = [...this.#asked];
    return operationId === undefined ? kept : kept.filter((one) => one.operationId === operationId);
  }

  clear(): void {
    this.#asked = [];
    this.#sizes = [];
    this.#room = ROOM;
  }

  /** Whether it was asked so often; if not, what came closest. */
  verify({ operationId, match = {}, times }: Expectation): Verdict {
    const compared = this.list(operationId).map(({ number, input }) => ({
      number,
      differences: differencesOf(match, input),
    }));
    return verdictOn(compared, times);
  }

  /** Whether it was asked in this order, with anything in between. */
  verifyOrder(expectations: Expectation[]): boolean {
    let next = 0;
    for (const { operationId, input } of this.list()) {
      const expected = expectations[next];
      if (expected?.operationId === operationId && differencesOf(expected.match ?? {}, input).length === 0) next += 1;
    }
    return next === expectations.length;
  }
}
