// What will fall due, in order: by instant, then by rank, then by id. Ids count up, so what is older mostly comes first; when it
// was noted says nothing, so that a state that is put back goes on as it would have gone on.
// A note may be out of date when its instant comes; whoever takes it asks the record again.
import type { Instant } from '../engine/time.ts';
import { Heap } from './heap.ts';

/** In the order in which things of one instant happen: what is to be warned of, usage starts again and credits lapse,
 * subscriptions change, what they then consist of brings new credits, what was reported ahead of its time takes them, and
 * wallets that are low are topped up. */
const RANKS = ['reminder', 'usage', 'grant', 'promotion', 'subscription', 'allowance', 'arrival', 'recharge'] as const;

export type Subject = { kind: (typeof RANKS)[number]; key: string };
export type Note = Subject & { at: Instant };

export class Agenda {
  readonly #notes = new Heap<Note>(compare);
  readonly #noted = new Map<string, Instant>();

  /** Whether something is noted for the subject. */
  has(subject: Subject): boolean {
    return this.#noted.has(nameOf(subject));
  }

  add(note: Note): void {
    if (this.#noted.get(nameOf(note)) === note.at) return;
    this.#noted.set(nameOf(note), note.at);
    this.#notes.add(note);
  }

  /** Nothing is to come for the subject, by itself. What was noted for it is out of date. */
  drop(subject: Subject): void {
    this.#noted.delete(nameOf(subject));
  }

  /** When the next note is due, or null. */
  get next(): Instant | null {
    return this.#notes.least?.at ?? null;
  }

  /** Takes the next note that is due at `until`, or null. */
  take(until: Instant): Note | null {
    const next = this.#notes.least;
    if (!next || next.at > until) return null;
    // A subject may have been noted for the same instant again, with another one between.
    while (this.#notes.least && compare(this.#notes.least, next) === 0) this.#notes.take();
    if (this.#noted.get(nameOf(next)) === next.at) this.#noted.delete(nameOf(next));
    return next;
  }
}

function nameOf({ kind, key }: Subject): string {
  return `${kind}:${key}`;
}

function compare(left: Note, right: Note): number {
  return left.at - right.at || RANKS.indexOf(left.kind) - RANKS.indexOf(right.kind) || compareIds(left.key, right.key);
}

/** The shorter first, so that grant-9 comes before grant-10. */
function compareIds(left: string, right: string): number {
  if (left === right) return 0;
  return left.length - right.length || (left < right ? -1 : 1);
}
