// The clock of one environment: it runs with the machine's, or stands still until it is moved. It never goes backwards.
import type { Instant } from '../engine/time.ts';

export type ClockMode = 'running' | 'frozen';

export class Clock {
  #mode: ClockMode;
  /** Running: what is added to the machine's clock. Frozen: the instant itself. */
  #value: number;
  readonly #machine: () => Instant;

  constructor(start: Instant | 'now' = 'now', machine: () => Instant = Date.now) {
    this.#machine = machine;
    this.#mode = start === 'now' ? 'running' : 'frozen';
    this.#value = start === 'now' ? 0 : start;
  }

  get mode(): ClockMode {
    return this.#mode;
  }

  now(): Instant {
    return this.#mode === 'frozen' ? this.#value : this.#machine() + this.#value;
  }

  /** Moves to an instant, and runs on or stands still from there. */
  moveTo(instant: Instant, mode: ClockMode = this.#mode): void {
    this.#mode = mode;
    this.#value = mode === 'frozen' ? instant : instant - this.#machine();
  }
}
