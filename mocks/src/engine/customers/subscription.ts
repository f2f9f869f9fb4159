// What a customer has bought. Only facts are stored; status and billing period at an instant are derived.
// Invariant: before its start a subscription gives nothing, from its end on it gives nothing; only ACTIVE and IN_TRIAL give access.
// Example: start 1 Mar, trial until 15 Mar, no end: IN_TRIAL on 14 Mar, ACTIVE on 15 Mar.
import type {
  BillingPeriod,
  CreditRate,
  ResetPeriod,
  ResetPeriodConfiguration,
  Tier,
  Versions,
} from '../catalog/package.ts';
import type { Money } from '../money.ts';
import type { Instant } from '../time.ts';
import type { FormerCycle } from '../usage/period.ts';

export type SubscriptionStatus = 'PAYMENT_PENDING' | 'ACTIVE' | 'EXPIRED' | 'IN_TRIAL' | 'CANCELED' | 'NOT_STARTED';

export type SubscriptionEntitlement =
  | {
      type: 'FEATURE';
      id: string;
      usageLimit: number | null;
      hasUnlimitedUsage: boolean;
      hasSoftLimit: boolean;
      resetPeriod: ResetPeriod | null;
      resetPeriodConfiguration: ResetPeriodConfiguration | null;
    }
  | { type: 'CREDIT'; id: string; amount: number; cadence: 'MONTH' | 'YEAR' };

/** A coupon as it was when it was applied; a later change of the catalogue does not touch it. */
export type AppliedCoupon = {
  id: string;
  name: string;
  percentOff: number | null;
  amountsOff: Money[] | null;
  durationInMonths: number | null;
  startDate: Instant;
};

/** A price for this subscription only: of its flat fee (`baseCharge`), of a feature or of credits, in its plan or in an add-on; in money or
 * in credits. */
export type PriceOverride = {
  addonId: string | null;
  featureId: string | null;
  /** Of credits that are bought for each billing period. */
  currencyId: string | null;
  baseCharge: boolean;
  amount: number | null;
  currency: string;
  billingCountryCode: string | null;
  blockSize: number | null;
  tiers: Tier[] | null;
  creditRate: CreditRate | null;
};

/** What a subscription consists of, and what a change of it replaces. */
export type SubscriptionContents = {
  planId: string;
  /** The versions in which it has its plan, the parents of that, and its add-ons. */
  versions: Versions;
  billingPeriod: BillingPeriod | null;
  billingCountryCode: string | null;
  addons: { id: string; quantity: number }[];
  charges: { id: string; quantity: number; type: 'FEATURE' | 'CREDIT' }[];
  unitQuantity: number | null;
  entitlements: SubscriptionEntitlement[];
  priceOverrides: PriceOverride[];
  minimumSpend: { amount?: number; currency?: string } | null;
};

/** A change that waits for its instant, or for its payment. */
export type FutureUpdate = {
  /** When it takes effect; of one that waits for its payment, from when on. */
  scheduledExecutionTime: Instant;
  subscriptionScheduleType:
    | 'DOWNGRADE'
    | 'PLAN'
    | 'BILLING_PERIOD'
    | 'ADDON'
    | 'UNIT_AMOUNT'
    | 'PRICE_OVERRIDE'
    | 'RECURRING_CREDITS'
    | 'MIGRATE_TO_LATEST';
  contents: SubscriptionContents;
  /** The invoice that is to be paid first, and what holds with the contents once it is. */
  payment: {
    invoiceId: string;
    billingCycleAnchor: Instant;
    pendingLines: PendingLine[];
    minimumLeft: number;
    paid: PaidPeriod | null;
  } | null;
};

/** A line that waits for the next invoice: a proration, or usage at a price of before, with its discount taken already. */
export type PendingLine = { description: string; amount: number; currency: string };

/** What was charged in advance for a whole billing period, line by line. Whatever is given back is a share of it. */
export type PaidPeriod = {
  /** The start of the period. */
  since: Instant;
  amounts: number[];
  /** The part of it that lifts it to the minimum spend. */
  minimum: number;
  currency: string;
  coupon: AppliedCoupon | null;
};

export type SubscriptionInvoice = {
  billingId: string;
  createdAt: Instant;
  status: 'OPEN' | 'CANCELED' | 'PAID';
  total: number;
  amountDue: number;
  currency: string;
  billingReason: 'BILLING_CYCLE' | 'SUBSCRIPTION_CREATION' | 'SUBSCRIPTION_UPDATE' | 'MANUAL';
};

/** How far usage has been counted: until when, and for each feature how much of the usage period that ran then. */
export type UsageMark = {
  until: Instant;
  counted: Record<string, { start: Instant | null; total: number }>;
};

export type Subscription = SubscriptionContents & {
  id: string;
  customerId: string;
  productId: string;
  resourceId: string | null;
  payingCustomerId: string | null;
  /** The contract that it is under. */
  contractId: string | null;
  billingId: string | null;
  salesforceId: string | null;
  pricingType: 'FREE' | 'PAID' | 'CUSTOM';
  paymentCollectionMethod: 'CHARGE' | 'INVOICE' | 'NONE' | null;
  budget: { limit: number; hasSoftLimit: boolean } | null;
  coupon: AppliedCoupon | null;
  taxPercentage: number;
  /** Whether its prices have their tax in them. */
  taxInclusive: boolean;
  /** Days that an invoice may wait; null for what is usual. */
  daysUntilDue: number | null;
  startDate: Instant;
  /** Where billing periods are counted from: the end of the trial if there is one, else the start. */
  billingCycleAnchor: Instant;
  /** How usage periods were counted before: of this subscription, and of those that it took the place of. */
  formerCycles: readonly FormerCycle[];
  trial: { endDate: Instant; endBehavior: 'CONVERT_TO_PAID' | 'CANCEL_SUBSCRIPTION' } | null;
  /** When the cancellation was asked for. */
  cancellationDate: Instant | null;
  /** From this instant on the subscription gives nothing. */
  endDate: Instant | null;
  cancelReason:
    | 'UPGRADE_OR_DOWNGRADE'
    | 'EXPIRED'
    | 'TRIAL_ENDED'
    | 'Immediate'
    | 'ScheduledCancellation'
    | 'CustomerArchived'
    | null;
  /** Whether access was taken away beyond the end (REVOKE_ENTITLEMENTS). */
  isRevoked: boolean;
  /** Whether the rest of the period is given back at the end. */
  isProratedAtEnd: boolean;
  futureUpdate: FutureUpdate | null;
  pendingLines: PendingLine[];
  latestInvoice: SubscriptionInvoice | null;
  /** The usage that was charged, and the usage that the billing provider knows of; null for none. */
  usageCharged: UsageMark | null;
  usageSynced: UsageMark | null;
  /** What was charged to reach the minimum spend, and was not used up yet. */
  minimumLeft: number;
  /** What is paid for in the period that runs; null for nothing. */
  paid: PaidPeriod | null;
  /** What was invoiced for the billing period that began at `since`; null before the first invoice. */
  spent: { since: Instant | null; amount: number } | null;
  /** The period in which its budget was last reached, and the limit that was reached; null for never. */
  budgetReached: { since: Instant | null; limit: number } | null;
  metadata: Record<string, string>;
  createdAt: Instant;
  updatedAt: Instant;
};

export function statusAt(subscription: Subscription, at: Instant): SubscriptionStatus {
  if (isOver(subscription, at)) {
    return subscription.cancelReason === 'EXPIRED' || subscription.cancelReason === 'TRIAL_ENDED'
      ? 'EXPIRED'
      : 'CANCELED';
  }
  if (subscription.startDate > at) return 'NOT_STARTED';
  return isInTrial(subscription, at) ? 'IN_TRIAL' : 'ACTIVE';
}

/** Whether it has ended, so that nothing of it can change any more. */
export function isOver(subscription: Subscription, at: Instant): boolean {
  return subscription.endDate !== null && subscription.endDate <= at;
}

export function isInTrial(subscription: Subscription, at: Instant): boolean {
  return subscription.trial !== null && subscription.startDate <= at && at < subscription.trial.endDate;
}

export function givesAccess(subscription: Subscription, at: Instant): boolean {
  const status = statusAt(subscription, at);
  return status === 'ACTIVE' || status === 'IN_TRIAL';
}
