// A currency of your own, in which prepaid credits are counted.
import type { Instant } from '../time.ts';

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

export const NEW_CURRENCY = {
  description: null,
  symbol: null,
  units: null,
  metadata: {},
  archivedAt: null,
} as const satisfies Partial<CustomCurrency>;
