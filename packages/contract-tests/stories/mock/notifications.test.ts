import { createClient } from '@meterline/client';
import { type Controls, createMock } from '@meterline/mock';
import { describe, expect, it, vi } from 'vitest';
import { notificationTypes, notificationValidator } from '../../src/contract.ts';
import { inkwell, NOON } from '../../src/inkwell.ts';
import { newsroom } from '../governance/newsroom.ts';

const customerId = 'customer-test-id';
const seats = { customerId, featureId: 'feature-seats' };
const wallet = { customerId, currencyId: 'currency-credits' };
const PROMOTION = {
  customEndDate: null,
  usageLimit: null,
  hasUnlimitedUsage: null,
  hasSoftLimit: null,
  enumValues: null,
  isVisible: true,
  resetPeriod: null,
  yearlyResetPeriodConfiguration: null,
  monthlyResetPeriodConfiguration: null,
  weeklyResetPeriodConfiguration: null,
};
const MONTHLY = { billingPeriod: 'MONTHLY' } as const;

const typesIn = ({ notifications }: Controls) => notifications.list().map(({ type }) => type);

/** The types that something told, and nothing before it. */
async function toldBy(environment: Controls, act: () => unknown): Promise<string[]> {
  environment.notifications.clear();
  await act();
  return typesIn(environment);
}

describe('customers', () => {
  it('who comes, changes and goes is told, and so is a card', async () => {
    const { client, environment } = await inkwell();
    const card = {
      integrationId: 'integration-stripe',
      paymentMethodId: 'card-2',
      vendorIdentifier: 'STRIPE' as const,
    };
    await client.provisionCustomer({ id: 'ada', name: 'Ada', email: 'ada@example.com' });
    expect(environment.notifications.list()).toMatchObject([
      {
        id: 'message-1',
        type: 'customer.created',
        createdAt: NOON,
        customerId: 'ada',
        payload: {
          type: 'customer.created',
          messageId: 'message-1',
          traceId: 'trace-1',
          timestamp: NOON,
          id: 'ada',
          name: 'Ada',
          email: 'ada@example.com',
        },
      },
    ]);
    expect(await toldBy(environment, () => client.updateCustomer({ customerId: 'ada', name: 'Ada L.' }))).toEqual([
      'customer.updated',
    ]);
    expect(await toldBy(environment, () => client.attachPaymentMethod({ customerId: 'ada', ...card }))).toEqual([
      'customer.updated',
      'payment_method.attached',
    ]);
    expect(await toldBy(environment, () => client.detachPaymentMethod({ customerId: 'ada' }))).toEqual([
      'payment_method.detached',
    ]);
    expect(await toldBy(environment, () => client.archiveCustomer({ customerId: 'ada' }))).toEqual([
      'customer.deleted',
    ]);
  });

  it('who changes nothing tells nothing', async () => {
    const { client, environment } = await inkwell();
    await client.updateCustomer({ customerId, name: 'Test Customer' });
    expect(typesIn(environment)).toEqual([]);
  });
});

describe('usage', () => {
  it('tells each measurement, and the highest threshold of the limit that it crosses', async () => {
    const { client, environment } = await inkwell();
    for (const value of [10, 9, 1, 1]) await client.reportUsage({ ...seats, value });
    const told = environment.notifications.list();
    expect(told.map(({ type, payload }) => [type, payload.currentUsage, payload.threshold])).toEqual([
      ['measurement.reported', 10, undefined],
      ['measurement.reported', 19, undefined],
      ['entitlement.usage_exceeded', 19, 90],
      ['measurement.reported', 20, undefined],
      ['entitlement.usage_exceeded', 20, 100],
      ['measurement.reported', 21, undefined],
    ]);
  });

  it('tells of raw events only when a limit comes near', async () => {
    const { client, environment } = await inkwell();
    const login = (user: number) => ({
      customerId,
      eventName: 'user_login',
      idempotencyKey: `login-${user}`,
      timestamp: NOON,
      dimensions: { user_id: `user-${user}` },
    });
    await client.reportEvents({ events: Array.from({ length: 39 }, (_, user) => login(user)) });
    expect(typesIn(environment)).toEqual([]);
    await client.reportEvents({ events: [login(38), login(39)] });
    expect(environment.notifications.list()).toMatchObject([
      { type: 'entitlement.usage_exceeded', payload: { currentUsage: 40, usageLimit: 50, threshold: 80 } },
    ]);
  });

  it('crosses a threshold again in the next period', async () => {
    const { client, environment, clock } = await inkwell();
    const calls = { customerId: 'customer-free', featureId: 'feature-api-calls', value: 1000 };
    await client.reportUsage(calls);
    clock.advance('P1M');
    expect(await toldBy(environment, () => client.reportUsage(calls))).toEqual([
      'measurement.reported',
      'entitlement.usage_exceeded',
    ]);
  });

  it('on behalf of a budget is told when that comes near its limit', async () => {
    const { environment, calls, budget } = await newsroom();
    await budget('editors', 1000);
    await budget('ada', 400, { parentId: 'editors' });
    expect(await toldBy(environment, () => calls(300, { userId: 'ada' }))).toEqual(['measurement.reported']);
    await toldBy(environment, () => calls(60, { userId: 'ada' }));
    expect(environment.notifications.list({ type: 'entity.entitlement.usage_exceeded' })).toMatchObject([
      { customerId, payload: { governedEntityId: 'ada', currentUsage: 360, usageLimit: 400 } },
    ]);
    expect(await toldBy(environment, () => calls(30, { userId: 'ben' }))).toEqual(['measurement.reported']);
  });
});

describe('credits', () => {
  it('tells of a wallet that runs low, and of one that is empty', async () => {
    const { client, environment } = await inkwell();
    const consume = (amount: number) => client.consumeCredits({ ...wallet, amount, idempotencyKey: `take-${amount}` });
    expect(await toldBy(environment, () => consume(79))).toEqual([]);
    await toldBy(environment, () => consume(6));
    expect(environment.notifications.list().map(({ type, payload }) => [type, payload.remainingBalance])).toEqual([
      ['credit.grant.balance_low', undefined],
      ['credit.balance.low', 15],
    ]);
    expect(await toldBy(environment, () => consume(15))).toEqual(['credit.grant.depleted', 'credit.balance.depleted']);
  });

  it('a wallet that is topped up in the same breath was never low; its cap is told', async () => {
    const { client, environment } = await inkwell();
    const recharge = { ...wallet, isEnabled: true, thresholdValue: 20, targetBalance: 200, maxSpendLimit: 20 };
    expect(await toldBy(environment, () => client.saveAutoRecharge(recharge))).toEqual([
      'automatic_recharge.configuration.changed',
    ]);
    await toldBy(environment, () => client.consumeCredits({ ...wallet, amount: 85, idempotencyKey: 'a' }));
    expect(
      environment.notifications.list().map(({ type, payload }) => [type, payload.amount ?? payload.threshold]),
    ).toEqual([
      ['credit.grant.balance_low', 100],
      ['credit.grant.created', 185],
      ['automatic_recharge.operation.attempted', 185],
      ['credits.automatic_recharge_limit_exceeded', 90],
    ]);
  });

  it('tells who switched automatic recharge off: the system, when there is no card any more', async () => {
    const { client, environment } = await inkwell();
    await client.saveAutoRecharge({ ...wallet, isEnabled: true, thresholdValue: 20, targetBalance: 200 });
    await client.cancelSubscription({
      subscriptionId: 'subscription-test-id',
      cancellationTime: 'END_OF_BILLING_PERIOD',
    });
    await client.cancelSubscription({
      subscriptionId: 'subscription-resource-01',
      cancellationTime: 'END_OF_BILLING_PERIOD',
    });
    await client.detachPaymentMethod({ customerId });
    await client.consumeCredits({ ...wallet, amount: 85, idempotencyKey: 'a' });
    const told = environment.notifications.list({ type: 'automatic_recharge.configuration.changed' });
    expect(told.map(({ payload }) => [payload.isEnabled, payload.changedBy])).toEqual([
      [true, 'USER'],
      [false, 'SYSTEM'],
    ]);
  });

  it('that arrive at the instant at which others lapse leave no gap to tell of', async () => {
    const { environment, clock } = await inkwell();
    clock.set('2026-04-01T00:00:00.000Z');
    const told = environment.notifications.list({ customerId }).map(({ type }) => type);
    expect(told).toContain('credit.grant.expired');
    expect(told).toContain('credit.grant.created');
    expect(told).not.toContain('credit.balance.depleted');
  });
});

describe('subscriptions', () => {
  it('a trial is told from its beginning to its end', async () => {
    const { client, environment, clock } = await inkwell();
    await client.provisionCustomer({ id: 'ada' });
    expect(
      await toldBy(environment, () =>
        client.provisionSubscription({ customerId: 'ada', planId: 'plan-pro', ...MONTHLY }),
      ),
    ).toEqual(['subscription.created', 'subscription.trial_started', 'credit.grant.created', 'entitlements.updated']);
    clock.advance('P15D');
    expect(
      environment.notifications.list({ customerId: 'ada' }).map(({ type, createdAt }) => [type, createdAt]),
    ).toEqual([
      ['subscription.created', NOON],
      ['subscription.trial_started', NOON],
      ['credit.grant.created', NOON],
      ['entitlements.updated', NOON],
      ['subscription.trial.ends_soon', '2026-03-17T12:00:00.000Z'],
      ['credit.grant.expired', '2026-03-24T12:00:00.000Z'],
      ['subscription.trial_converted', '2026-03-24T12:00:00.000Z'],
      ['subscription.updated', '2026-03-24T12:00:00.000Z'],
      ['customer.payment_failed', '2026-03-24T12:00:00.000Z'],
      ['credit.grant.created', '2026-03-24T12:00:00.000Z'],
    ]);
  });

  it('a cancellation is a change first, and an end when it takes effect', async () => {
    const { client, environment, clock } = await inkwell();
    const subscriptionId = 'subscription-test-id';
    expect(await toldBy(environment, () => client.cancelSubscription({ subscriptionId }))).toEqual([
      'subscription.updated',
    ]);
    await toldBy(environment, () => clock.set('2026-04-01T00:00:00.000Z'));
    const [ended, ...others] = environment.notifications.list({ type: 'subscription.canceled' });
    expect(others).toEqual([]);
    expect(ended).toMatchObject({
      createdAt: '2026-04-01T00:00:00.000Z',
      payload: { id: subscriptionId, status: 'CANCELED' },
    });
  });

  it('what a customer may do is told whole when it changes, and not when a period begins', async () => {
    const { client, environment, clock } = await inkwell();
    await toldBy(environment, () =>
      client.provisionSubscription({ customerId, planId: 'plan-enterprise', ...MONTHLY }),
    );
    const told = environment.notifications.list({ type: 'entitlements.updated' });
    expect(told.map(({ payload }) => payload.resource)).toEqual([null, { id: 'resource-01' }]);
    expect(told[0]?.payload).toMatchObject({
      originatingAction: 'SUBSCRIPTION_UPDATED',
      entitlements: (await client.listEntitlements({ customerId })).entitlements,
    });
    const renewal = await toldBy(environment, () => clock.set('2026-04-01T00:00:00.000Z'));
    expect(renewal).toContain('subscription.updated');
    expect(renewal).not.toContain('entitlements.updated');
  });
});

describe('what did not happen', () => {
  it('a refused request, a preview and an estimate tell nothing', async () => {
    const { client, environment } = await inkwell();
    const usages = [
      { ...seats, value: 20 },
      { ...seats, value: -900 },
    ];
    await expect(client.reportUsage({ usages })).rejects.toMatchObject({ status: 400 });
    await client.previewSubscription({ customerId, planId: 'plan-enterprise', ...MONTHLY });
    await client.estimateUsage({ customerId, featureId: 'feature-ai-summaries', value: 50 });
    expect(typesIn(environment)).toEqual([]);
  });

  it('a repeated request tells nothing again', async () => {
    const { client, environment } = await inkwell();
    const report = () => client.reportUsage({ ...seats, value: 3 }, { idempotencyKey: 'job-1' });
    await report();
    await report();
    expect(typesIn(environment)).toEqual(['measurement.reported']);
  });

  it('a new environment, and one that was reset, have told nothing', async () => {
    const { client, environment } = await inkwell();
    expect(typesIn(environment)).toEqual([]);
    await client.reportUsage({ ...seats, value: 3 });
    environment.reset();
    expect(typesIn(environment)).toEqual([]);
  });
});

describe('a test', () => {
  it('may ask whether something was told, and sees what came closest', async () => {
    const { client, environment } = await inkwell();
    await client.reportUsage({ ...seats, value: 3 });
    const { notifications } = environment;
    const type = 'measurement.reported';
    expect(
      notifications.verify({ type, customerId, match: { feature: { id: 'feature-seats' } }, times: 1 }).isMet,
    ).toBe(true);
    expect(notifications.verify({ type: 'customer.deleted', times: 0 }).isMet).toBe(true);
    expect(notifications.verify({ type, match: { value: 5 } })).toEqual({
      isMet: false,
      count: 0,
      nearMisses: [{ id: 'message-1', type, differences: ['value: expected 5, got 3'] }],
    });
  });

  it('in any language asks over HTTP', async () => {
    const { client, fetch, apiKey } = await inkwell();
    await client.reportUsage({ ...seats, value: 3 });
    const call = async (method: string, path: string, body?: object) => {
      const headers = { 'x-api-key': apiKey, 'content-type': 'application/json' };
      const response = await fetch(`http://mock/_mock/notifications${path}`, {
        method,
        headers,
        ...(body && { body: JSON.stringify(body) }),
      });
      return { status: response.status, body: await response.json() };
    };
    expect((await call('GET', `?type=measurement.reported&customerId=${customerId}`)).body.data).toMatchObject([
      { id: 'message-1', type: 'measurement.reported', createdAt: NOON, customerId, payload: { value: 3 } },
    ]);
    expect((await call('POST', '/verify', { type: 'measurement.reported', match: { value: 3 } })).body.data.isMet).toBe(
      true,
    );
    expect(await call('POST', '/verify', { kind: 'measurement.reported' })).toMatchObject({ status: 400 });
    expect((await call('DELETE', '')).body.data).toEqual([]);
    expect((await call('GET', '')).body.data).toEqual([]);
  });

  it('finds the last ten thousand', async () => {
    const { client, environment } = await inkwell();
    const usages = Array.from({ length: 100 }, () => ({ ...seats, value: 0 }));
    for (let count = 0; count < 201; count += 1) await client.reportUsage({ usages });
    const kept = environment.notifications.list();
    expect(kept).toHaveLength(10_000);
    expect(kept.at(-1)?.id).toBe('message-20100');
  });
});

it('a clock that runs by itself tells what it brings, without being asked for anything else', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(NOON) });
  try {
    const { notifications } = (await createMock()).environment('server-running');
    expect(notifications.list()).toEqual([]);
    vi.setSystemTime('2026-03-22T13:00:00.000Z');
    expect(notifications.verify({ type: 'subscription.trial_converted', times: 1 }).isMet).toBe(true);
    expect(notifications.list().at(0)).toMatchObject({ type: 'subscription.trial.ends_soon' });
  } finally {
    vi.useRealTimers();
  }
});

it('a snapshot keeps what was told, and goes on from there', async () => {
  const { client, environment } = await inkwell();
  await client.reportUsage({ ...seats, value: 3 });
  const before = environment.notifications.list();
  const snapshot = environment.snapshot();
  await client.reportUsage({ ...seats, value: 4 });
  environment.restore(snapshot);
  expect(environment.notifications.list()).toEqual(before);
  await client.reportUsage({ ...seats, value: 5 });
  expect(environment.notifications.list().map(({ id, payload }) => [id, payload.currentUsage])).toEqual([
    ['message-1', 3],
    ['message-2', 8],
  ]);
});

it('time may pass in one step or in many: the same is told', async () => {
  const toldIn = async (...steps: string[]) => {
    const mock = await createMock({ clock: NOON });
    const { clock, notifications } = mock.environment('server-time');
    const client = createClient({ apiKey: 'server-time', baseUrl: 'http://mock', fetch: mock.fetch });
    await client.cancelSubscription({ subscriptionId: 'subscription-test-id' });
    const grant = { ...PROMOTION, featureId: 'feature-sso', period: '1 month' as const };
    await client.grantPromotionalEntitlements({ customerId, promotionalEntitlements: [grant] });
    for (const step of steps) clock.advance(step);
    clock.set('2026-07-01T00:00:00.000Z');
    return notifications.list();
  };
  const atOnce = await toldIn('P3M');
  expect(atOnce.length).toBeGreaterThan(30);
  expect(await toldIn('P1D', 'PT7H', 'P20D', 'P1M', 'P60D')).toEqual(atOnce);
});

describe('every notification', () => {
  /** What nothing in the API, or nothing in the mock, can bring about. */
  const NEVER = [
    'feature_group.archived',
    'feature_group.created',
    'feature_group.unarchived',
    'feature_group.updated',
    'subscription.creation_failed',
    'third_party_sync_failed',
  ];

  it('of the contract that can arise does, and says what the contract promises', async () => {
    const { environment } = await eventfulYear();
    const told = environment.notifications.list();
    for (const { type, payload } of told) {
      const validate = notificationValidator(type);
      validate(payload);
      expect(validate.errors, `${type} ${JSON.stringify(payload)}`).toBeNull();
      expect(payload.type).toBe(type);
    }
    expect([...new Set(told.map(({ type }) => type))].sort()).toEqual(
      notificationTypes.filter((type) => !NEVER.includes(type)).sort(),
    );
  });

  it('comes in order, under an id of its own', async () => {
    const { environment } = await eventfulYear();
    const told = environment.notifications.list();
    expect(told.map(({ id }) => id)).toEqual(told.map((_, index) => `message-${index + 1}`));
    expect(told.map(({ createdAt }) => createdAt)).toEqual(told.map(({ createdAt }) => createdAt).sort());
  });
});

/** A little of everything that can happen. */
async function eventfulYear() {
  const story = await newsroom();
  const { client, clock, budget, calls } = story;
  await changeCatalog(client);

  await client.provisionCustomer({ id: 'ada' });
  const card = { integrationId: 'integration-stripe', paymentMethodId: 'card-2', vendorIdentifier: 'STRIPE' as const };
  await client.attachPaymentMethod({ customerId: 'ada', ...card });
  await client.detachPaymentMethod({ customerId: 'ada' });
  await client.provisionSubscription({ customerId: 'ada', planId: 'plan-pro', ...MONTHLY });
  await client.provisionCustomer({ id: 'ben' });
  const trialEndBehavior = 'CANCEL_SUBSCRIPTION' as const;
  await client.provisionSubscription({
    customerId: 'ben',
    planId: 'plan-pro',
    ...MONTHLY,
    trialOverrideConfiguration: { isTrial: true, trialEndBehavior },
  });

  await budget('ada', 100);
  await calls(95, { userId: 'ada' });
  await client.reportUsage({ ...seats, value: 20 });
  await client.updateSubscription({
    subscriptionId: 'subscription-resource-01',
    budget: { limit: 10, hasSoftLimit: true },
  });
  const gift = await client.createCreditGrant({ ...wallet, displayName: 'Gift', amount: 10, grantType: 'PROMOTIONAL' });
  await client.voidCreditGrant({ grantId: gift.id });
  await client.consumeCredits({ ...wallet, amount: 85, idempotencyKey: 'most' });
  await client.consumeCredits({ ...wallet, amount: 15, idempotencyKey: 'rest' });
  await client.saveAutoRecharge({
    ...wallet,
    isEnabled: true,
    thresholdValue: 20,
    targetBalance: 200,
    maxSpendLimit: 20,
  });
  const grant = (featureId: string, period: '1 month' | '6 month') =>
    client.grantPromotionalEntitlements({ customerId, promotionalEntitlements: [{ ...PROMOTION, featureId, period }] });
  await grant('feature-version-history', '1 month');
  await grant('feature-sso', '1 month');
  await grant('feature-sso', '6 month');
  await client.revokePromotionalEntitlement({ customerId, featureId: 'feature-sso' });

  clock.advance('P2M');
  await client.cancelSubscription({ subscriptionId: 'subscription-test-id', cancellationTime: 'IMMEDIATE' });
  await client.updateCustomer({ customerId, name: 'Renamed' });
  await client.archiveCustomer({ customerId });
  return story;
}

async function changeCatalog(client: Awaited<ReturnType<typeof inkwell>>['client']) {
  const productId = 'product-print';
  const pricingModels = [
    {
      billingModel: 'FLAT_FEE' as const,
      pricePeriods: [{ billingPeriod: 'MONTHLY' as const, price: { amount: 5 } }],
    },
  ];
  const charges = { pricingType: 'PAID' as const, pricingModels };
  const migrationType = 'NEW_CUSTOMERS' as const;
  await client.createProduct({ id: productId, displayName: 'Print' });
  await client.updateProduct({ productId, displayName: 'Prints' });
  await client.createPlan({ id: 'plan-print', displayName: 'Print', productId });
  await client.updatePlan({ planId: 'plan-print', charges });
  await client.publishPlan({ planId: 'plan-print', migrationType });
  await client.archivePlan({ planId: 'plan-print' });
  await client.createAddon({ id: 'addon-print', displayName: 'Print', productId });
  await client.updateAddon({ addonId: 'addon-print', charges });
  await client.publishAddon({ addonId: 'addon-print', migrationType });
  await client.archiveAddon({ addonId: 'addon-print' });
  await client.archiveProduct({ productId });
  await client.createFeature({ id: 'feature-print', displayName: 'Print', featureType: 'BOOLEAN' });
  await client.updateFeature({ featureId: 'feature-print', displayName: 'Prints' });
  await client.archiveFeature({ featureId: 'feature-print' });
  const coupon = { description: null, percentOff: 15, amountsOff: null, durationInMonths: 6, metadata: null };
  await client.createCoupon({ id: 'coupon-print', name: 'Print', ...coupon });
  await client.updateCoupon({ couponId: 'coupon-print', name: 'Prints' });
  await client.archiveCoupon({ couponId: 'coupon-print' });
}
