import { describe, expect, it } from 'vitest';
import { inkwell } from '../../src/inkwell.ts';

const customerId = 'customer-free';
const calls = { customerId, featureId: 'feature-api-calls' };
type Rule = 'NEVER_RESET' | 'ALWAYS_RESET' | 'BILLING_PERIOD_CHANGE';

/** A customer who used 400 calls on the free plan, under a rule of the product, one hour later. */
async function freeUser(behavior: Rule) {
  const story = await inkwell();
  const { client, clock } = story;
  await client.updateProduct({ productId: 'product-inkwell', usageResetCutoffRule: { behavior } });
  await client.attachPaymentMethod({
    customerId,
    integrationId: 'integration-stripe',
    paymentMethodId: 'card-1',
    vendorIdentifier: 'STRIPE',
  });
  await client.reportUsage({ ...calls, value: 400 });
  clock.advance('PT1H');
  const moveTo = (planId: string, billingPeriod: 'MONTHLY' | 'ANNUALLY' = 'MONTHLY') =>
    client.provisionSubscription({ customerId, planId, billingPeriod, trialOverrideConfiguration: { isTrial: false } });
  return { ...story, moveTo };
}

describe('usage at a change of plan', () => {
  it('goes on, where the product never resets it', async () => {
    const { client, moveTo } = await freeUser('NEVER_RESET');
    await moveTo('plan-pro');
    expect(await client.checkEntitlement(calls)).toMatchObject({ currentUsage: 400, usageLimit: 100_000 });
    await client.reportUsage({ ...calls, value: 5 });
    expect(await client.checkEntitlement(calls)).toMatchObject({ currentUsage: 405 });
  });

  it('starts from zero, where the product always resets it, and the history says why', async () => {
    const { client, moveTo, clock } = await freeUser('ALWAYS_RESET');
    await moveTo('plan-pro');
    expect(await client.checkEntitlement(calls)).toMatchObject({
      currentUsage: 0,
      usagePeriodStart: '2026-03-10T13:00:00.000Z',
    });
    clock.advance('PT1H');
    await client.reportUsage({ ...calls, value: 5 });
    const history = await client.getUsageHistory({ ...calls, startDate: '2026-03-10T00:00:00Z' });
    expect(history.series[0]?.points).toEqual([
      { timestamp: '2026-03-10T12:00:00.000Z', value: 400, isResetPoint: false },
      { timestamp: '2026-03-10T13:00:00.000Z', value: 0, isResetPoint: true },
      { timestamp: '2026-03-10T14:00:00.000Z', value: 5, isResetPoint: false },
    ]);
    expect(history.markers).toEqual([{ timestamp: '2026-03-10T13:00:00.000Z', type: 'SUBSCRIPTION_CHANGE_RESET' }]);
  });

  it('starts from zero with another billing period only, where the product says so', async () => {
    const { client, moveTo, clock } = await freeUser('BILLING_PERIOD_CHANGE');
    await moveTo('plan-pro');
    await client.reportUsage({ ...calls, value: 100 });
    clock.advance('PT1H');
    await moveTo('plan-enterprise');
    expect(await client.checkEntitlement(calls)).toMatchObject({ currentUsage: 100 });
    clock.advance('PT1H');
    await moveTo('plan-enterprise', 'ANNUALLY');
    expect(await client.checkEntitlement(calls)).toMatchObject({ currentUsage: 0 });
  });

  it('goes on when only the billing cycle begins anew', async () => {
    const { client, moveTo, clock } = await freeUser('ALWAYS_RESET');
    const { id } = await moveTo('plan-pro');
    await client.reportUsage({ ...calls, value: 100 });
    clock.advance('P1D');
    await client.updateSubscription({ subscriptionId: id, billingCycleAnchor: 'NOW' });
    expect(await client.checkEntitlement(calls)).toMatchObject({ currentUsage: 100 });
  });

  it('of a level, such as seats, is what it was', async () => {
    const { client, moveTo } = await freeUser('ALWAYS_RESET');
    const seats = { customerId, featureId: 'feature-seats' };
    await client.reportUsage({ ...seats, value: 3 });
    await moveTo('plan-pro');
    expect(await client.checkEntitlement(seats)).toMatchObject({ currentUsage: 3 });
  });
});
