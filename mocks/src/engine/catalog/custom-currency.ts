// A currency of your own, in which prepaid credits are counted.
// Invariant: an archived currency stays in the wallets and can be spent, and is not granted anew.
import { Refusal } from '../refusal.ts';
import type { Instant } from '../time.ts';
import { type Change, given } from './given.ts';

export type CustomCurrency = {
  id: string;
  displayName: string;
  description: string | null;
  symbol: string | null;
  units: { singular: string | null; plural: string | null } | null;
  metadata: Record<string, string>;
  archivedAt: Instant | null;
  createdAt: Instant;
  updatedAt: Instant;
};

/** What a currency is unless something else is said. */
export const NEW_CURRENCY = {
  description: null,
  symbol: null,
  units: null,
  metadata: {},
  archivedAt: null,
} satisfies Partial<CustomCurrency>;

export type CurrencyChange = Change<CustomCurrency, 'displayName' | 'description' | 'symbol' | 'units'> & {
  metadata?: CustomCurrency['metadata'] | null | undefined;
};

export function newCurrency(
  identity: Pick<CustomCurrency, 'id' | 'displayName'>,
  change: CurrencyChange,
  at: Instant,
): CustomCurrency {
  return changedCurrency({ ...NEW_CURRENCY, ...identity, createdAt: at, updatedAt: at }, change, at);
}

/** An empty symbol is none. */
export function changedCurrency(currency: CustomCurrency, change: CurrencyChange, at: Instant): CustomCurrency {
  const changed = { ...currency, ...given(change), updatedAt: at };
  return { ...changed, symbol: changed.symbol || null, metadata: changed.metadata ?? {} };
}

export function assertGrantedAnew({ id, archivedAt }: CustomCurrency, field: string): void {
  if (archivedAt === null) return;
  throw new Refusal('EntityIsArchivedError', `${field}: ${id} is archived. Unarchive it first.`);
}
