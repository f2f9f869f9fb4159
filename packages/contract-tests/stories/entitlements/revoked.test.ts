import { expect, it } from 'vitest';
import { inkwell } from '../../src/inkwell.ts';

const seats = { customerId: 'customer-test-id', featureId: 'feature-seats' };
const cancel = { subscriptionId: 'subscription-test-id', cancellationTime: 'IMMEDIATE' } as const;

it('who cancels has no active subscription any more', async () => {
  const { client } = await inkwell();
  await client.cancelSubscription(cancel);
  expect(await client.checkEntitlement(seats)).toMatchObject({
    isGranted: false,
    accessDeniedReason: 'NoActiveSubscription',
  });
});

it('from whom the entitlements were taken is told so, of what the subscription gave', async () => {
  const { client } = await inkwell();
  await client.cancelSubscription({ ...cancel, cancellationAction: 'REVOKE_ENTITLEMENTS' });
  expect(await client.checkEntitlement(seats)).toMatchObject({ isGranted: false, accessDeniedReason: 'Revoked' });
  expect(await client.checkEntitlement({ ...seats, featureId: 'feature-sso' })).toMatchObject({
    accessDeniedReason: 'NoActiveSubscription',
  });
});

it('a promotion still gives what was taken away, and a new subscription gives it back', async () => {
  const { client } = await inkwell();
  await client.cancelSubscription({ ...cancel, cancellationAction: 'REVOKE_ENTITLEMENTS' });
  await client.grantPromotionalEntitlements({
    customerId: seats.customerId,
    promotionalEntitlements: [{ featureId: seats.featureId, period: '1 week', usageLimit: 2 }],
  });
  expect(await client.checkEntitlement(seats)).toMatchObject({ isGranted: true, usageLimit: 2 });
  await client.revokePromotionalEntitlement(seats);
  await client.provisionSubscription({ customerId: seats.customerId, planId: 'plan-pro', billingPeriod: 'MONTHLY' });
  expect(await client.checkEntitlement(seats)).toMatchObject({ isGranted: true, usageLimit: 20 });
});
