import { describe, expect, it } from 'vitest';
import { addon, charge, MARCH, NOON, plan } from '../catalog/fixture.ts';
import { changedCustomer } from '../customers/customer.ts';
import { APRIL, subscription } from '../customers/fixture.ts';
import type { Subscription } from '../customers/subscription.ts';
import type { Moment } from '../notification.ts';
import { DAY } from '../time.ts';
import { ADA, ASKED, BY_ITSELF, changed, readingOf, typesOf } from './fixture.ts';
import { subscriptionFacts, toldOfSubscription } from './subscriptions.ts';

const reading = readingOf();
const pro = subscription();
const trial = { endDate: NOON + 14 * DAY, endBehavior: 'CONVERT_TO_PAID' } as const;
const inTrial = subscription({ startDate: NOON, trial, billingCycleAnchor: trial.endDate });
const told = (before: Subscription | undefined, after: Subscription | undefined, moment: Moment = ASKED) =>
  typesOf(toldOfSubscription(changed('subscriptions', before, after), moment, reading));
const at = (instant: number, moment: Moment = BY_ITSELF) => ({ ...moment, at: instant, since: instant - 1000 });

describe('a subscription', () => {
  it('is told when it comes, in trial or not', () => {
    expect(told(undefined, pro)).toEqual(['subscription.created']);
    expect(told(undefined, inTrial)).toEqual(['subscription.created', 'subscription.trial_started']);
    expect(told(pro, undefined)).toEqual([]);
  });

  it('is updated when it changes, starts or begins a period', () => {
    expect(told(pro, { ...pro, planId: 'plan-enterprise' })).toEqual(['subscription.updated']);
    const later = subscription({ startDate: NOON, billingCycleAnchor: NOON });
    expect(told(later, { ...later, updatedAt: NOON }, BY_ITSELF)).toEqual(['subscription.updated']);
    expect(told(pro, { ...pro, updatedAt: APRIL }, at(APRIL))).toEqual(['subscription.updated']);
  });

  it('is not updated by counted usage, by invoices, or by nothing', () => {
    const counted = { until: NOON, counted: {} };
    const pendingLines = [{ description: 'Unused time', amount: -5, currency: 'usd' }];
    expect(told(pro, { ...pro, usageCharged: counted, usageSynced: counted, pendingLines, updatedAt: NOON })).toEqual(
      [],
    );
  });

  it('ends as what it is, when the end takes effect', () => {
    const end = (said: Partial<Subscription>) => subscription({ endDate: NOON, ...said });
    expect(told(pro, subscription({ endDate: APRIL, cancelReason: 'ScheduledCancellation' }))).toEqual([
      'subscription.updated',
    ]);
    expect(told(pro, end({ cancelReason: 'Immediate' }))).toEqual(['subscription.canceled']);
    const expired = end({ cancelReason: 'EXPIRED' });
    expect(told(expired, { ...expired, updatedAt: NOON }, BY_ITSELF)).toEqual(['subscription.expired']);
    const tried = end({ cancelReason: 'TRIAL_ENDED' });
    expect(told(tried, { ...tried, updatedAt: NOON }, BY_ITSELF)).toEqual([
      'subscription.trial_expired',
      'subscription.expired',
    ]);
  });

  it('that is over and changes still is updated, and does not end again', () => {
    const over = subscription({ endDate: MARCH + DAY, cancelReason: 'Immediate' });
    expect(told(over, { ...over, metadata: { note: 'gone' } })).toEqual(['subscription.updated']);
  });
});

describe('a trial', () => {
  it('that begins with a start of the future is told then', () => {
    expect(told(inTrial, { ...inTrial, updatedAt: NOON }, BY_ITSELF)).toEqual([
      'subscription.trial_started',
      'subscription.updated',
    ]);
  });

  it('converts by itself with a reason, and by request without one', () => {
    const converted = (moment: Moment, after: Subscription) =>
      toldOfSubscription(changed('subscriptions', inTrial, after), moment, reading).map(({ type, facts }) => [
        type,
        facts.reason,
      ]);
    expect(converted(at(trial.endDate), { ...inTrial, updatedAt: NOON })).toEqual([
      ['subscription.trial_converted', 'TRIAL_ENDED'],
      ['subscription.updated', undefined],
    ]);
    const paidNow = { ...inTrial, trial: { ...trial, endDate: NOON + DAY }, billingCycleAnchor: NOON + DAY };
    expect(converted(at(NOON + DAY, ASKED), paidNow)).toEqual([
      ['subscription.trial_converted', null],
      ['subscription.updated', undefined],
    ]);
  });

  it('that goes on as a free plan has expired', () => {
    expect(told(inTrial, { ...inTrial, pricingType: 'FREE' }, at(trial.endDate))).toEqual([
      'subscription.trial_expired',
      'subscription.updated',
    ]);
  });
});

describe('what is shown of a subscription', () => {
  const price = { amount: 49, currency: 'usd' };
  const shelf = {
    plans: [plan('plan-pro', { displayName: 'Pro', charges: [charge({ price })] })],
    addons: [addon('addon-sso')],
  };

  it('is all of it, at that instant', () => {
    const full = subscription({
      resourceId: 'resource-01',
      addons: [{ id: 'addon-sso', quantity: 2 }],
      endDate: APRIL,
    });
    expect(subscriptionFacts(full, NOON, readingOf({}, shelf))).toEqual({
      id: 'subscription-1',
      billingId: null,
      status: 'ACTIVE',
      startDate: '2026-03-01T00:00:00.000Z',
      endDate: '2026-04-01T00:00:00.000Z',
      cancellationDate: null,
      trialEndDate: null,
      currentBillingPeriodStart: '2026-03-01T00:00:00.000Z',
      currentBillingPeriodEnd: '2026-04-01T00:00:00.000Z',
      billingPeriod: 'MONTHLY',
      billingCurrency: 'usd',
      isTrialSubscription: false,
      paymentCollection: 'NOT_REQUIRED',
      resource: { id: 'resource-01' },
      customer: expect.objectContaining({ name: 'Ada' }),
      plan: expect.objectContaining({ name: 'Pro' }),
      addons: [{ id: 'addon-sso', name: 'addon-sso', description: null, status: 'PUBLISHED', quantity: 2 }],
      metadata: {},
    });
  });

  it('in trial has no period yet, and the currency of the customer where nothing costs money', () => {
    const inEuro = readingOf({ customer: () => changedCustomer(ADA, { billingCurrency: 'eur' }, MARCH) });
    expect(subscriptionFacts(inTrial, NOON, inEuro)).toMatchObject({
      status: 'IN_TRIAL',
      isTrialSubscription: true,
      trialEndDate: '2026-03-24T12:00:00.000Z',
      currentBillingPeriodStart: null,
      billingCurrency: 'eur',
    });
    expect(subscriptionFacts(inTrial, NOON, readingOf({ customer: () => undefined }))).toMatchObject({
      billingCurrency: null,
      customer: { entityId: null, id: 'customer-test-id' },
    });
  });
});
