// What is told about money and payers, at several operations. Free strings are the names of their fields.
import { INSTANT } from './instant.ts';

export const METADATA = { foo: 'string' };

export const ZERO_DOLLARS = { amount: 0, currency: 'usd' };

export const BUDGET = { hasSoftLimit: true, limit: 0 };

export const ADDRESS = {
  city: 'city',
  country: 'country',
  line1: 'line1',
  line2: 'line2',
  postalCode: 'postalCode',
  state: 'state',
};

export const TAX_IDS = [{ type: 'type', value: 'value' }];

/** Preview and provisioning. */
export const BILLING_INFORMATION = {
  billingAddress: ADDRESS,
  chargeOnBehalfOfAccount: 'chargeOnBehalfOfAccount',
  integrationId: 'integrationId',
  invoiceDaysUntilDue: 0,
  isBackdated: true,
  isInvoicePaid: true,
  metadata: METADATA,
  prorationBehavior: 'INVOICE_IMMEDIATELY',
  taxIds: TAX_IDS,
  taxPercentage: 0,
  taxRateIds: ['string'],
};

/** A coupon in every way at once: by id, by the provider's id, by a code and as an ad-hoc discount of both kinds. */
export const APPLIED_COUPON = {
  billingCouponId: 'billingCouponId',
  configuration: { startDate: INSTANT },
  couponId: 'couponId',
  discount: {
    amountsOff: [ZERO_DOLLARS],
    description: 'description',
    durationInMonths: 1,
    name: 'name',
    percentOff: 1,
  },
  promotionCode: 'promotionCode',
};
