// The usage entries of one customer, feature and resource. What a request costs does not grow with the history, in whatever
// order entries come, late or early, and whatever windows are asked for: sums of stretches are kept (`usage-tree.ts`), and
// for what cannot be summed up, such as different values, a running state of each window that was asked for lately.

import type { Instant, Window } from '../engine/time.ts';
import {
  type Fold,
  type Reported,
  type ReversibleFold,
  reported,
  totalOf,
  type UsageEntry,
} from '../engine/usage/aggregation.ts';
import { UsageTree } from './usage-tree.ts';

/** What one entry made of the usage before it. */
export type UsageStep = { entry: UsageEntry; before: number; after: number };

type Asked = { fold: Fold<unknown>; window: Window | null; at: Instant; state: unknown };
/** The state of all entries after one instant and until another. */
type Running = { fold: ReversibleFold<unknown>; after: Instant; until: Instant; state: unknown };

/** The period that runs, the one before it for what comes late, and the next. */
const KEPT = 3;

export class UsageLog {
  readonly #tree = new UsageTree();
  #asked: Asked | null = null;
  #running: Running[] = [];

  get entries(): readonly UsageEntry[] {
    return this.#tree.between(Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY);
  }

  /** Files an entry at its instant, after those of the same instant, and gives back what undoes it. */
  add(entry: UsageEntry): () => void {
    const isLast = entry.at >= this.#tree.last;
    this.#tree.insert(entry);
    this.#change(entry, 'add');
    if (!isLast || !this.#addToAsked(entry)) this.#asked = null;
    return () => {
      this.#tree.remove(entry);
      this.#change(entry, 'remove');
      this.#asked = null;
    };
  }

  /** The usage in the window, of the entries that are not in the future. */
  total(fold: Fold<unknown>, window: Window | null, at: Instant): number {
    const asked = this.#asked;
    const isKnown = asked?.fold === fold && isSame(asked.window, window) && this.#isSilent(asked.at, at);
    if (!isKnown) this.#asked = { fold, window, at, state: this.#stateOf(fold, window, at).state };
    else asked.at = at;
    return fold.total(this.#asked?.state);
  }

  /** Whether nothing happened after one instant and until another. */
  #isSilent(after: Instant, until: Instant): boolean {
    return after === until || (after < until && this.#tree.last <= after);
  }

  /** What comes last in the order of time goes on from what was asked for, as long as its states do not grow in place. */
  #addToAsked(entry: UsageEntry): boolean {
    const asked = this.#asked;
    if (!asked || !('merge' in asked.fold)) return false;
    const isCounted = entry.at > startOf(asked.window) && entry.at <= endOf(asked.window, asked.at);
    if (isCounted) asked.state = asked.fold.add(asked.state, entry);
    return true;
  }

  /** The same for any stretch of time that is asked for now and then; what is kept for the running window stays. */
  totalIn(fold: Fold<unknown>, window: Window | null, at: Instant): number {
    const isKept = 'merge' in fold || this.#isAhead(fold, window, at);
    return isKept ? fold.total(this.#stateOf(fold, window, at).state) : this.recount(fold, window, at);
  }

  /** Whether a running state has only to go on to get there. */
  #isAhead(fold: ReversibleFold<unknown>, window: Window | null, at: Instant): boolean {
    const known = this.#running.find((one) => one.fold === fold && one.after === startOf(window));
    return known !== undefined && known.until <= endOf(window, at);
  }

  /** What each entry of an instant changes, one after the other. */
  changesAt(fold: Fold<unknown>, window: Window | null, at: Instant): UsageStep[] {
    this.#asked = null;
    const part = this.#stateOf(fold, window, at - 1);
    const steps = this.#tree.between(at - 1, endOf(window, at)).map((entry) => {
      const before = fold.total(part.state);
      part.state = fold.add(part.state, entry);
      return { entry, before, after: fold.total(part.state) };
    });
    part.until = endOf(window, at);
    return steps;
  }

  /** The entries in the window, of those that are not in the future. */
  within(window: Window | null, at: Instant): UsageEntry[] {
    return this.#tree.between(startOf(window), endOf(window, at));
  }

  /** The entries of the window that come after an instant, those of the future included. */
  after(window: Window | null, at: Instant): UsageEntry[] {
    return this.#tree.between(at, endOf(window, Number.POSITIVE_INFINITY));
  }

  /** How low and how high usage that is reported goes after an instant, from nothing up to the next SET in the window. */
  courseAfter(window: Window | null, at: Instant): Pick<Reported, 'lowest' | 'highest'> {
    return this.#tree.sum(reported, at, endOf(window, Number.POSITIVE_INFINITY));
  }

  /** When the first entry after an instant comes; null when there is none. */
  nextAfter(at: Instant): Instant | null {
    return this.#tree.firstAfter(at)?.at ?? null;
  }

  /** The usage counted from the start, which `total` must equal. */
  recount(fold: Fold<unknown>, window: Window | null, at: Instant): number {
    return totalOf(fold, this.within(window, at));
  }

  #change(entry: UsageEntry, change: 'add' | 'remove'): void {
    for (const running of this.#running) {
      if (entry.at > running.after && entry.at <= running.until) {
        running.state = running.fold[change](running.state, entry);
      }
    }
  }

  #stateOf(fold: Fold<unknown>, window: Window | null, at: Instant): Pick<Running, 'state' | 'until'> {
    const until = endOf(window, at);
    if (!('merge' in fold)) return this.#runTo(fold, startOf(window), until);
    return { state: this.#tree.sum(fold, startOf(window), until), until };
  }

  /** Brings a running state to an instant, later or earlier than before. */
  #runTo(fold: ReversibleFold<unknown>, after: Instant, until: Instant): Running {
    const known = this.#running.find((one) => one.fold === fold && one.after === after);
    const running = known ?? { fold, after, until: after, state: fold.empty() };
    for (const entry of this.#tree.between(running.until, until)) running.state = fold.add(running.state, entry);
    for (const entry of this.#tree.between(until, running.until)) running.state = fold.remove(running.state, entry);
    running.until = until;
    if (!known) this.#running = [running, ...this.#running].slice(0, KEPT);
    return running;
  }
}

function isSame(left: Window | null, right: Window | null): boolean {
  return left?.start === right?.start && left?.end === right?.end;
}

/** The last instant before the window. */
function startOf(window: Window | null): Instant {
  return window ? window.start - 1 : Number.NEGATIVE_INFINITY;
}

function endOf(window: Window | null, at: Instant): Instant {
  return window ? Math.min(at, window.end - 1) : at;
}
