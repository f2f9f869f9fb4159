import { expect, it } from 'vitest';
import { inkwell } from '../../src/inkwell.ts';

const seats = { customerId: 'customer-test-id', featureId: 'feature-seats' };
const promotion = {
  featureId: 'feature-seats',
  period: '1 week' as const,
  customEndDate: null,
  usageLimit: 40,
  hasUnlimitedUsage: null,
  hasSoftLimit: null,
  enumValues: null,
  isVisible: true,
  resetPeriod: null,
  yearlyResetPeriodConfiguration: null,
  monthlyResetPeriodConfiguration: null,
  weeklyResetPeriodConfiguration: null,
};

it('a promotion of forty seats lifts the limit of twenty for a week, and not a moment longer', async () => {
  const { client, clock } = await inkwell();
  const [granted] = await client.grantPromotionalEntitlements({
    customerId: 'customer-test-id',
    promotionalEntitlements: [promotion],
  });
  expect(granted).toMatchObject({
    status: 'Active',
    startDate: '2026-03-10T12:00:00.000Z',
    endDate: '2026-03-17T12:00:00.000Z',
  });
  expect(await client.checkEntitlement({ ...seats, requestedUsage: 40 })).toMatchObject({
    isGranted: true,
    usageLimit: 40,
  });
  clock.set('2026-03-17T11:59:59.999Z');
  expect(await client.checkEntitlement(seats)).toMatchObject({ usageLimit: 40 });
  expect(clock.advance('PT0.001S')).toContainEqual({
    at: '2026-03-17T12:00:00.000Z',
    type: 'promotional_entitlement.expired',
    customerId: 'customer-test-id',
    subjectId: 'feature-seats',
  });
  expect(await client.checkEntitlement(seats)).toMatchObject({ usageLimit: 20 });
  const page = await client.listPromotionalEntitlements({ customerId: 'customer-test-id', status: ['Expired'] });
  expect(page.data.map(({ featureId }) => featureId)).toEqual(['feature-seats']);
});

it('a smaller promotion takes nothing away: the most generous source wins', async () => {
  const { client } = await inkwell();
  await client.grantPromotionalEntitlements({
    customerId: 'customer-test-id',
    promotionalEntitlements: [{ ...promotion, usageLimit: 5 }],
  });
  expect(await client.checkEntitlement(seats)).toMatchObject({ usageLimit: 20 });
});

it('a promotion opens a feature that the plan lacks, until it is revoked', async () => {
  const { client } = await inkwell();
  const sso = { customerId: 'customer-test-id', featureId: 'feature-sso' };
  await client.grantPromotionalEntitlements({
    customerId: 'customer-test-id',
    promotionalEntitlements: [{ ...promotion, featureId: 'feature-sso', usageLimit: null, period: 'lifetime' }],
  });
  expect(await client.checkEntitlement(sso)).toMatchObject({ isGranted: true });
  await client.revokePromotionalEntitlement(sso);
  expect(await client.checkEntitlement(sso)).toMatchObject({
    isGranted: false,
    accessDeniedReason: 'NoFeatureEntitlementInSubscription',
  });
  await expect(client.revokePromotionalEntitlement(sso)).rejects.toMatchObject({
    status: 404,
    code: 'PromotionalEntitlementNotFoundError',
  });
});

it('several promotions are revoked at once, or none', async () => {
  const { client } = await inkwell();
  const customerId = 'customer-test-id';
  await client.grantPromotionalEntitlements({
    customerId,
    promotionalEntitlements: [promotion, { ...promotion, featureId: 'feature-retention-days', usageLimit: 500 }],
  });
  await expect(
    client.revokePromotionalEntitlements({ customerId, featureIds: ['feature-seats', 'feature-sso'] }),
  ).rejects.toMatchObject({ status: 404 });
  expect(await client.checkEntitlement(seats)).toMatchObject({ usageLimit: 40 });
  const revoked = await client.revokePromotionalEntitlements({
    customerId,
    featureIds: ['feature-retention-days', 'feature-seats'],
  });
  expect(revoked.map(({ featureId }) => featureId)).toEqual(['feature-retention-days', 'feature-seats']);
  expect(await client.checkEntitlement(seats)).toMatchObject({ usageLimit: 20 });
});

it('a custom period needs its end', async () => {
  const { client } = await inkwell();
  await expect(
    client.grantPromotionalEntitlements({
      customerId: 'customer-test-id',
      promotionalEntitlements: [{ ...promotion, period: 'custom' }],
    }),
  ).rejects.toMatchObject({ status: 400, message: expect.stringContaining('customEndDate') });
});
