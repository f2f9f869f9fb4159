// The usage entries of one customer, feature and resource, in the order of time, with a running fold of the last window
// that was asked for: what a request costs does not grow with the history.

import type { Instant, Window } from '../engine/time.ts';
import { type Fold, totalOf, type UsageEntry } from '../engine/usage/aggregation.ts';

/** What one entry made of the usage before it. */
export type UsageStep = { entry: UsageEntry; before: number; after: number };

type Running = { fold: Fold<unknown>; window: Window | null; state: unknown; count: number };

export class UsageLog {
  readonly #entries: UsageEntry[] = [];
  #running: Running | null = null;

  get entries(): readonly UsageEntry[] {
    return this.#entries;
  }

  /** Files an entry at its instant, after those of the same instant, and gives back what undoes it. */
  add(entry: UsageEntry): () => void {
    const place = this.#placeAfter(entry.at);
    if (place < this.#entries.length || this.#isBeforeRunning(entry.at)) this.#running = null;
    this.#entries.splice(place, 0, entry);
    return () => {
      this.#entries.splice(this.#entries.indexOf(entry), 1);
      this.#running = null;
    };
  }

  /** The usage in the window, of the entries that are not in the future. */
  total(fold: Fold<unknown>, window: Window | null, at: Instant): number {
    const end = this.#endOf(window, at);
    const running = this.#runningFor(fold, window, end);
    while (running.count < end) this.#foldNext(running);
    return fold.total(running.state);
  }

  /** What each entry of an instant changes, one after the other. */
  changesAt(fold: Fold<unknown>, window: Window | null, at: Instant): UsageStep[] {
    let before = this.total(fold, window, at - 1);
    const end = this.#endOf(window, at);
    const running = this.#runningFor(fold, window, end);
    const steps: UsageStep[] = [];
    while (running.count < end) {
      const entry = this.#foldNext(running);
      const after = fold.total(running.state);
      steps.push({ entry, before, after });
      before = after;
    }
    return steps;
  }

  /** The entries in the window, of those that are not in the future. */
  within(window: Window | null, at: Instant): UsageEntry[] {
    return this.#entries.slice(window ? this.#placeBefore(window.start) : 0, this.#endOf(window, at));
  }

  /** The entries of the window that come after an instant, those of the future included. */
  after(window: Window | null, at: Instant): UsageEntry[] {
    return this.#entries.slice(this.#placeAfter(at), window ? this.#placeBefore(window.end) : this.#entries.length);
  }

  /** When the first entry after an instant comes; null when there is none. */
  nextAfter(at: Instant): Instant | null {
    return this.#entries[this.#placeAfter(at)]?.at ?? null;
  }

  /** The usage counted from the start, which the running fold must equal. */
  recount(fold: Fold<unknown>, window: Window | null, at: Instant): number {
    return totalOf(fold, this.within(window, at));
  }

  #runningFor(fold: Fold<unknown>, window: Window | null, end: number): Running {
    const running = this.#running;
    const same = running?.fold === fold && running.window?.start === window?.start && running.count <= end;
    if (running && same) return running;
    const count = window ? this.#placeBefore(window.start) : 0;
    this.#running = { fold, window, state: fold.empty(), count };
    return this.#running;
  }

  #foldNext(running: Running): UsageEntry {
    const entry = this.#entries[running.count] as UsageEntry;
    running.state = running.fold.add(running.state, entry);
    running.count += 1;
    return entry;
  }

  #endOf(window: Window | null, at: Instant): number {
    return this.#placeAfter(window ? Math.min(at, window.end - 1) : at);
  }

  /** An entry of an earlier window may still come last, where the running window has no entries yet. */
  #isBeforeRunning(at: Instant): boolean {
    return at < (this.#running?.window?.start ?? Number.NEGATIVE_INFINITY);
  }

  /** The index of the first entry later than `at`. */
  #placeAfter(at: Instant): number {
    return this.#search((entry) => entry.at > at);
  }

  /** The index of the first entry at `at` or later. */
  #placeBefore(at: Instant): number {
    return this.#search((entry) => entry.at >= at);
  }

  #search(isBeyond: (entry: UsageEntry) => boolean): number {
    const last = this.#entries.at(-1);
    if (last === undefined || !isBeyond(last)) return this.#entries.length;
    let low = 0;
    let high = this.#entries.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (isBeyond(this.#entries[middle] as UsageEntry)) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}
