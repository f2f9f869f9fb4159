// What automatic recharge may spend in a month: the highest cap that held in it.
type Saved = { at: string; cap: number };

export class OwnCaps {
  readonly #saved = new Map<string, Saved[]>();

  save(customerId: string, currencyId: string, cap: number | null, at: string): void {
    const key = JSON.stringify([customerId, currencyId]);
    const known = this.#saved.get(key) ?? [];
    this.#saved.set(key, [...known, { at, cap: cap ?? Number.POSITIVE_INFINITY }]);
  }

  /** `month` is the beginning of an ISO 8601 instant, such as 2026-03. */
  of(customerId: string, currencyId: string, month: string): number {
    const saved = this.#saved.get(JSON.stringify([customerId, currencyId])) ?? [];
    const before = saved.findLast(({ at }) => at < month);
    const within = saved.filter(({ at }) => at.startsWith(month));
    return Math.max(0, before?.cap ?? 0, ...within.map(({ cap }) => cap));
  }
}
