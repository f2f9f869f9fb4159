import { expect, it } from 'vitest';
import { inkwell } from '../../src/inkwell.ts';

const seats = { customerId: 'customer-test-id', featureId: 'feature-seats' };

it('the twentieth seat is granted, the twenty-first is denied with its reason', async () => {
  const { client } = await inkwell();
  await client.reportUsage({ ...seats, value: 19 });
  expect(await client.checkEntitlement({ ...seats, requestedUsage: 1 })).toMatchObject({
    isGranted: true,
    accessDeniedReason: null,
    currentUsage: 19,
    usageLimit: 20,
  });
  expect(await client.checkEntitlement({ ...seats, requestedUsage: 2 })).toMatchObject({
    isGranted: false,
    accessDeniedReason: 'RequestedUsageExceedingLimit',
  });
});

it('usage beyond the limit is recorded, and the next check denies', async () => {
  const { client } = await inkwell();
  expect(await client.reportUsage({ ...seats, value: 25 })).toMatchObject({ currentUsage: 25 });
  expect(await client.checkEntitlement(seats)).toMatchObject({
    isGranted: false,
    accessDeniedReason: 'RequestedUsageExceedingLimit',
  });
});

it('a soft limit is passed and still granted', async () => {
  const { client } = await inkwell();
  const calls = { customerId: 'customer-test-id', featureId: 'feature-api-calls' };
  await client.reportUsage({ ...calls, value: 150_000 });
  expect(await client.checkEntitlement(calls)).toMatchObject({
    isGranted: true,
    currentUsage: 150_000,
    usageLimit: 100_000,
  });
});

it('each kind of no has its reason', async () => {
  const { client } = await inkwell();
  const reason = async (query: Parameters<typeof client.checkEntitlement>[0]) =>
    (await client.checkEntitlement(query)).accessDeniedReason;
  expect(await reason({ ...seats, featureId: 'feature-x' })).toBe('FeatureNotFound');
  expect(await reason({ ...seats, customerId: 'nobody' })).toBe('CustomerNotFound');
  expect(await reason({ ...seats, resourceId: 'resource-99' })).toBe('CustomerResourceNotFound');
  expect(await reason({ ...seats, featureId: 'feature-sso' })).toBe('NoFeatureEntitlementInSubscription');
  expect(
    await reason({
      customerId: 'customer-test-id',
      featureId: 'feature-support-channels',
      requestedValues: ['email', 'phone'],
    }),
  ).toBe('RequestedValuesMismatch');
  expect(
    await reason({ customerId: 'customer-test-id', featureId: 'feature-version-history', requestedUsage: 3 }),
  ).toBe('FeatureTypeMismatch');
  expect(await reason({ customerId: 'customer-test-id', currencyId: 'currency-credits', requestedUsage: 101 })).toBe(
    'InsufficientCredits',
  );
  await client.provisionCustomer({ id: 'newcomer' });
  expect(await reason({ ...seats, customerId: 'newcomer' })).toBe('NoActiveSubscription');
  await client.archiveCustomer({ customerId: 'newcomer' });
  expect(await reason({ ...seats, customerId: 'newcomer' })).toBe('CustomerIsArchived');
});

it('a choice is granted when all requested values are allowed', async () => {
  const { client } = await inkwell();
  const channels = { customerId: 'customer-test-id', featureId: 'feature-support-channels' };
  expect(await client.checkEntitlement({ ...channels, requestedValues: ['email', 'chat'] })).toMatchObject({
    isGranted: true,
  });
});

it('the list shows everything that the plan gives, with usage', async () => {
  const { client } = await inkwell();
  await client.reportUsage({ ...seats, value: 4 });
  const { entitlements, accessDeniedReason } = await client.listEntitlements({ customerId: 'customer-test-id' });
  expect(accessDeniedReason).toBeNull();
  const names = entitlements.map((one) => (one.type === 'FEATURE' ? one.feature?.id : one.currency.currencyId));
  expect(names).toEqual([
    'feature-seats',
    'feature-api-calls',
    'feature-active-users',
    'feature-ai-summaries',
    'feature-report-pages',
    'feature-version-history',
    'feature-support-channels',
    'feature-retention-days',
    'currency-credits',
  ]);
  expect(entitlements[0]).toMatchObject({ currentUsage: 4, usageLimit: 20, isGranted: true });
});

it('an unknown customer has nothing, and the list says why', async () => {
  const { client } = await inkwell();
  expect(await client.listEntitlements({ customerId: 'nobody' })).toEqual({
    entitlements: [],
    accessDeniedReason: 'CustomerNotFound',
  });
});
