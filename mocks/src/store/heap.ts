/** Items of which the least is at hand; adding one, and taking the least, take as many steps as their number has bits. */
export class Heap<Item> {
  readonly #items: Item[] = [];
  readonly #compare: (left: Item, right: Item) => number;

  constructor(compare: (left: Item, right: Item) => number) {
    this.#compare = compare;
  }

  get least(): Item | undefined {
    return this.#items[0];
  }

  add(item: Item): void {
    let place = this.#items.length;
    while (place > 0) {
      const above = (place - 1) >> 1;
      if (this.#compare(this.#items[above] as Item, item) <= 0) break;
      this.#items[place] = this.#items[above] as Item;
      place = above;
    }
    this.#items[place] = item;
  }

  /** Takes the least away. */
  take(): Item | undefined {
    const [least] = this.#items;
    const last = this.#items.pop();
    if (last !== undefined && this.#items.length > 0) this.#sink(last);
    return least;
  }

  /** Puts an item in the place of the least, below everything that is less. */
  #sink(item: Item): void {
    let place = 0;
    for (;;) {
      const below = this.#lesserBelow(place);
      if (below === null || this.#compare(item, this.#items[below] as Item) <= 0) break;
      this.#items[place] = this.#items[below] as Item;
      place = below;
    }
    this.#items[place] = item;
  }

  #lesserBelow(place: number): number | null {
    const [left, right] = [2 * place + 1, 2 * place + 2];
    if (left >= this.#items.length) return null;
    if (right >= this.#items.length) return left;
    return this.#compare(this.#items[left] as Item, this.#items[right] as Item) <= 0 ? left : right;
  }
}
