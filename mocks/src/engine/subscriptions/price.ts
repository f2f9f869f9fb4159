// Decides what a price row comes to for a quantity.
// Invariant: the amount is exact and not rounded; nothing is bought with a quantity of 0. Of two tiers that meet, the
// lower one holds the bound (`upTo` is the last unit of its tier); what is beyond the last tier is priced by it.
// Example: 1–10 at 5, then 3: VOLUME for 12 is 12 × 3 = 36; GRADUATED is 10 × 5 + 2 × 3 = 56. Blocks of 10 at 4: 12 cost 8.
import type { Charge, Tier } from '../catalog/package.ts';
import { minus, plus, sum, times } from '../decimal.ts';

export type Priced = Pick<Charge, 'price' | 'tiersMode' | 'tiers' | 'blockSize'>;

/** What a line says: so many at so much. Tiers have no one price, so they are one piece. */
export type Amount = { quantity: number; unitPrice: number; total: number };

export function amountOf(charge: Priced, quantity: number): Amount {
  const { price, tiers, tiersMode, blockSize } = charge;
  if (tiers?.length) {
    const total = tiersMode === 'GRADUATED' ? graduated(tiers, quantity) : volume(tiers, quantity);
    return { quantity: 1, unitPrice: total, total };
  }
  const unitPrice = price?.amount ?? 0;
  const billed = blockSize ? Math.ceil(quantity / blockSize) : quantity;
  return { quantity: billed, unitPrice, total: times(unitPrice, billed) };
}

function volume(tiers: Tier[], quantity: number): number {
  if (quantity <= 0) return 0;
  const tier = tiers.find(({ upTo }) => upTo === null || quantity <= upTo) ?? tiers.at(-1);
  return tier ? inTier(tier, quantity) : 0;
}

function graduated(tiers: Tier[], quantity: number): number {
  let reached = 0;
  const parts = tiers.map((tier, index) => {
    const bound = index === tiers.length - 1 ? null : tier.upTo;
    const units = minus(bound === null ? quantity : Math.min(quantity, bound), reached);
    if (units <= 0) return 0;
    reached = plus(reached, units);
    return inTier(tier, units);
  });
  return sum(parts);
}

function inTier({ unitPrice, flatPrice }: Tier, units: number): number {
  return plus(times(unitPrice?.amount ?? 0, units), flatPrice?.amount ?? 0);
}

export function currencyOf({ price, tiers }: Priced): string | null {
  if (price) return price.currency;
  for (const { unitPrice, flatPrice } of tiers ?? []) {
    const money = unitPrice ?? flatPrice;
    if (money) return money.currency;
  }
  return null;
}
