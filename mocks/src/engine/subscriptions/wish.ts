// What a caller asks for: the subscription as it is to be. What is undefined was not said: what holds then, stays.
// The contents of a subscription (plan, add-ons, quantities) are always said as a whole.
import type { BillingPeriod } from '../catalog/package.ts';
import type { Subscription, SubscriptionContents } from '../customers/subscription.ts';
import type { Money } from '../money.ts';
import type { Instant } from '../time.ts';

export type CouponWish = {
  couponId: string | undefined;
  billingCouponId: string | undefined;
  promotionCode: string | undefined;
  startDate: Instant | undefined;
  discount:
    | {
        name: string | undefined;
        percentOff: number | null;
        amountsOff: Money[] | null;
        durationInMonths: number | null;
      }
    | undefined;
  /** Where it stands in the request. */
  field?: string | undefined;
};

export type TrialWish = {
  isTrial: boolean;
  trialEndDate: Instant | undefined;
  trialEndBehavior: 'CONVERT_TO_PAID' | 'CANCEL_SUBSCRIPTION' | undefined;
};

export type Wish = {
  id: string | undefined;
  planId: string;
  resourceId: string | null;
  payingCustomerId: string | null | undefined;
  billingPeriod: BillingPeriod | undefined;
  billingCountryCode: string | null | undefined;
  addons: SubscriptionContents['addons'];
  charges: SubscriptionContents['charges'];
  unitQuantity: number | null;
  entitlements: SubscriptionContents['entitlements'] | undefined;
  priceOverrides: SubscriptionContents['priceOverrides'] | undefined;
  minimumSpend: SubscriptionContents['minimumSpend'] | undefined;
  budget: Subscription['budget'] | undefined;
  coupon: CouponWish | undefined;
  taxPercentage: number | undefined;
  taxInclusive: boolean | undefined;
  daysUntilDue: number | undefined;
  prorationBehavior: 'INVOICE_IMMEDIATELY' | 'CREATE_PRORATIONS' | 'NONE';
  billingCycleAnchor: 'UNCHANGED' | 'NOW';
  scheduleStrategy: 'END_OF_BILLING_PERIOD' | 'END_OF_BILLING_MONTH' | 'IMMEDIATE' | undefined;
  startDate: Instant | undefined;
  /** The end of a fixed term. */
  cancellationDate: Instant | undefined;
  trial: TrialWish | undefined;
  paymentCollectionMethod: Subscription['paymentCollectionMethod'] | undefined;
  isBackdated: boolean;
  isInvoicePaid: boolean;
  awaitPaymentConfirmation: boolean;
  hasCheckout: boolean;
  billingId: string | null | undefined;
  salesforceId: string | null | undefined;
  metadata: Record<string, string> | undefined;
};

/** A wish for a plan, and whatever else is said. */
export function wishFor(planId: string, said: Partial<Wish> = {}): Wish {
  return {
    id: undefined,
    planId,
    resourceId: null,
    payingCustomerId: undefined,
    billingPeriod: undefined,
    billingCountryCode: undefined,
    addons: [],
    charges: [],
    unitQuantity: null,
    entitlements: undefined,
    priceOverrides: undefined,
    minimumSpend: undefined,
    budget: undefined,
    coupon: undefined,
    taxPercentage: undefined,
    taxInclusive: undefined,
    daysUntilDue: undefined,
    prorationBehavior: 'INVOICE_IMMEDIATELY',
    billingCycleAnchor: 'UNCHANGED',
    scheduleStrategy: undefined,
    startDate: undefined,
    cancellationDate: undefined,
    trial: undefined,
    paymentCollectionMethod: undefined,
    isBackdated: false,
    isInvoicePaid: false,
    awaitPaymentConfirmation: true,
    hasCheckout: false,
    billingId: undefined,
    salesforceId: undefined,
    metadata: undefined,
    ...said,
  };
}
