import type { Input } from '@meterline/client';
import { CUSTOMERS, RESOURCES } from '../market.ts';
import { around, concerned, DAY, type Scene, somebody, someSubscription, somewhere } from '../scene.ts';
import { call } from '../step.ts';

const PLANS = [
  [2, 'plan-desk-free'],
  [4, 'plan-desk-team'],
  [4, 'plan-desk-office'],
  [1, 'plan-desk-custom'],
  [4, 'plan-cloud-metered'],
  [3, 'plan-cloud-pool'],
  [2, 'plan-yen'],
  [1, 'plan-yen-trial'],
] as const;
const COUPONS = ['coupon-quarter', 'coupon-forever', 'coupon-once'] as const;

type Addons = { id: string; quantity: number }[];

function addonsFor({ chance }: Scene, planId: string): Addons {
  if (planId.startsWith('plan-cloud')) return [{ id: 'addon-tokens', quantity: chance.whole(0, 3) }];
  const seats = { id: 'addon-seats', quantity: chance.whole(0, 4) };
  return chance.odds(0.3) ? [seats, { id: 'addon-sso', quantity: 1 }] : [seats];
}

/** What a preview can be asked, too. */
function terms(scene: Scene, planId: string) {
  const { chance, now } = scene;
  const isYearly = planId.startsWith('plan-desk') && chance.odds(0.35);
  const isCounted = ['plan-desk-office', 'plan-cloud-pool', 'plan-yen'].includes(planId);
  const isTrial = chance.odds(0.3);
  return {
    billingPeriod: isYearly ? ('ANNUALLY' as const) : ('MONTHLY' as const),
    ...(chance.odds(0.4) && { addons: addonsFor(scene, planId) }),
    ...(isCounted &&
      chance.odds(0.8) && {
        charges: [{ id: 'feature-seats', quantity: chance.whole(1, 30), type: 'FEATURE' as const }],
      }),
    ...(chance.odds(0.15) && { appliedCoupon: { couponId: chance.of(COUPONS) } }),
    ...(chance.odds(0.05) && { appliedCoupon: { discount: { name: 'deal', percentOff: 33.3, durationInMonths: 2 } } }),
    ...(chance.odds(0.3) && {
      billingInformation: {
        taxPercentage: chance.of([0, 10, 8.25, 19]),
        prorationBehavior: chance.of(['INVOICE_IMMEDIATELY', 'CREATE_PRORATIONS', 'NONE'] as const),
      },
    }),
    ...(chance.odds(0.1) && { billingCycleAnchor: 'NOW' as const }),
    ...(chance.odds(0.15) && {
      scheduleStrategy: chance.of(['END_OF_BILLING_PERIOD', 'END_OF_BILLING_MONTH', 'IMMEDIATE'] as const),
    }),
    ...(chance.odds(0.06) && { startDate: around(scene, 20, 40) }),
    ...(chance.odds(0.4) && {
      trialOverrideConfiguration: {
        isTrial,
        ...(isTrial && { trialEndDate: new Date(now + chance.whole(1, 30) * DAY).toISOString() }),
        ...(isTrial &&
          chance.odds(0.5) && { trialEndBehavior: chance.of(['CONVERT_TO_PAID', 'CANCEL_SUBSCRIPTION'] as const) }),
      },
    }),
  };
}

export function provisionSubscription(scene: Scene) {
  const { chance, count, now } = scene;
  const customerId = somebody(scene);
  const planId = chance.weighted(PLANS);
  const isForResource = planId.startsWith('plan-cloud') && chance.odds(0.6);
  const resourceId = isForResource ? chance.of(RESOURCES) : chance.maybe(0.02, () => chance.of(RESOURCES));
  const payingCustomerId = chance.maybe(0.05, () => chance.of(CUSTOMERS));
  return call(payingCustomerId ? [customerId, payingCustomerId] : [customerId], 'provisionSubscription', {
    customerId,
    planId,
    ...terms(scene, planId),
    ...(chance.odds(0.5) && { id: `subscription-of-step-${count}` }),
    ...(resourceId !== undefined && { resourceId }),
    ...(payingCustomerId !== undefined && { payingCustomerId }),
    ...(chance.odds(0.2) && { paymentCollectionMethod: chance.of(['CHARGE', 'INVOICE', 'NONE'] as const) }),
    ...(chance.odds(0.2) && { awaitPaymentConfirmation: false }),
    ...(chance.odds(0.1) && { cancellationDate: new Date(now + chance.whole(1, 100) * DAY).toISOString() }),
    ...(chance.odds(0.1) && { budget: { limit: chance.of([0, 10, 100]), hasSoftLimit: chance.odds(0.5) } }),
    ...(chance.odds(0.05) && { minimumSpend: { amount: 150, currency: 'usd' as const } }),
    ...(planId === 'plan-desk-custom' && {
      entitlements: [
        { type: 'FEATURE' as const, id: 'feature-exports', usageLimit: 9, resetPeriod: 'DAY' as const },
        { type: 'CREDIT' as const, id: 'credits', amount: 25, cadence: 'MONTH' as const },
      ],
    }),
  });
}

export function previewSubscription(scene: Scene) {
  const customerId = somebody(scene);
  const planId = scene.chance.weighted(PLANS);
  const resourceId = somewhere(scene, customerId);
  return call([], 'previewSubscription', {
    customerId,
    planId,
    ...terms(scene, planId),
    ...(resourceId !== undefined && { resourceId }),
  });
}

export function updateSubscription(scene: Scene) {
  const { chance } = scene;
  const subscription = someSubscription(scene);
  if (!subscription) return undefined;
  const { startDate, trialOverrideConfiguration, ...all } = terms(scene, subscription.planId);
  const kept = Object.entries(all).filter(() => chance.odds(0.5));
  return call(concerned(subscription), 'updateSubscription', {
    subscriptionId: subscription.id,
    ...(Object.fromEntries(kept) as Omit<Input<'updateSubscription'>, 'subscriptionId'>),
    ...(chance.odds(0.1) && { trialEndDate: around(scene, 0, 30) }),
    ...(chance.odds(0.1) && { cancellationDate: chance.odds(0.3) ? null : around(scene, 0, 60) }),
    ...(chance.odds(0.1) && { metadata: { step: String(scene.count) } }),
  });
}

export function cancelSubscription(scene: Scene) {
  const { chance } = scene;
  const subscription = someSubscription(scene);
  if (!subscription) return undefined;
  const time = chance.of(['END_OF_BILLING_PERIOD', 'IMMEDIATE', 'SPECIFIC_DATE', undefined] as const);
  return call(concerned(subscription), 'cancelSubscription', {
    subscriptionId: subscription.id,
    ...(time !== undefined && { cancellationTime: time }),
    ...(time === 'SPECIFIC_DATE' && { endDate: around(scene, 0, 60) }),
    ...(chance.odds(0.3) && { prorate: chance.odds(0.7) }),
    ...(chance.odds(0.2) && { cancellationAction: 'REVOKE_ENTITLEMENTS' as const }),
  });
}

export function transferSubscription(scene: Scene) {
  const subscription = someSubscription(scene);
  if (!subscription) return undefined;
  const destinationResourceId = scene.chance.of(RESOURCES);
  return call([subscription.customerId], 'transferSubscription', {
    subscriptionId: subscription.id,
    destinationResourceId,
  });
}

export function delegateSubscription(scene: Scene) {
  const subscription = someSubscription(scene);
  if (!subscription) return undefined;
  const targetCustomerId = scene.chance.of(CUSTOMERS);
  return call([...concerned(subscription), targetCustomerId], 'delegateSubscription', {
    subscriptionId: subscription.id,
    targetCustomerId,
  });
}

export function migrateSubscription(scene: Scene) {
  const subscription = someSubscription(scene);
  return (
    subscription &&
    call(concerned(subscription), 'migrateSubscription', {
      subscriptionId: subscription.id,
      subscriptionMigrationTime: scene.chance.of(['END_OF_BILLING_PERIOD', 'IMMEDIATE'] as const),
    })
  );
}

const BY_ID = [
  'chargeSubscriptionUsage',
  'syncSubscriptionUsage',
  'markSubscriptionInvoicePaid',
  'cancelScheduledUpdate',
  'cancelPendingPaymentUpdate',
] as const;

export function actOnSubscription(scene: Scene) {
  const subscription = someSubscription(scene);
  return subscription && call(concerned(subscription), scene.chance.of(BY_ID), { subscriptionId: subscription.id });
}
