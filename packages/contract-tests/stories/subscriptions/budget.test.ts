import { expect, it } from 'vitest';
import { inkwell } from '../../src/inkwell.ts';

const customerId = 'customer-test-id';
const subscriptionId = 'subscription-test-id';
const APRIL = '2026-04-01T00:00:00.000Z';
const calls = { customerId, featureId: 'feature-api-calls' };
const history = { customerId, featureId: 'feature-version-history' };

/** Pro for 49, and 0.50 for each 1,000 calls above 100,000, with a budget of 60. */
async function withBudget(hasSoftLimit = false) {
  const story = await inkwell();
  await story.client.updateSubscription({ subscriptionId, budget: { limit: 60, hasSoftLimit } });
  const denial = async (query: object) =>
    (await story.client.checkEntitlement({ customerId, ...query })).accessDeniedReason;
  const told = () => story.environment.notifications.list({ type: 'subscription.spend_limit_exceeded' });
  return { ...story, denial, told };
}

it('whatever the subscription gives is denied once its budget is spent, a switch and credits too', async () => {
  const { client, denial } = await withBudget();
  await client.reportUsage({ ...calls, value: 121_000 });
  expect(await denial(calls)).toBeNull();
  await client.reportUsage({ ...calls, value: 1_000 });
  expect(await denial(calls)).toBe('BudgetExceeded');
  expect(await denial(history)).toBe('BudgetExceeded');
  expect(await denial({ currencyId: 'currency-credits' })).toBe('BudgetExceeded');
  expect(await denial({ featureId: 'feature-sso' })).toBe('NoFeatureEntitlementInSubscription');
  const { entitlements } = await client.listEntitlements({ customerId });
  expect(new Set(entitlements.map(({ accessDeniedReason }) => accessDeniedReason))).toEqual(
    new Set(['BudgetExceeded']),
  );
});

it('it is granted again with the next period, with a higher budget, or without one', async () => {
  const { client, clock, denial } = await withBudget();
  await client.reportUsage({ ...calls, value: 122_000 });
  await client.updateSubscription({ subscriptionId, budget: { limit: 61, hasSoftLimit: false } });
  expect(await denial(history)).toBeNull();
  await client.updateSubscription({ subscriptionId, budget: { limit: 50, hasSoftLimit: false } });
  expect(await denial(history)).toBe('BudgetExceeded');
  clock.set(APRIL);
  expect(await client.getSubscription({ subscriptionId })).toMatchObject({ latestInvoice: { total: 60 } });
  expect(await denial(history)).toBeNull();
  await client.updateSubscription({ subscriptionId, budget: { limit: 49, hasSoftLimit: false } });
  expect(await denial(history)).toBe('BudgetExceeded');
  await client.updateSubscription({ subscriptionId, budget: null });
  expect(await denial(history)).toBeNull();
});

it('charging the usage on demand changes nothing of what is spent', async () => {
  const { client, denial } = await withBudget();
  await client.reportUsage({ ...calls, value: 121_000 });
  await client.chargeSubscriptionUsage({ subscriptionId });
  expect(await denial(calls)).toBeNull();
  await client.reportUsage({ ...calls, value: 1_000 });
  expect(await denial(calls)).toBe('BudgetExceeded');
});

it('what a promotion or another subscription gives is not denied', async () => {
  const { client, denial } = await withBudget();
  await client.reportUsage({ ...calls, value: 122_000 });
  const nothing = { hasUnlimitedUsage: null, hasSoftLimit: null, enumValues: null, resetPeriod: null };
  const reset = { yearlyResetPeriodConfiguration: null, monthlyResetPeriodConfiguration: null };
  const seats = { featureId: 'feature-seats', period: '1 week' as const, customEndDate: null, usageLimit: 7 };
  await client.grantPromotionalEntitlements({
    customerId,
    promotionalEntitlements: [
      { ...seats, ...nothing, ...reset, isVisible: true, weeklyResetPeriodConfiguration: null },
    ],
  });
  expect(await client.checkEntitlement({ customerId, featureId: 'feature-seats' })).toMatchObject({
    isGranted: true,
    usageLimit: 7,
  });
  expect(await denial(history)).toBe('BudgetExceeded');
  expect(await denial({ ...history, resourceId: 'resource-01' })).toBeNull();
});

it('a soft budget denies nothing, and is told of', async () => {
  const { client, denial, told } = await withBudget(true);
  await client.reportUsage({ ...calls, value: 130_000 });
  expect(await denial(calls)).toBeNull();
  expect(told()).toMatchObject([{ customerId, payload: { id: subscriptionId, limit: 60, currency: 'usd' } }]);
});

it('is told of once in a period, by whatever it is reached', async () => {
  const { client, clock, told } = await withBudget();
  await client.reportUsage({ ...calls, value: 122_000 });
  await client.reportUsage({ ...calls, value: 5_000 });
  await client.chargeSubscriptionUsage({ subscriptionId });
  expect(told()).toHaveLength(1);
  clock.set(APRIL);
  expect(told()).toHaveLength(1);
  await client.updateSubscription({ subscriptionId, addons: [{ id: 'addon-extra-seats', quantity: 1 }] });
  expect(told()).toHaveLength(2);
});
