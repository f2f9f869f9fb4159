// Decides what happens in a wallet: credits arrive, burn, expire and are voided, each with its entry in the ledger.
// Invariants: the entries of a wallet sum to its balance; a shortage becomes one overdraft grant, and the next credits
// settle it before anything else burns them.
// Example: balance 40, consume 100: the grant is empty, overdraft 60, balance −60. Grant 200: 60 settled, 140 left.
import { minus, plus, sum } from '../decimal.ts';
import type { Instant } from '../time.ts';
import { burnOrder, type Grant, grantStatus, remaining, type WalletKey } from './grant.ts';

export type LedgerEventType =
  | 'CREDITS_GRANTED'
  | 'CREDITS_EXPIRED'
  | 'CREDITS_CONSUMED'
  | 'CREDITS_VOIDED'
  | 'CREDITS_UPDATED'
  | 'CREDITS_CONSUMPTION_TRANSFER_SOURCE'
  | 'CREDITS_CONSUMPTION_TRANSFER_TARGET';

/** One movement. Positive adds to the balance of the grant, negative takes from it. */
export type LedgerEntry = WalletKey & {
  id: string;
  timestamp: Instant;
  eventType: LedgerEventType;
  amount: number;
  grantId: string;
  featureId: string | null;
  eventId: string | null;
};

/** What consumed the credits, for the ledger. */
export type Cause = { featureId: string | null; eventId: string | null };
export type Mint = (kind: string) => string;
/** What a decision changed: the grants as they are now, and the entries that say why. */
export type WalletOutcome = { grants: Grant[]; ledger: LedgerEntry[] };

export const NOTHING: WalletOutcome = { grants: [], ledger: [] };
const NO_CAUSE: Cause = { featureId: null, eventId: null };

export function activeGrants(grants: Iterable<Grant>, at: Instant): Grant[] {
  return [...grants].filter((grant) => grantStatus(grant, at) === 'ACTIVE');
}

export type Balance = { granted: number; consumed: number; left: number };

export function balanceOf(grants: Iterable<Grant>, at: Instant): Balance {
  const active = activeGrants(grants, at);
  const granted = sum(active.map((grant) => grant.amount));
  const consumed = sum(active.map((grant) => grant.consumedAmount));
  return { granted, consumed, left: minus(granted, consumed) };
}

/** Burns credits, grant by grant in burn order; what no grant covers goes to the overdraft. */
export function consume(
  key: WalletKey,
  grants: Iterable<Grant>,
  amount: number,
  cause: Cause,
  at: Instant,
  mint: Mint,
): WalletOutcome {
  const outcome: WalletOutcome = { grants: [], ledger: [] };
  const active = activeGrants(grants, at);
  let due = amount;
  for (const grant of active.filter((grant) => remaining(grant) > 0).sort(burnOrder)) {
    if (due <= 0) break;
    const taken = Math.min(due, remaining(grant));
    due = minus(due, taken);
    outcome.grants.push({ ...grant, consumedAmount: plus(grant.consumedAmount, taken), updatedAt: at });
    outcome.ledger.push(entry(grant, 'CREDITS_CONSUMED', -taken, cause, at, mint));
  }
  if (due <= 0) return outcome;
  const overdraft = active.find((grant) => grant.grantType === 'OVERDRAFT') ?? newOverdraft(key, at, mint);
  outcome.grants.push({ ...overdraft, consumedAmount: plus(overdraft.consumedAmount, due), updatedAt: at });
  outcome.ledger.push(entry(overdraft, 'CREDITS_CONSUMED', -due, cause, at, mint));
  return outcome;
}

/** Lets a grant take effect: its credits are entered, and an overdraft of the wallet is settled from them. */
export function open(grant: Grant, others: Iterable<Grant>, at: Instant, mint: Mint): WalletOutcome {
  if (grantStatus(grant, at) !== 'ACTIVE') return { grants: [grant], ledger: [] };
  const opened = { ...grant, isOpened: true };
  const granted = entry(grant, 'CREDITS_GRANTED', grant.amount, NO_CAUSE, at, mint);
  const overdraft = activeGrants(others, at).find((other) => other.grantType === 'OVERDRAFT');
  const settled = overdraft ? Math.min(overdraft.consumedAmount, remaining(grant)) : 0;
  if (!overdraft || settled === 0) return { grants: [opened], ledger: [granted] };
  const deficit = minus(overdraft.consumedAmount, settled);
  return {
    grants: [
      { ...opened, consumedAmount: plus(grant.consumedAmount, settled) },
      {
        ...overdraft,
        consumedAmount: deficit,
        voidedAt: deficit === 0 ? at : null,
        isClosed: deficit === 0,
        updatedAt: at,
      },
    ],
    ledger: [
      granted,
      entry(overdraft, 'CREDITS_CONSUMPTION_TRANSFER_SOURCE', settled, NO_CAUSE, at, mint),
      entry(grant, 'CREDITS_CONSUMPTION_TRANSFER_TARGET', -settled, NO_CAUSE, at, mint),
    ],
  };
}

/** Writes off what an expired grant still holds. */
export function expire(grant: Grant, at: Instant, mint: Mint): WalletOutcome {
  const closed = { ...grant, isClosed: true, updatedAt: at };
  return { grants: [closed], ledger: writeOff(grant, 'CREDITS_EXPIRED', at, mint) };
}

/** Takes back what a grant still holds. */
export function voidGrant(grant: Grant, at: Instant, mint: Mint): WalletOutcome {
  const voided = { ...grant, voidedAt: at, isClosed: true, updatedAt: at };
  return { grants: [voided], ledger: writeOff(grant, 'CREDITS_VOIDED', at, mint) };
}

/** Only what was entered in the ledger can be taken out of it again. */
function writeOff(grant: Grant, type: LedgerEventType, at: Instant, mint: Mint): LedgerEntry[] {
  const rest = remaining(grant);
  return grant.isOpened && rest > 0 ? [entry(grant, type, -rest, NO_CAUSE, at, mint)] : [];
}

function entry(
  grant: Grant,
  type: LedgerEventType,
  amount: number,
  cause: Cause,
  at: Instant,
  mint: Mint,
): LedgerEntry {
  const { customerId, currencyId, resourceId, id: grantId } = grant;
  return {
    id: mint('entry'),
    customerId,
    currencyId,
    resourceId,
    grantId,
    timestamp: at,
    eventType: type,
    amount,
    ...cause,
  };
}

function newOverdraft(key: WalletKey, at: Instant, mint: Mint): Grant {
  return {
    ...newGrant(key, at, mint),
    displayName: 'Overdraft',
    grantType: 'OVERDRAFT',
    isOpened: true,
  };
}

/** A free grant of nothing, from which every kind of grant is made. */
export function newGrant(key: WalletKey, at: Instant, mint: Mint): Grant {
  return {
    customerId: key.customerId,
    currencyId: key.currencyId,
    resourceId: key.resourceId,
    id: mint('grant'),
    displayName: '',
    amount: 0,
    consumedAmount: 0,
    grantType: 'PROMOTIONAL',
    priority: 0,
    effectiveAt: at,
    expireAt: null,
    voidedAt: null,
    isPaid: true,
    isOpened: false,
    isClosed: false,
    cost: { amount: 0, currency: 'usd' },
    sourceType: null,
    allowanceId: null,
    isRecharge: false,
    invoiceId: null,
    comment: null,
    metadata: {},
    createdAt: at,
    updatedAt: at,
  };
}

/** The grants of a wallet after an outcome: changed ones replaced, new ones added. */
export function grantsAfter(grants: Iterable<Grant>, outcome: WalletOutcome): Grant[] {
  const byId = new Map([...grants].map((grant) => [grant.id, grant]));
  for (const grant of outcome.grants) byId.set(grant.id, grant);
  return [...byId.values()];
}

export function joined(first: WalletOutcome, second: WalletOutcome): WalletOutcome {
  return { grants: grantsAfter(first.grants, second), ledger: [...first.ledger, ...second.ledger] };
}
