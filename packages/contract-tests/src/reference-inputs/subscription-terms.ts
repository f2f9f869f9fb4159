// What can be agreed in a subscription, with every alternative at once; a contract may carry the same.
import { APPLIED_COUPON, BILLING_INFORMATION, BUDGET, METADATA, ZERO_DOLLARS } from './billing.ts';
import { INSTANT } from './instant.ts';
import { EVERY_RESET_CONFIGURATION } from './reset-period.ts';

const TRIAL = { isTrial: true, trialEndBehavior: 'CONVERT_TO_PAID', trialEndDate: INSTANT };

/** An unlimited feature with a limit, and credits. */
export const SUBSCRIPTION_ENTITLEMENTS = [
  {
    id: 'id',
    type: 'FEATURE',
    hasSoftLimit: true,
    hasUnlimitedUsage: true,
    usageLimit: 0,
    ...EVERY_RESET_CONFIGURATION,
  },
  { id: 'id', type: 'CREDIT', amount: 1, cadence: 'MONTH' },
];

export const NOTHING_OF_EACH_CHARGE = [
  { id: 'id', quantity: 0, type: 'FEATURE' },
  { id: 'id', quantity: 0, type: 'CREDIT' },
];

const PRICE_OVERRIDE = {
  addonId: 'addonId',
  amount: 0,
  baseCharge: true,
  billingCountryCode: 'billingCountryCode',
  blockSize: 0,
  creditGrantCadence: 'BEGINNING_OF_BILLING_PERIOD',
  creditRate: { amount: 1, currencyId: 'currencyId', costFormula: 'costFormula' },
  currency: 'usd',
  featureId: 'featureId',
  tiers: [{ flatPrice: ZERO_DOLLARS, unitPrice: ZERO_DOLLARS, upTo: 0 }],
};

const CHECKOUT_OPTIONS = {
  cancelUrl: 'https://example.com',
  successUrl: 'https://example.com',
  allowPromoCodes: true,
  allowTaxIdCollection: true,
  collectBillingAddress: true,
  collectPhoneNumber: true,
  referenceId: 'referenceId',
};

export const PREVIEW_EVERYTHING = {
  customerId: 'customerId',
  planId: 'planId',
  addons: [{ id: 'id', quantity: 0 }],
  appliedCoupon: APPLIED_COUPON,
  billableFeatures: [{ featureId: 'featureId', quantity: 0 }],
  billingCountryCode: 'billingCountryCode',
  billingCycleAnchor: 'UNCHANGED',
  billingInformation: BILLING_INFORMATION,
  billingPeriod: 'MONTHLY',
  charges: NOTHING_OF_EACH_CHARGE,
  payingCustomerId: 'payingCustomerId',
  resourceId: 'resourceId',
  scheduleStrategy: 'END_OF_BILLING_PERIOD',
  startDate: INSTANT,
  trialOverrideConfiguration: TRIAL,
  unitQuantity: 0,
};

const { billableFeatures: _, ...PREVIEWED_TOO } = PREVIEW_EVERYTHING;

export const PROVISION_EVERYTHING = {
  ...PREVIEWED_TOO,
  id: 'id',
  awaitPaymentConfirmation: true,
  billingId: 'billingId',
  budget: BUDGET,
  cancellationDate: INSTANT,
  checkoutOptions: CHECKOUT_OPTIONS,
  entitlements: SUBSCRIPTION_ENTITLEMENTS,
  metadata: METADATA,
  minimumSpend: ZERO_DOLLARS,
  paymentCollectionMethod: 'CHARGE',
  priceOverrides: [PRICE_OVERRIDE],
  salesforceId: 'salesforceId',
};
