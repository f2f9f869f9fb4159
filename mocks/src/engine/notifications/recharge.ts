// Decides what is told of automatic recharge: that it was switched, that it bought or could not, and that its cap of the month
// comes near.
// Invariant: a cap that allows not one more credit is used up, whatever is left of it.
// Example: cap 90, spent 60 and now 78.50: limit exceeded at 80 per cent, with 87.2 used.
import { type AutoRecharge, isCapReached } from '../credits/auto-recharge.ts';
import type { Grant } from '../credits/grant.ts';
import { minus, round, share } from '../decimal.ts';
import type { Announcement, ChangeOf, Moment, Reading } from '../notification.ts';
import { crossed } from './difference.ts';

/** Only a caller who saves the configuration is a user; whatever else switches it off is the system. */
export function toldOfConfiguration({ before, after }: ChangeOf<'recharges'>, { operationId }: Moment): Announcement[] {
  if (!after || (before?.isEnabled ?? false) === after.isEnabled) return [];
  const changedBy = operationId === 'saveAutoRecharge' ? 'USER' : 'SYSTEM';
  const { customerId, isEnabled } = after;
  const facts = { ...namesOf(after), isEnabled, changedBy };
  const changed = { type: 'automatic_recharge.configuration.changed', customerId, facts };
  return changedBy === 'SYSTEM' && !isEnabled ? [failed(after), changed] : [changed];
}

/** The system switches it off for one reason only: there was nothing to charge. */
function failed(config: AutoRecharge): Announcement {
  const error = 'The payment method of the customer was declined, or there is none.';
  const facts = { ...namesOf(config), grantId: null, status: 'FAILED', amount: null, error };
  return { type: 'automatic_recharge.operation.attempted', customerId: config.customerId, facts };
}

export function toldOfPurchase(
  { before, after }: ChangeOf<'grants'>,
  { at }: Moment,
  reading: Reading,
): Announcement[] {
  if (before || !after?.isRecharge) return [];
  const { id: grantId, customerId, currencyId, amount } = after;
  const config = reading.recharge(customerId, currencyId);
  if (!config) return [];
  const facts = { ...namesOf(config), grantId, status: 'SUCCESS', amount, error: null };
  return [
    { type: 'automatic_recharge.operation.attempted', customerId, facts },
    ...toldOfCap(config, after, reading.spentOnRecharges(customerId, currencyId, at)),
  ];
}

function toldOfCap(config: AutoRecharge, bought: Grant, spentThisMonth: number): Announcement[] {
  const { customerId, maxSpendLimit } = config;
  if (maxSpendLimit === null || maxSpendLimit === 0) return [];
  const { amount: cost, currency } = bought.cost;
  const price = { amount: share(cost, 1, bought.amount), currency, least: 0, most: Number.POSITIVE_INFINITY };
  const percent = share(spentThisMonth, 100, maxSpendLimit);
  const isUsedUp = isCapReached(config, spentThisMonth, price);
  const threshold = crossed(share(minus(spentThisMonth, cost), 100, maxSpendLimit), isUsedUp ? 100 : percent);
  if (threshold === null) return [];
  const facts = { ...namesOf(config), maxSpendLimit, spentThisMonth, percentUsed: round(percent, 2), threshold };
  return [{ type: 'credits.automatic_recharge_limit_exceeded', customerId, facts }];
}

function namesOf({ id, customerId, currencyId }: AutoRecharge) {
  return { configId: id, customerId, currencyId };
}
