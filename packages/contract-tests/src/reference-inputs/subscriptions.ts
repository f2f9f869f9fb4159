import { APPLIED_COUPON, BILLING_INFORMATION, BUDGET, METADATA, ZERO_DOLLARS } from './billing.ts';
import { INSTANT } from './instant.ts';
import { CREATED_AT, UUID_PAGE } from './paging.ts';
import { del, get, patch, post, WITHOUT_BODY } from './request.ts';
import {
  NOTHING_OF_EACH_CHARGE,
  PREVIEW_EVERYTHING,
  PROVISION_EVERYTHING,
  SUBSCRIPTION_ENTITLEMENTS,
} from './subscription-terms.ts';

const SUBSCRIPTIONS = '/api/v1/subscriptions';
const MINIMAL = { customerId: 'customerId', planId: 'planId' };

export const subscriptions = {
  provisionSubscription: post(SUBSCRIPTIONS, MINIMAL, PROVISION_EVERYTHING),
  listSubscriptions: get(
    SUBSCRIPTIONS,
    `${SUBSCRIPTIONS}?${UUID_PAGE}&${CREATED_AT}&customerId=customerId&planId=planId&pricingType=FREE&resourceId=resourceId&status=PAYMENT_PENDING`,
    `${SUBSCRIPTIONS}?pricingType=FREE%2CPAID&status=ACTIVE%2CIN_TRIAL`,
  ),
  previewSubscription: post(`${SUBSCRIPTIONS}/preview`, MINIMAL, PREVIEW_EVERYTHING),
  importSubscriptions: post(
    `${SUBSCRIPTIONS}/import`,
    { subscriptions: [{ id: 'id', ...MINIMAL }] },
    {
      subscriptions: [
        {
          id: 'id',
          ...MINIMAL,
          addons: [{ id: 'id', quantity: 0 }],
          billingId: 'billingId',
          billingPeriod: 'MONTHLY',
          charges: NOTHING_OF_EACH_CHARGE,
          endDate: INSTANT,
          metadata: METADATA,
          resourceId: 'resourceId',
          startDate: INSTANT,
        },
      ],
      integrationId: 'integrationId',
    },
  ),
  getSubscription: get(`${SUBSCRIPTIONS}/x`),
  updateSubscription: patch(
    `${SUBSCRIPTIONS}/x`,
    {},
    {
      addons: [{ id: 'id', quantity: 0 }],
      appliedCoupon: APPLIED_COUPON,
      awaitPaymentConfirmation: true,
      billingCycleAnchor: 'UNCHANGED',
      billingInformation: { ...BILLING_INFORMATION, couponId: 'couponId' },
      billingPeriod: 'MONTHLY',
      budget: BUDGET,
      cancellationDate: INSTANT,
      charges: NOTHING_OF_EACH_CHARGE,
      entitlements: SUBSCRIPTION_ENTITLEMENTS,
      metadata: METADATA,
      minimumSpend: ZERO_DOLLARS,
      priceOverrides: [
        {
          addonId: 'addonId',
          amount: 0,
          baseCharge: true,
          currency: 'usd',
          currencyId: 'currencyId',
          featureId: 'featureId',
        },
      ],
      promotionCode: 'promotionCode',
      salesforceId: 'salesforceId',
      scheduleStrategy: 'END_OF_BILLING_PERIOD',
      trialEndDate: INSTANT,
    },
  ),
  cancelSubscription: post(
    `${SUBSCRIPTIONS}/x/cancel`,
    WITHOUT_BODY,
    {},
    {
      cancellationAction: 'DEFAULT',
      cancellationTime: 'END_OF_BILLING_PERIOD',
      endDate: INSTANT,
      prorate: true,
    },
  ),
  delegateSubscription: post(`${SUBSCRIPTIONS}/x/delegate`, { targetCustomerId: 'targetCustomerId' }),
  migrateSubscription: post(
    `${SUBSCRIPTIONS}/x/migrate`,
    WITHOUT_BODY,
    {},
    {
      subscriptionMigrationTime: 'END_OF_BILLING_PERIOD',
    },
  ),
  transferSubscription: post(`${SUBSCRIPTIONS}/x/transfer`, { destinationResourceId: 'destinationResourceId' }),
  cancelPendingPaymentUpdate: del(`${SUBSCRIPTIONS}/x/future-update/pending-payment`),
  cancelScheduledUpdate: del(`${SUBSCRIPTIONS}/x/future-update/schedule`),
  chargeSubscriptionUsage: post(`${SUBSCRIPTIONS}/x/usage/charge`, WITHOUT_BODY, {}, { untilDate: INSTANT }),
  syncSubscriptionUsage: post(`${SUBSCRIPTIONS}/x/usage/sync`),
  markSubscriptionInvoicePaid: post(`${SUBSCRIPTIONS}/x/invoice/paid`),
};
