// Usage entries in the order of time, in a tree whose nodes remember what their entries come to. To file an entry, early or
// late, to take it out again, or to sum up any stretch of time, takes steps that grow with the depth of the tree only.
// Example: a million entries are four levels of up to 32; a sum looks at a few dozen nodes, and not at a million entries.
import type { Instant } from '../engine/time.ts';
import type { MergingFold, UsageEntry } from '../engine/usage/aggregation.ts';

const WIDTH = 32;

/** What all entries below a node come to, until one of them changes. */
type Sum = { fold: object; state: unknown };
/** `first` and `last` enclose the instants of all entries below. */
type Bounds = { first: Instant; last: Instant; sum: Sum | null };
type Leaf = Bounds & { entries: UsageEntry[] };
type Branch = Bounds & { children: Node[] };
type Node = Leaf | Branch;

export class UsageTree {
  #root: Node = leafOf([]);

  /** No entry is later. */
  get last(): Instant {
    return this.#root.last;
  }

  /** Files an entry at its instant, after those of the same instant. */
  insert(entry: UsageEntry): void {
    const right = insertBelow(this.#root, entry);
    if (right) this.#root = branchOf([this.#root, right]);
  }

  remove(entry: UsageEntry): void {
    removeBelow(this.#root, entry);
  }

  /** The entries after one instant and until another, in the order of time. */
  between(after: Instant, until: Instant): UsageEntry[] {
    const found: UsageEntry[] = [];
    collect(this.#root, after, until, found);
    return found;
  }

  /** The first entry after an instant. */
  firstAfter(after: Instant): UsageEntry | undefined {
    return firstBelow(this.#root, after);
  }

  /** What the entries after one instant and until another come to. */
  sum<State>(fold: MergingFold<State>, after: Instant, until: Instant): State {
    return sumBelow(this.#root, fold, after, until);
  }
}

function leafOf(entries: UsageEntry[]): Leaf {
  return {
    first: entries[0]?.at ?? Number.POSITIVE_INFINITY,
    last: entries.at(-1)?.at ?? Number.NEGATIVE_INFINITY,
    sum: null,
    entries,
  };
}

function branchOf(children: Node[]): Branch {
  const [first, last] = [children[0] as Node, children.at(-1) as Node];
  return { first: first.first, last: last.last, sum: null, children };
}

/** Gives the right half of the node, if it became too full. */
function insertBelow(node: Node, entry: UsageEntry): Node | null {
  node.sum = null;
  node.first = Math.min(node.first, entry.at);
  node.last = Math.max(node.last, entry.at);
  if ('entries' in node) {
    node.entries.splice(placeAfter(node.entries, entry.at), 0, entry);
    return node.entries.length <= WIDTH ? null : splitOff(node, leafOf(node.entries.splice(WIDTH / 2)));
  }
  const index = childFor(node.children, entry.at);
  const right = insertBelow(node.children[index] as Node, entry);
  if (right) node.children.splice(index + 1, 0, right);
  return node.children.length <= WIDTH ? null : splitOff(node, branchOf(node.children.splice(WIDTH / 2)));
}

function splitOff(left: Node, right: Node): Node {
  left.last = Math.min(left.last, right.first);
  return right;
}

/** Whether the entry was there. A node that is left empty stays, in its place in time. */
function removeBelow(node: Node, entry: UsageEntry): boolean {
  if (entry.at < node.first || entry.at > node.last) return false;
  const place = 'entries' in node ? node.entries.lastIndexOf(entry) : -1;
  if ('entries' in node && place >= 0) node.entries.splice(place, 1);
  // What is taken out came last, as a rule.
  const isFound = 'entries' in node ? place >= 0 : node.children.findLast((child) => removeBelow(child, entry)) != null;
  if (isFound) node.sum = null;
  return isFound;
}

function collect(node: Node, after: Instant, until: Instant, found: UsageEntry[]): void {
  if (isOutside(node, after, until)) return;
  if ('children' in node) for (const child of node.children) collect(child, after, until, found);
  else for (const entry of node.entries) if (entry.at > after && entry.at <= until) found.push(entry);
}

function firstBelow(node: Node, after: Instant): UsageEntry | undefined {
  if (node.last <= after) return undefined;
  if ('entries' in node) return node.entries.find((entry) => entry.at > after);
  for (const child of node.children) {
    const found = firstBelow(child, after);
    if (found) return found;
  }
  return undefined;
}

function sumBelow<State>(node: Node, fold: MergingFold<State>, after: Instant, until: Instant): State {
  const isWhole = node.first > after && node.last <= until;
  if (isWhole && node.sum?.fold === fold) return node.sum.state as State;
  let state = fold.empty();
  if ('children' in node) {
    for (const child of node.children) {
      if (!isOutside(child, after, until)) state = fold.merge(state, sumBelow(child, fold, after, until));
    }
  } else {
    for (const entry of node.entries) if (entry.at > after && entry.at <= until) state = fold.add(state, entry);
  }
  if (isWhole) node.sum = { fold, state };
  return state;
}

function isOutside({ first, last }: Bounds, after: Instant, until: Instant): boolean {
  return last <= after || first > until;
}

/** The index of the last child that begins at `at` or before; the first, if none does. */
function childFor(children: Node[], at: Instant): number {
  let index = children.length - 1;
  while (index > 0 && (children[index] as Node).first > at) index -= 1;
  return index;
}

/** The index of the first entry later than `at`. */
function placeAfter(entries: UsageEntry[], at: Instant): number {
  let place = entries.length;
  while (place > 0 && (entries[place - 1] as UsageEntry).at > at) place -= 1;
  return place;
}
