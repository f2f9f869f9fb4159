// Trouble that a test asks for: which requests it hits, how often, and what it does to them. The same seed hits the same ones.
import { Refusal } from '../engine/refusal.ts';
import { chanceOf } from './chance.ts';

export type FaultWish = {
  /** The operation that it hits. Default: all. */
  operationId?: string;
  /** How many requests it hits. Default: all. */
  times?: number;
  /** How likely it hits a request, 0 to 1. Default: 1. */
  probability?: number;
  /** Chooses among likely requests; the same seed, the same choice. Default: 1. */
  seed?: number;
  /** Answer with this status instead, 400 to 599. */
  status?: number;
  /** The code of that answer. Default: what suits the status. */
  code?: string;
  /** Seconds in the Retry-After of that answer. */
  retryAfter?: number;
  /** Milliseconds to wait before anything else: as many, or between two bounds. */
  latency?: number | [number, number];
  /** Break the connection before the request is looked at, after it was carried out, or amid the answer. */
  connection?: 'reset' | 'reset-after-commit' | 'truncate';
  /** Carry the request out twice, as a network does that delivers it twice. */
  duplicate?: boolean;
};

/** A fault, with how many requests it saw and how many it hit. */
export type Fault = FaultWish & { id: string; seen: number; hit: number };

export class Faults {
  #faults: { fault: Fault; chance: () => number }[] = [];
  #count = 0;

  add(wish: FaultWish): Fault {
    assertFault(wish);
    const fault: Fault = { ...wish, id: `fault-${++this.#count}`, seen: 0, hit: 0 };
    this.#faults.push({ fault, chance: chanceOf(wish.seed ?? 1) });
    return { ...fault };
  }

  list(): Fault[] {
    return this.#faults.map(({ fault }) => ({ ...fault }));
  }

  clear(): void {
    this.#faults = [];
  }

  /** The first fault that hits a request of the operation, or null. */
  take(operationId: string): Fault | null {
    for (const { fault, chance } of this.#faults) {
      if (fault.operationId !== undefined && fault.operationId !== operationId) continue;
      if (fault.times !== undefined && fault.hit >= fault.times) continue;
      fault.seen += 1;
      if (chance() >= (fault.probability ?? 1)) continue;
      fault.hit += 1;
      return fault;
    }
    return null;
  }
}

function assertFault({ status, latency, connection, duplicate }: FaultWish): void {
  if (status === undefined && latency === undefined && connection === undefined && !duplicate) {
    throw new Refusal('BadUserInput', 'fault: say what it does: status, latency, connection or duplicate.');
  }
  if (Array.isArray(latency) && latency[0] > latency[1]) {
    throw new Refusal('BadUserInput', 'fault.latency: the first bound is above the second.');
  }
}
