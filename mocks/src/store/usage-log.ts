// The usage entries of one customer, feature and resource, in the order of time, with a running fold of each window that was
// asked for of late: what a request costs does not grow with the history.

import type { Instant, Window } from '../engine/time.ts';
import { type Fold, totalOf, type UsageEntry } from '../engine/usage/aggregation.ts';

/** What one entry made of the usage before it. */
export type UsageStep = { entry: UsageEntry; before: number; after: number };

type Running = { fold: Fold<unknown>; window: Window | null; state: unknown; count: number };

/** A check asks for the window that runs; a bill beside it for its period, and for what was there when that began. */
const MOST_RUNNING = 4;

export class UsageLog {
  readonly #entries: UsageEntry[] = [];
  /** The one that was asked for last comes first. */
  #running: Running[] = [];

  get entries(): readonly UsageEntry[] {
    return this.#entries;
  }

  /** Files an entry at its instant, after those of the same instant, and gives back what undoes it. */
  add(entry: UsageEntry): () => void {
    const place = this.#placeAfter(entry.at);
    // An entry of an earlier window may still come last, where the running window has no entries yet.
    this.#running = this.#running.filter(
      ({ count, window }) => count <= place && (window?.start ?? Number.NEGATIVE_INFINITY) <= entry.at,
    );
    this.#entries.splice(place, 0, entry);
    return () => {
      this.#entries.splice(this.#entries.indexOf(entry), 1);
      this.#running = [];
    };
  }

  /** The usage in the window, of the entries that are not in the future. */
  total(fold: Fold<unknown>, window: Window | null, at: Instant): number {
    return fold.total(this.#runningAt(fold, window, this.#endOf(window, at)).state);
  }

  /** What each entry of an instant changes, one after the other. */
  changesAt(fold: Fold<unknown>, window: Window | null, at: Instant): UsageStep[] {
    const running = this.#runningAt(fold, window, this.#endOf(window, at - 1));
    let before = fold.total(running.state);
    const end = this.#endOf(window, at);
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

  /** The fold of a window, brought to an end: the nearest one that runs, or a new one. */
  #runningAt(fold: Fold<unknown>, window: Window | null, end: number): Running {
    let nearest: Running | null = null;
    for (const one of this.#running) {
      const isFitting = one.fold === fold && one.window?.start === window?.start && one.count <= end;
      if (isFitting && one.count >= (nearest?.count ?? 0)) nearest = one;
    }
    const running = nearest ?? this.#begun(fold, window);
    if (this.#running[0] !== running)
      this.#running = [running, ...this.#running.filter((one) => one !== running)].slice(0, MOST_RUNNING);
    while (running.count < end) this.#foldNext(running);
    return running;
  }

  #begun(fold: Fold<unknown>, window: Window | null): Running {
    return { fold, window, state: fold.empty(), count: window ? this.#placeBefore(window.start) : 0 };
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
