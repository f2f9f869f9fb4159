// Decides which billing period of a subscription an instant lies in: windows of a month or a year from the anchor.
// Invariant: periods touch without gap or overlap. There is none before the start, in a trial, after the end, or for a
// plan that is not billed.
// Example: anchor 1 Mar, MONTHLY: on 10 Mar the period is 1 Mar – 1 Apr. In a trial until 15 Mar: none, then 15 Mar – 15 Apr.
import type { BillingPeriod } from '../catalog/package.ts';
import { isInTrial, type Subscription } from '../customers/subscription.ts';
import { type CalendarUnit, type Instant, type Window, windowAt } from '../time.ts';

const UNITS: Record<BillingPeriod, CalendarUnit> = { MONTHLY: 'month', ANNUALLY: 'year' };

export const MONTHS: Record<BillingPeriod, number> = { MONTHLY: 1, ANNUALLY: 12 };

export function billingPeriodAt(subscription: Subscription, at: Instant): Window | null {
  const { startDate, endDate } = subscription;
  const isRunning = startDate <= at && (endDate === null || at < endDate);
  return isRunning && !isInTrial(subscription, at) ? periodOf(subscription, at) : null;
}

/** The window of the billing cycle around `at`, whether or not the subscription runs then. */
export function periodOf(subscription: Subscription, at: Instant): Window | null {
  const { billingPeriod, billingCycleAnchor } = subscription;
  return billingPeriod && windowAt(billingCycleAnchor, UNITS[billingPeriod], at);
}

/** The first instant that is paid for: the end of the trial, or the start. */
export function payingFrom({ trial, startDate }: Subscription): Instant {
  return trial ? Math.max(startDate, trial.endDate) : startDate;
}
