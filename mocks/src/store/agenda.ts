// What will fall due, in order: by instant, then by rank, then by the order in which it was noted.
// A note may be out of date when its instant comes; whoever takes it asks the record again.
import type { Instant } from '../engine/time.ts';

/** In the order in which things of one instant happen: what is to be warned of, usage starts again and credits lapse,
 * subscriptions change, what they then consist of brings new credits, what was reported ahead of its time takes them, and
 * wallets that are low are topped up. */
const RANKS = ['reminder', 'usage', 'grant', 'promotion', 'subscription', 'allowance', 'arrival', 'recharge'] as const;

export type Subject = { kind: (typeof RANKS)[number]; key: string };
export type Note = Subject & { at: Instant };

export class Agenda {
  readonly #notes: (Note & { order: number })[] = [];
  readonly #noted = new Map<string, Instant>();
  #order = 0;

  /** Whether something is noted for the subject. */
  has(subject: Subject): boolean {
    return this.#noted.has(nameOf(subject));
  }

  add(note: Note): void {
    if (this.#noted.get(nameOf(note)) === note.at) return;
    this.#noted.set(nameOf(note), note.at);
    const numbered = { ...note, order: this.#order++ };
    let low = 0;
    let high = this.#notes.length;
    // Sorted last first, so that the next note is taken from the end.
    while (low < high) {
      const middle = (low + high) >> 1;
      if (compare(this.#notes[middle] as Note & { order: number }, numbered) > 0) low = middle + 1;
      else high = middle;
    }
    this.#notes.splice(low, 0, numbered);
  }

  /** When the next note is due, or null. */
  get next(): Instant | null {
    return this.#notes.at(-1)?.at ?? null;
  }

  /** Takes the next note that is due at `until`, or null. */
  take(until: Instant): Note | null {
    const next = this.#notes.at(-1);
    if (!next || next.at > until) return null;
    this.#notes.pop();
    if (this.#noted.get(nameOf(next)) === next.at) this.#noted.delete(nameOf(next));
    return next;
  }
}

function nameOf({ kind, key }: Subject): string {
  return `${kind}:${key}`;
}

function compare(left: Note & { order: number }, right: Note & { order: number }): number {
  return left.at - right.at || RANKS.indexOf(left.kind) - RANKS.indexOf(right.kind) || left.order - right.order;
}
