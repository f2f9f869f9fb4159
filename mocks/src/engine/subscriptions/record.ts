// Decides the facts that a wish writes down, for a new subscription and for one that changes in place.
// Invariant: a change keeps id, start and history. A change of billing period, and the end of a trial before its time, begin
// a new billing cycle. Asking for a subscription takes back its pending cancellation, but not the end of a fixed term.
// Example: Pro since 1 Mar becomes Enterprise on 10 Mar: same id, same anchor of 1 Mar, other contents.
import type { Plan } from '../catalog/package.ts';
import { isInTrial, type Subscription, type SubscriptionContents } from '../customers/subscription.ts';
import type { Instant } from '../time.ts';
import { couponFrom } from './coupon.ts';
import { UNTAXED } from './tax.ts';
import { type Trial, trialAfter } from './trial.ts';
import { withUsageCycles } from './usage-cycle.ts';
import type { Wish } from './wish.ts';
import type { World } from './world.ts';

/** A wish on its way to the record. */
export type Draft = { world: World; plan: Plan; contents: SubscriptionContents; wish: Wish; at: Instant };

export function newSubscription(
  { world, plan, contents, wish, at }: Draft,
  identity: Pick<Subscription, 'id' | 'customerId' | 'createdAt'>,
  trial: Trial | null,
  startDate: Instant,
): Subscription {
  const blank: Subscription = {
    ...contents,
    ...identity,
    productId: plan.productId,
    resourceId: wish.resourceId,
    payingCustomerId: null,
    contractId: null,
    billingId: null,
    salesforceId: null,
    pricingType: plan.pricingType ?? 'FREE',
    paymentCollectionMethod: null,
    budget: null,
    coupon: null,
    ...UNTAXED,
    daysUntilDue: null,
    startDate,
    billingCycleAnchor: trial?.endDate ?? startDate,
    formerCycles: [],
    trial,
    cancellationDate: null,
    endDate: null,
    cancelReason: null,
    isRevoked: false,
    isProratedAtEnd: false,
    futureUpdate: null,
    pendingLines: [],
    latestInvoice: null,
    usageCharged: null,
    usageSynced: null,
    minimumLeft: 0,
    paid: null,
    spent: null,
    budgetReached: null,
    metadata: {},
    updatedAt: at,
  };
  return withTerms(
    { world, plan, contents, wish, at },
    { ...blank, ...endOf(wish, trial, null, startDate) },
    blank.billingCycleAnchor,
  );
}

/** The subscription with its contents changed at `at`. */
export function changedSubscription(draft: Draft, before: Subscription): Subscription {
  const { world, plan, contents, wish, at } = draft;
  const trial = trialAfter(before, plan, wish.trial, at);
  const changed = withContents({ ...before, trial }, contents, plan, at);
  const stillTrial = isInTrial(changed, at);
  const anchor = wish.billingCycleAnchor === 'NOW' && !stillTrial ? at : changed.billingCycleAnchor;
  const ended = { ...changed, billingCycleAnchor: anchor, ...endOf(wish, stillTrial ? trial : null, before, at) };
  const counted = withUsageCycles(world.catalog, before, ended, at);
  return withTerms(draft, counted, stillTrial && trial ? trial.endDate : at);
}

/** Other contents from `at` on. */
export function withContents(
  before: Subscription,
  contents: SubscriptionContents,
  plan: Plan,
  at: Instant,
): Subscription {
  const { trial } = before;
  const isNewCycle = contents.billingPeriod !== null && contents.billingPeriod !== before.billingPeriod;
  const kept = isNewCycle || trial?.endDate === at ? at : before.billingCycleAnchor;
  return {
    ...before,
    ...contents,
    pricingType: plan.pricingType ?? 'FREE',
    billingCycleAnchor: trial && isInTrial(before, at) ? trial.endDate : kept,
    futureUpdate: null,
    updatedAt: at,
  };
}

/** What a wish says beside the contents, and which holds at once. */
export function withTerms(
  { world, plan, wish, at }: Draft,
  subscription: Subscription,
  couponStart: Instant,
): Subscription {
  const or = <Value>(said: Value | undefined, known: Value) => (said === undefined ? known : said);
  const method = subscription.paymentCollectionMethod ?? (plan.pricingType === 'PAID' ? 'CHARGE' : null);
  const coupon = wish.coupon ? couponFrom(world, subscription, wish.coupon, couponStart, at) : subscription.coupon;
  return {
    ...subscription,
    payingCustomerId: or(wish.payingCustomerId, subscription.payingCustomerId),
    billingId: or(wish.billingId, subscription.billingId),
    salesforceId: or(wish.salesforceId, subscription.salesforceId),
    paymentCollectionMethod: or(wish.paymentCollectionMethod, method),
    budget: or(wish.budget, subscription.budget),
    coupon,
    taxPercentage: or(wish.taxPercentage, subscription.taxPercentage),
    taxInclusive: or(wish.taxInclusive, subscription.taxInclusive),
    daysUntilDue: or(wish.daysUntilDue, subscription.daysUntilDue),
    metadata: or(wish.metadata, subscription.metadata),
    updatedAt: at,
  };
}

export type End = Pick<Subscription, 'endDate' | 'cancelReason' | 'cancellationDate' | 'isRevoked' | 'isProratedAtEnd'>;

/** The end that is known from the beginning: of a fixed term, or of a trial that does not convert. */
export function endOf(wish: Wish, trial: Trial | null, before: Subscription | null, from: Instant): End {
  const open: End = {
    endDate: null,
    cancelReason: null,
    cancellationDate: null,
    isRevoked: false,
    isProratedAtEnd: false,
  };
  const fixed = wish.cancellationDate ?? (before?.cancelReason === 'EXPIRED' ? before.endDate : null);
  const trialEnd = trial?.endBehavior === 'CANCEL_SUBSCRIPTION' ? trial.endDate : null;
  if (trialEnd !== null && trialEnd > from && (fixed === null || trialEnd <= fixed)) {
    return { ...open, endDate: trialEnd, cancelReason: 'TRIAL_ENDED' };
  }
  return fixed === null ? open : { ...open, endDate: fixed, cancelReason: 'EXPIRED' };
}
