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
