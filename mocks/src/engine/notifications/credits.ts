// Decides what is told of credits: each grant, and a wallet that runs low. An overdraft is a debt and no grant, so it is not
// told by itself; it shows in the balance of its wallet.
// Invariant: what counts is what the ledger has entered, so a wallet that is topped up in the same breath was never low.
// Example: 100 granted, consumed from 70 to 85: credit.grant.balance_low and credit.balance.low. To 100: both depleted.
import { type Grant, remaining, type WalletKey } from '../credits/grant.ts';
import { minus, share, sum } from '../decimal.ts';
import type { Announcement, ChangeOf, Moment, Reading, RecordChange } from '../notification.ts';
import { toIso, toIsoOrNull } from '../time.ts';
import { crossed, differs } from './difference.ts';

export function toldOfGrant({ before, after }: ChangeOf<'grants'>): Announcement[] {
  if (!after || after.grantType === 'OVERDRAFT') return [];
  const verb = verbOf(before, after);
  const { customerId } = after;
  return verb ? [{ type: `credit.grant.${verb}`, customerId, facts: factsOf(after) }] : [];
}

function verbOf(before: Grant | undefined, after: Grant): string | null {
  if (!before) return 'created';
  if (!before.isClosed && after.isClosed && after.voidedAt === null) return remaining(after) > 0 ? 'expired' : null;
  const threshold = crossed(consumedOf(before), consumedOf(after));
  if (threshold !== null) return threshold === 100 ? 'depleted' : 'balance_low';
  return differs(before, after, ['consumedAmount', 'isOpened', 'isClosed']) ? 'updated' : null;
}

function consumedOf({ amount, consumedAmount }: Grant): number {
  return amount === 0 ? 100 : share(consumedAmount, 100, amount);
}

function factsOf(grant: Grant): Announcement['facts'] {
  const { id, customerId, currencyId, displayName, amount, consumedAmount, cost, grantType, priority } = grant;
  return {
    grantId: id,
    ...{ customerId, currencyId, displayName, amount, consumedAmount, cost, grantType, priority },
    effectiveAt: toIso(grant.effectiveAt),
    expireAt: toIsoOrNull(grant.expireAt),
  };
}

/** Each wallet of which a grant changed, once. */
export function toldOfWallets(records: RecordChange[], _moment: Moment, reading: Reading): Announcement[] {
  const changes = records.filter((change) => change.table === 'grants');
  const wallets = new Map(changes.map((change) => [nameOf(ownerOf(change)), ownerOf(change)]));
  return [...wallets].flatMap(([name, wallet]) => {
    const own = changes.filter((change) => nameOf(ownerOf(change)) === name);
    const after = reading.wallet(wallet);
    const changed = new Set(own.map((change) => ownerOf(change).id));
    const before = [...after.filter(({ id }) => !changed.has(id)), ...own.flatMap((change) => change.before ?? [])];
    return toldOfBalance(wallet, balanceOf(before), balanceOf(after));
  });
}

function ownerOf({ before, after }: ChangeOf<'grants'>): Grant {
  return (after ?? before) as Grant;
}

function nameOf({ customerId, currencyId, resourceId }: WalletKey): string {
  return JSON.stringify([customerId, currencyId, resourceId]);
}

type Balance = { granted: number; left: number; percent: number };

/** Of the credits that have been entered and not been written off. */
function balanceOf(grants: Grant[]): Balance {
  const held = grants.filter(({ isOpened, isClosed }) => isOpened && !isClosed);
  const granted = sum(held.map(({ amount }) => amount));
  const consumed = sum(held.map(({ consumedAmount }) => consumedAmount));
  return { granted, left: minus(granted, consumed), percent: granted === 0 ? 100 : share(consumed, 100, granted) };
}

function toldOfBalance({ customerId, currencyId }: WalletKey, before: Balance, after: Balance): Announcement[] {
  const isEmptied = before.left > 0 && after.left <= 0;
  if (!isEmptied && (after.left <= 0 || crossed(before.percent, after.percent) === null)) return [];
  const facts = {
    customerId,
    currencyId,
    totalGranted: after.granted,
    remainingBalance: after.left,
    percentageConsumed: Math.min(100, after.percent),
  };
  return [{ type: isEmptied ? 'credit.balance.depleted' : 'credit.balance.low', customerId, facts }];
}
