// How much of what was asked lately: a sliding window for each name, on the clock of the environment. Nothing is counted
// that was refused, so whoever waits as long as told gets through.
import type { Instant } from '../engine/time.ts';

export type Limit = {
  /** What is counted together. */
  name: string;
  /** What it is, in words, for whoever is refused. */
  what: string;
  /** Whose it is, if not everybody's. */
  whose?: string;
  most: number;
  /** Within how many milliseconds. */
  span: number;
  /** How much this request counts. */
  weight: number;
};

type Asked = { at: Instant; weight: number };

export class Rates {
  readonly #asked = new Map<string, Asked[]>();

  /** Milliseconds until there is room; 0 when there is. What is larger than the limit itself goes alone. */
  wait({ name, most, span, weight }: Limit, at: Instant): number {
    const recent = this.#within(name, span, at);
    let used = recent.reduce((sum, one) => sum + one.weight, 0);
    let wait = 0;
    for (const one of recent) {
      if (used + weight <= most) break;
      used -= one.weight;
      wait = one.at + span - at;
    }
    return wait;
  }

  count({ name, span, weight }: Limit, at: Instant): void {
    this.#asked.set(name, [...this.#within(name, span, at), { at, weight }]);
  }

  clear(): void {
    this.#asked.clear();
  }

  #within(name: string, span: number, at: Instant): Asked[] {
    return (this.#asked.get(name) ?? []).filter((one) => one.at > at - span && one.at <= at);
  }
}
