// Decides what is told of credits: each grant, and a wallet that runs low. An overdraft is a debt and no grant, so it is not
// told by itself; it shows in the balance of its wallet.
// Invariant: what counts is what the ledger has entered, so a wallet that is topped up in the same breath was never low.
// Example: 100 granted, consumed from 70 to 85: credit.grant.balance_low and credit.balance.low. To 100: both depleted.
import { type Grant, remaining, type WalletKey } from '../credits/grant.ts';
import { minus, plus, share, sum } from '../decimal.ts';
import type { Announcement, ChangeOf, Moment, Reading, RecordChange } from '../notification.ts';
import { toIso, toIsoOrNull } from '../time.ts';
import { crossings, differs } from './difference.ts';

export function toldOfGrant({ before, after }: ChangeOf<'grants'>, _moment: Moment, reading: Reading): Announcement[] {
  if (!after || after.grantType === 'OVERDRAFT') return [];
  const { customerId } = after;
  const told = (verb: string) => ({ type: `credit.grant.${verb}`, customerId, facts: factsOf(after) });
  const verb = verbOf(before, after);
  if (verb || !before || after.isClosed) return verb ? [told(verb)] : [];
  const found = crossings(consumedOf(before), consumedOf(after), reading.thresholds());
  return found.map((crossing) => ({ ...told('balance_low'), crossing }));
}

function verbOf(before: Grant | undefined, after: Grant): string | null {
  if (!before) return 'created';
  if (!before.isClosed && after.isClosed && after.voidedAt === null) return remaining(after) > 0 ? 'expired' : null;
  if (consumedOf(before) < 100 && consumedOf(after) >= 100) return 'depleted';
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
  const wallets = new Map<string, { wallet: WalletKey; changes: ChangeOf<'grants'>[] }>();
  for (const change of records) {
    if (change.table !== 'grants' || !change.after) continue;
    const { customerId, currencyId, resourceId } = change.after;
    const name = JSON.stringify([customerId, currencyId, resourceId]);
    const known = wallets.get(name);
    if (known) known.changes.push(change);
    else wallets.set(name, { wallet: change.after, changes: [change] });
  }
  return [...wallets.values()].flatMap(({ wallet, changes }) => {
    const after = heldIn(reading.wallet(wallet));
    const added = heldIn(changes.flatMap((change) => change.after ?? []));
    const gone = heldIn(changes.flatMap((change) => change.before ?? []));
    const before = {
      granted: plus(minus(after.granted, added.granted), gone.granted),
      consumed: plus(minus(after.consumed, added.consumed), gone.consumed),
    };
    return toldOfBalance(wallet, balanceOf(before), balanceOf(after), reading);
  });
}

type Credits = { granted: number; consumed: number };
type Balance = { granted: number; left: number; percent: number };

/** The credits that have been entered and not been written off. */
function heldIn(grants: Grant[]): Credits {
  const held = grants.filter(({ isOpened, isClosed }) => isOpened && !isClosed);
  return {
    granted: sum(held.map(({ amount }) => amount)),
    consumed: sum(held.map(({ consumedAmount }) => consumedAmount)),
  };
}

function balanceOf({ granted, consumed }: Credits): Balance {
  return { granted, left: minus(granted, consumed), percent: granted === 0 ? 100 : share(consumed, 100, granted) };
}

function toldOfBalance(
  { customerId, currencyId }: WalletKey,
  before: Balance,
  after: Balance,
  reading: Reading,
): Announcement[] {
  const { granted: totalGranted, left: remainingBalance, percent } = after;
  const facts = {
    ...{ customerId, currencyId, totalGranted, remainingBalance },
    percentageConsumed: Math.min(100, percent),
  };
  if (before.left > 0 && after.left <= 0) return [{ type: 'credit.balance.depleted', customerId, facts }];
  const found = after.left > 0 ? crossings(before.percent, percent, reading.thresholds()) : [];
  return found.map((crossing) => ({ type: 'credit.balance.low', customerId, facts, crossing }));
}
