// Decides when a change takes effect, and notes one that waits.
// Invariant: an upgrade is at once, a downgrade at the end of what is paid, unless the wish says otherwise. A change that
// waits leaves the contents as they are; the next wish replaces it.
// Example: Enterprise → Pro on 10 Mar, period until 1 Apr: 1 Apr; END_OF_BILLING_MONTH of a yearly one since 1 Jan: 1 Apr too.
import type { Subscription } from '../customers/subscription.ts';
import { isInTrial } from '../customers/subscription.ts';
import { Refusal } from '../refusal.ts';
import { type Instant, windowAt } from '../time.ts';
import { billingPeriodAt, payingFrom } from './billing-period.ts';
import { type Kind, scheduleTypeOf } from './contents.ts';
import { type Draft, endOf, withTerms } from './record.ts';
import type { Wish } from './wish.ts';

export function effectiveInstant(before: Subscription | null, kind: Kind, wish: Wish, at: Instant): Instant {
  const { startDate, scheduleStrategy } = wish;
  if (before === null) return startDate ?? at;
  if (kind === 'same') return at;
  if (startDate !== undefined && startDate > at) return startDate;
  if (isInTrial(before, at)) return scheduleStrategy && scheduleStrategy !== 'IMMEDIATE' ? payingFrom(before) : at;
  const period = billingPeriodAt(before, at);
  const strategy = scheduleStrategy ?? (kind === 'downgrade' ? 'END_OF_BILLING_PERIOD' : 'IMMEDIATE');
  if (period === null || strategy === 'IMMEDIATE') return at;
  return strategy === 'END_OF_BILLING_PERIOD' ? period.end : windowAt(before.billingCycleAnchor, 'month', at).end;
}

export function assertEnd({ cancellationDate }: Wish, effectiveAt: Instant, at: Instant): void {
  if (cancellationDate === undefined || cancellationDate > Math.max(effectiveAt, at)) return;
  throw new Refusal(
    'InvalidCancellationDate',
    'body.cancellationDate: the subscription would end before it begins. Give a later date.',
  );
}

export function scheduled(draft: Draft, before: Subscription, kind: Kind, effectiveAt: Instant): Subscription {
  const { contents, wish, at } = draft;
  const futureUpdate = {
    scheduledExecutionTime: effectiveAt,
    subscriptionScheduleType: scheduleTypeOf(kind, before, contents),
    contents,
    payment: null,
  };
  const open = { ...before, ...endOf(wish, before.trial, before, at), futureUpdate };
  return withTerms(draft, open, effectiveAt);
}
