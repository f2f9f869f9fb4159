// For tests: a subscription that says nothing but what the test says.
import { ON_OFFER } from '../catalog/package.ts';
import { fromIso } from '../time.ts';
import type { PriceOverride, Subscription } from './subscription.ts';

export const MARCH = fromIso('2026-03-01T00:00:00.000Z');
export const APRIL = fromIso('2026-04-01T00:00:00.000Z');

export function subscription(said: Partial<Subscription> = {}): Subscription {
  return {
    id: 'subscription-1',
    customerId: 'customer-test-id',
    productId: 'product-inkwell',
    planId: 'plan-pro',
    versions: ON_OFFER,
    resourceId: null,
    payingCustomerId: null,
    contractId: null,
    billingId: null,
    salesforceId: null,
    pricingType: 'PAID',
    paymentCollectionMethod: null,
    billingPeriod: 'MONTHLY',
    billingCountryCode: null,
    addons: [],
    charges: [],
    unitQuantity: null,
    entitlements: [],
    priceOverrides: [],
    minimumSpend: null,
    budget: null,
    coupon: null,
    taxPercentage: 0,
    taxInclusive: false,
    daysUntilDue: null,
    startDate: MARCH,
    billingCycleAnchor: MARCH,
    formerCycles: [],
    trial: null,
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
    createdAt: MARCH,
    updatedAt: MARCH,
    ...said,
  };
}

/** A price that was agreed and that says nothing but what the test says. */
export function priceOverride(said: Partial<PriceOverride>): PriceOverride {
  return {
    addonId: null,
    featureId: null,
    currencyId: null,
    baseCharge: false,
    amount: null,
    currency: 'usd',
    billingCountryCode: null,
    blockSize: null,
    tiers: null,
    creditRate: null,
    ...said,
  };
}
