// The clock of one environment: it runs with the machine's, or stands still until it is moved. It never goes backwards.
import type { Instant } from '../engine/time.ts';

export type ClockMode = 'running' | 'frozen';
/** Running: milliseconds added to the machine's clock. Frozen: the instant itself. */
export type ClockState = { mode: ClockMode; value: number };

export class Clock {
  #state: ClockState;
  readonly #machine: () => Instant;

  constructor(start: Instant | 'now' = 'now', machine: () => Instant = Date.now) {
    this.#machine = machine;
    this.#state = start === 'now' ? { mode: 'running', value: 0 } : { mode: 'frozen', value: start };
  }

  get state(): ClockState {
    return this.#state;
  }

  /** A clock as it was, which has run on meanwhile if it was running. */
  static of(state: ClockState): Clock {
    const clock = new Clock();
    clock.#state = state;
    return clock;
  }

  get mode(): ClockMode {
    return this.#state.mode;
  }

  now(): Instant {
    const { mode, value } = this.#state;
    return mode === 'frozen' ? value : this.#machine() + value;
  }

  /** Moves to an instant, and runs on or stands still from there. */
  moveTo(instant: Instant, mode: ClockMode = this.mode): void {
    this.#state = { mode, value: mode === 'frozen' ? instant : instant - this.#machine() };
  }
}
