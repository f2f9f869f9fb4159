// A block of credits in a wallet. A wallet is a customer's credits of one currency, for one resource or for none.
// Invariant: consumed ≤ amount, except on the overdraft grant, whose amount is 0 and whose consumption is the deficit.
// Example: amount 100, consumed 30, expires 1 Apr: ACTIVE with 70 left on 31 Mar, EXPIRED with nothing left on 1 Apr.
import { minus } from '../decimal.ts';
import { Refusal } from '../refusal.ts';
import type { Instant } from '../time.ts';

export type WalletKey = { customerId: string; currencyId: string; resourceId: string | null };

export type Grant = WalletKey & {
  id: string;
  displayName: string;
  amount: number;
  consumedAmount: number;
  grantType: 'PAID' | 'PROMOTIONAL' | 'RECURRING' | 'OVERDRAFT';
  priority: number;
  effectiveAt: Instant;
  expireAt: Instant | null;
  voidedAt: Instant | null;
  /** False while a payment is awaited. */
  isPaid: boolean;
  /** Whether its start, and its end, have been written to the ledger. */
  isOpened: boolean;
  isClosed: boolean;
  cost: { amount: number; currency: string };
  sourceType: 'PRICE' | 'PLAN_ENTITLEMENT' | 'ADDON_ENTITLEMENT' | null;
  /** The allowance of a subscription that it comes from, for a recurring grant. */
  allowanceId: string | null;
  /** Whether automatic recharge bought it. */
  isRecharge: boolean;
  invoiceId: string | null;
  comment: string | null;
  metadata: Record<string, string>;
  createdAt: Instant;
  updatedAt: Instant;
};

export type GrantStatus = 'PAYMENT_PENDING' | 'ACTIVE' | 'EXPIRED' | 'VOIDED' | 'SCHEDULED';

export function grantStatus(grant: Grant, at: Instant): GrantStatus {
  if (grant.voidedAt !== null) return 'VOIDED';
  if (grant.expireAt !== null && grant.expireAt <= at) return 'EXPIRED';
  if (!grant.isPaid) return 'PAYMENT_PENDING';
  return grant.effectiveAt > at ? 'SCHEDULED' : 'ACTIVE';
}

export function remaining(grant: Grant): number {
  return minus(grant.amount, grant.consumedAmount);
}

const CATEGORY: Record<Grant['grantType'], number> = { PROMOTIONAL: 0, PAID: 1, RECURRING: 1, OVERDRAFT: 2 };

/** Which of two grants burns first: priority, sooner expiry, promotional before paid, earlier effect, earlier creation. */
export function burnOrder(left: Grant, right: Grant): number {
  return (
    left.priority - right.priority ||
    compareExpiry(left.expireAt, right.expireAt) ||
    CATEGORY[left.grantType] - CATEGORY[right.grantType] ||
    left.effectiveAt - right.effectiveAt ||
    left.createdAt - right.createdAt
  );
}

function compareExpiry(left: Instant | null, right: Instant | null): number {
  if (left === right) return 0;
  if (left === null) return 1;
  return right === null ? -1 : left - right;
}

export function assertGrantable(grant: Pick<Grant, 'amount' | 'effectiveAt' | 'expireAt'>): void {
  if (grant.expireAt !== null && grant.expireAt <= grant.effectiveAt) {
    throw new Refusal(
      'ExpireAtMustBeLaterThanEffectiveAtError',
      'body.expireAt: the grant would expire before it takes effect. Give an instant after effectiveAt.',
    );
  }
}

export function assertVoidable(grant: Grant, at: Instant): void {
  if (grant.voidedAt !== null) {
    throw new Refusal('CreditGrantAlreadyVoided', `grantId: the grant ${grant.id} is voided already.`);
  }
  if (grant.grantType === 'OVERDRAFT') {
    throw new Refusal('CreditGrantCannotBeVoided', 'grantId: an overdraft cannot be voided. A new grant settles it.');
  }
  if (grantStatus(grant, at) === 'EXPIRED') {
    throw new Refusal(
      'CreditGrantCannotBeVoided',
      `grantId: the grant ${grant.id} has expired; nothing is left to void.`,
    );
  }
}

/** When something happens to the grant by itself: it takes effect, or it expires. Null when nothing will. */
export function nextGrantEvent(grant: Grant): { at: Instant; type: 'effective' | 'expired' } | null {
  if (grant.voidedAt !== null || grant.isClosed || !grant.isPaid) return null;
  if (!grant.isOpened) return { at: grant.effectiveAt, type: 'effective' };
  return grant.expireAt === null ? null : { at: grant.expireAt, type: 'expired' };
}
