// Decides what is told of a subscription: that it came, changed or ended, and what became of its trial.
// Invariant: an end is told when it takes effect, and as what it is; before that, a cancellation is a change.
// Example: Pro in trial, created 10 Mar: created and trial_started. On 24 Mar it is paid: trial_converted and updated.
import { addonOf, planOf } from '../catalog/version.ts';
import { isInTrial, type Subscription, statusAt } from '../customers/subscription.ts';
import type { Announcement, ChangeOf, Moment, Reading } from '../notification.ts';
import { billingPeriodAt } from '../subscriptions/billing-period.ts';
import { recurringLines } from '../subscriptions/lines.ts';
import { paymentCollectionOf } from '../subscriptions/payment.ts';
import { type Instant, toIso, toIsoOrNull } from '../time.ts';
import { addonBrief, customerBrief, planBrief, resourceBrief } from './brief.ts';
import { differs } from './difference.ts';

export function toldOfSubscription(
  { before, after }: ChangeOf<'subscriptions'>,
  moment: Moment,
  reading: Reading,
): Announcement[] {
  if (!after) return [];
  const facts = subscriptionFacts(after, moment.at, reading);
  return typesOf(before, after, moment).map((type) => ({
    type: `subscription.${type}`,
    customerId: after.customerId,
    facts:
      type === 'trial_converted' ? { ...facts, reason: moment.operationId === null ? 'TRIAL_ENDED' : null } : facts,
  }));
}

/** Counted usage, and money that is still to be invoiced, are on record and not shown. */
const UNSEEN = [
  'latestInvoice',
  'pendingLines',
  'usageCharged',
  'usageSynced',
  'minimumLeft',
  'paid',
  'spent',
  'budgetReached',
] as const;

function typesOf(before: Subscription | undefined, after: Subscription, { at, since }: Moment): string[] {
  const now = statusAt(after, at);
  const was = before && statusAt(before, since);
  if (!before) return now === 'IN_TRIAL' ? ['created', 'trial_started'] : ['created'];
  const isEnded = now !== was && (now === 'CANCELED' || now === 'EXPIRED');
  if (isEnded) {
    const isTrialEnd = after.cancelReason === 'TRIAL_ENDED';
    return now === 'CANCELED' ? ['canceled'] : isTrialEnd ? ['trial_expired', 'expired'] : ['expired'];
  }
  const isChanged = now !== was || differs(before, after, UNSEEN) || periodAt(before, since) !== periodAt(after, at);
  return [...trialTypes(now, was, after), ...(isChanged ? ['updated'] : [])];
}

function trialTypes(now: string, was: string | undefined, { pricingType }: Subscription): string[] {
  if (now === 'IN_TRIAL' && was !== 'IN_TRIAL') return ['trial_started'];
  if (now !== 'ACTIVE' || was !== 'IN_TRIAL') return [];
  return [pricingType === 'FREE' ? 'trial_expired' : 'trial_converted'];
}

function periodAt(subscription: Subscription, at: Instant): Instant | undefined {
  return billingPeriodAt(subscription, at)?.start;
}

export function subscriptionFacts(subscription: Subscription, at: Instant, reading: Reading): Announcement['facts'] {
  const { id, billingId, customerId, resourceId, planId, billingPeriod, trial, metadata } = subscription;
  const { catalog } = reading;
  const customer = reading.customer(customerId);
  const period = billingPeriodAt(subscription, at);
  return {
    id,
    billingId,
    status: statusAt(subscription, at),
    startDate: toIso(subscription.startDate),
    endDate: toIsoOrNull(subscription.endDate),
    cancellationDate: toIsoOrNull(subscription.cancellationDate),
    trialEndDate: toIsoOrNull(trial?.endDate ?? null),
    currentBillingPeriodStart: toIsoOrNull(period?.start ?? null),
    currentBillingPeriodEnd: toIsoOrNull(period?.end ?? null),
    billingPeriod,
    billingCurrency: recurringLines(catalog, subscription).lines[0]?.currency ?? customer?.billingCurrency ?? null,
    isTrialSubscription: isInTrial(subscription, at),
    paymentCollection: paymentCollectionOf(subscription),
    resource: resourceBrief(resourceId),
    customer: customerBrief(customer, customerId),
    plan: planBrief(planOf(catalog, subscription), planId),
    addons: subscription.addons.map((addon) => ({
      ...addonBrief(addonOf(catalog, subscription, addon.id), addon.id),
      quantity: addon.quantity,
    })),
    metadata,
  };
}
