// Decides when it is told that a subscription has spent its budget.
// Invariant: once for a period and a limit, whatever is spent beyond; a soft budget is told of, too.
// Example: budget 80, spent 79; 2,000 calls more: told, with the limit of 80 usd.
import type { Announcement, ChangeOf, Moment, Reading } from '../notification.ts';
import { DEFAULT_CURRENCY, recurringLines } from '../subscriptions/lines.ts';
import { customerBrief } from './brief.ts';

export function toldOfSpend(
  { before, after }: ChangeOf<'subscriptions'>,
  _: Moment,
  { catalog, customer }: Reading,
): Announcement[] {
  const reached = after?.budgetReached ?? null;
  if (!after || reached === null || reached === before?.budgetReached) return [];
  const { id, customerId } = after;
  const currency = recurringLines(catalog, after).lines[0]?.currency ?? DEFAULT_CURRENCY;
  const facts = { id, customer: customerBrief(customer(customerId), customerId), limit: reached.limit, currency };
  return [{ type: 'subscription.spend_limit_exceeded', customerId, facts }];
}
