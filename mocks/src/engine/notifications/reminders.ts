// Decides when it is time to warn of an end: of a trial and of a promotion seven days before, of a billing month one hour
// before. A billing month is a month of the billing cycle, whatever the period that is paid for.
// Invariant: what is not ahead any more is not warned of.
// Example: trial until 24 Mar 12:00: subscription.trial.ends_soon on 17 Mar 12:00.
import { isInTrial, isOver, type Subscription } from '../customers/subscription.ts';
import type { PromotionalEntitlement } from '../entitlements/promotional.ts';
import type { Announcement, Moment, Reading, Reminder } from '../notification.ts';
import { DAY, type Instant, toIso, type Window, windowAt } from '../time.ts';
import { promotionTold } from './promotions.ts';
import { subscriptionFacts } from './subscriptions.ts';

const AHEAD = 7 * DAY;
const HOUR = DAY / 24;

/** The next instant at which there is something to warn of, or null. */
export function nextSubscriptionReminder(subscription: Subscription, after: Instant): Instant | null {
  if (isOver(subscription, after)) return null;
  const { trial, startDate, endDate, billingPeriod, billingCycleAnchor } = subscription;
  const trialAt = trial && trial.endDate - AHEAD >= startDate ? trial.endDate - AHEAD : null;
  if (trialAt !== null && trialAt > after) return trialAt;
  if (billingPeriod === null) return null;
  const month = monthOf(subscription, Math.max(after + HOUR, startDate, billingCycleAnchor));
  const at = month.end - HOUR;
  return endDate !== null && endDate <= at ? null : at;
}

export function nextPromotionReminder(promotion: PromotionalEntitlement, after: Instant): Instant | null {
  const { revokedAt, startDate, endDate } = promotion;
  if (revokedAt !== null || endDate === null) return null;
  const at = endDate - AHEAD;
  return at > after && at >= startDate ? at : null;
}

function monthOf({ billingCycleAnchor }: Subscription, at: Instant): Window {
  return windowAt(billingCycleAnchor, 'month', at);
}

export function toldOfReminder({ about, id }: Reminder, moment: Moment, reading: Reading): Announcement[] {
  if (about === 'subscription') {
    const subscription = reading.subscription(id);
    return subscription ? toldOfSubscriptionEnds(subscription, moment, reading) : [];
  }
  const promotion = reading.promotion(id);
  if (!promotion || nextPromotionReminder(promotion, moment.at - 1) !== moment.at) return [];
  return [promotionTold('promotionalEntitlement.ends_soon', promotion, moment, reading)];
}

function toldOfSubscriptionEnds(subscription: Subscription, { at }: Moment, reading: Reading): Announcement[] {
  if (nextSubscriptionReminder(subscription, at - 1) !== at) return [];
  const { customerId } = subscription;
  const facts = subscriptionFacts(subscription, at, reading);
  if (isInTrial(subscription, at)) return [{ type: 'subscription.trial.ends_soon', customerId, facts }];
  const { start, end } = monthOf(subscription, at);
  const month = { currentBillingMonthStart: toIso(start), currentBillingMonthEnd: toIso(end) };
  return [{ type: 'subscription.billing_month.ends_soon', customerId, facts: { ...facts, ...month } }];
}
