// Decides which grants of a wallet still matter: what is over does not, and what is used up only by its sum.
// Invariant: used-up grants, shown as one, change no balance and burn nothing, so that a wallet costs the same after a thousand
// top-ups as after one. Recurring grants stay as they are, because each covers a period.
// Example: 100 of 100 and 30 of 30 credits used up are shown as one grant, 130 of 130.
import { minus, plus } from '../decimal.ts';
import type { Grant } from './grant.ts';

/** Nothing comes back from it; only what was voided by hand still covers its period. */
export function isOver({ isClosed, voidedAt, allowanceId }: Grant): boolean {
  return isClosed && (voidedAt === null || allowanceId === null);
}

/** Used up, but not over. */
export function isSpent({ grantType, allowanceId, isOpened, isClosed, amount, consumedAmount }: Grant): boolean {
  const isOrdinary = grantType !== 'OVERDRAFT' && allowanceId === null;
  return isOrdinary && isOpened && !isClosed && consumedAmount >= amount;
}

/** Two used-up grants of one wallet as one. */
export function together(left: Grant, right: Grant): Grant {
  return {
    ...left,
    amount: plus(left.amount, right.amount),
    consumedAmount: plus(left.consumedAmount, right.consumedAmount),
    expireAt: null,
    createdAt: Math.max(left.createdAt, right.createdAt),
    updatedAt: Math.max(left.updatedAt, right.updatedAt),
  };
}

/** The sum without one of its grants; null where the latest goes, because nobody knows which comes before it. */
export function without(sum: Grant, { amount, consumedAmount, createdAt, updatedAt }: Grant): Grant | null {
  if (createdAt === sum.createdAt || updatedAt === sum.updatedAt) return null;
  return { ...sum, amount: minus(sum.amount, amount), consumedAmount: minus(sum.consumedAmount, consumedAmount) };
}
