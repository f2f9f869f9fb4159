/** The cursors of the neighbouring pages, as they are on the wire. */
export interface Cursors {
  next?: string | null;
  prev?: string | null;
}

/** Where a page continues. */
export type Move = { after: string } | { before: string };

/** One page of a list. Iterating over it gives its items and those of all pages that follow. */
export class Page<Item, Pagination extends Cursors = Cursors> implements AsyncIterable<Item> {
  /** The items of this page. */
  readonly data: Item[];
  /** The cursors of the neighbouring pages. */
  readonly pagination: Pagination;
  readonly #backward: boolean;
  readonly #turn: (move: Move) => Promise<Page<Item, Pagination>>;

  /** @internal */
  constructor(
    body: { data: Item[]; pagination: Pagination },
    backward: boolean,
    turn: (move: Move) => Promise<Page<Item, Pagination>>,
  ) {
    this.data = body.data;
    this.pagination = body.pagination;
    this.#backward = backward;
    this.#turn = turn;
  }

  /** Whether there is a page after this one. */
  get hasNext(): boolean {
    return this.data.length > 0 && Boolean(this.pagination.next);
  }

  /** Whether there is a page before this one. */
  get hasPrevious(): boolean {
    return this.data.length > 0 && Boolean(this.pagination.prev);
  }

  /** Reads the page after this one; null if there is none. */
  async next(): Promise<Page<Item, Pagination> | null> {
    const cursor = this.pagination.next;
    return this.hasNext && cursor ? this.#turn({ after: cursor }) : null;
  }

  /** Reads the page before this one; null if there is none. */
  async previous(): Promise<Page<Item, Pagination> | null> {
    const cursor = this.pagination.prev;
    return this.hasPrevious && cursor ? this.#turn({ before: cursor }) : null;
  }

  /** All items from here on: forward, or backward page by page if this page was asked for with `before`. */
  async *[Symbol.asyncIterator](): AsyncGenerator<Item, void, undefined> {
    let page: Page<Item, Pagination> | null = this;
    while (page) {
      yield* page.data;
      page = await (this.#backward ? page.previous() : page.next());
    }
  }
}

/** A page that is on its way. Await it, or iterate over it at once. */
export type PagePromise<Item, Pagination extends Cursors = Cursors> = Promise<Page<Item, Pagination>> &
  AsyncIterable<Item>;

/** Lets `for await (const item of client.listCustomers())` do without the inner `await`. */
export function iterable<Item, Pagination extends Cursors>(
  promise: Promise<Page<Item, Pagination>>,
): PagePromise<Item, Pagination> {
  return Object.assign(promise, {
    async *[Symbol.asyncIterator]() {
      yield* await promise;
    },
  });
}
