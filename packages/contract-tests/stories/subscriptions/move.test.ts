import { expect, it } from 'vitest';
import { inkwell } from '../../src/inkwell.ts';

const customerId = 'customer-test-id';
const subscriptionId = 'subscription-resource-01';
const APRIL = '2026-04-01T00:00:00.000Z';

it('a transferred subscription is for the other workspace, and costs nothing more', async () => {
  const { client, clock } = await inkwell();
  const before = await client.getSubscription({ subscriptionId });
  expect(await client.transferSubscription({ subscriptionId, destinationResourceId: 'resource-02' })).toEqual({
    ...before,
    resourceId: 'resource-02',
  });
  expect((await client.listCustomerResources({ customerId })).data.map(({ id }) => id)).toEqual([
    'resource-01',
    'resource-02',
  ]);
  clock.set(APRIL);
  expect(await client.getSubscription({ subscriptionId })).toMatchObject({
    resourceId: 'resource-02',
    latestInvoice: { total: 49, createdAt: APRIL },
  });
});

it('usage stays where it was reported', async () => {
  const { client } = await inkwell();
  const seats = { customerId, featureId: 'feature-seats' };
  await client.reportUsage({ ...seats, value: 7, resourceId: 'resource-01' });
  await client.transferSubscription({ subscriptionId, destinationResourceId: 'resource-02' });
  const usage = async (resourceId: string) => await client.checkEntitlement({ ...seats, resourceId });
  expect(await usage('resource-02')).toMatchObject({ isGranted: true, currentUsage: 0 });
  expect(await usage('resource-01')).toMatchObject({ currentUsage: 7 });
});

it('credits that are left move along, bought ones stay, and the next month brings a full month', async () => {
  const { client, clock } = await inkwell();
  const currencyId = 'currency-credits';
  const wallet = (resourceId: string) => ({ customerId, currencyId, resourceId });
  await client.consumeCredits({ ...wallet('resource-01'), amount: 60, idempotencyKey: 'text-1' });
  await client.createCreditGrant({
    ...wallet('resource-01'),
    displayName: 'A gift',
    amount: 25,
    grantType: 'PROMOTIONAL',
  });
  await client.transferSubscription({ subscriptionId, destinationResourceId: 'resource-02' });
  expect(await client.checkEntitlement(wallet('resource-02'))).toMatchObject({ usageLimit: 40, currentUsage: 0 });
  expect(await client.checkEntitlement(wallet('resource-01'))).toMatchObject({ usageLimit: 25, currentUsage: 0 });
  clock.set(APRIL);
  expect(await client.checkEntitlement(wallet('resource-02'))).toMatchObject({ usageLimit: 100, currentUsage: 0 });
  expect(await client.checkEntitlement(wallet('resource-01'))).toMatchObject({ usageLimit: 25 });
});

it('a workspace that has a subscription already cannot take another one', async () => {
  const { client } = await inkwell();
  await expect(
    client.transferSubscription({ subscriptionId: 'subscription-test-id', destinationResourceId: 'resource-01' }),
  ).rejects.toMatchObject({ status: 409, code: 'DuplicatedEntityNotAllowed' });
});

it('a product with one subscription for each customer has nothing to transfer', async () => {
  const { client } = await inkwell();
  await client.createProduct({
    id: 'product-mono',
    displayName: 'Mono',
    description: null,
    metadata: null,
    multipleSubscriptions: false,
  });
  await client.createPlan({ id: 'plan-mono', displayName: 'Mono', productId: 'product-mono', pricingType: 'FREE' });
  await client.publishPlan({ planId: 'plan-mono', migrationType: 'NEW_CUSTOMERS' });
  const { id } = await client.provisionSubscription({ customerId, planId: 'plan-mono' });
  await expect(
    client.transferSubscription({ subscriptionId: id, destinationResourceId: 'resource-02' }),
  ).rejects.toMatchObject({ status: 400, code: 'BadUserInput' });
});

it('a delegated subscription is used by one customer and paid by another', async () => {
  const { client, clock } = await inkwell();
  const payer = 'customer-quill';
  const card = { id: payer, name: 'Quill', email: null, paymentMethodId: 'card-quill' };
  await client.importCustomers({ customers: [card] });
  expect(await client.delegateSubscription({ subscriptionId, targetCustomerId: payer })).toMatchObject({
    customerId,
    payingCustomerId: payer,
  });
  clock.set(APRIL);
  expect((await client.listCustomerInvoices({ customerId: payer })).data).toMatchObject([
    { issueDate: APRIL, total: 49, state: 'PAID' },
  ]);
  expect((await client.listCustomerInvoices({ customerId, issuedAfter: APRIL })).data).toHaveLength(1);
  expect(
    await client.checkEntitlement({ customerId, featureId: 'feature-seats', resourceId: 'resource-01' }),
  ).toMatchObject({
    isGranted: true,
  });
  await expect(client.detachPaymentMethod({ customerId: payer })).rejects.toMatchObject({
    code: 'CannotRemovePaymentMethodFromCustomerError',
  });
  expect(await client.delegateSubscription({ subscriptionId, targetCustomerId: customerId })).toMatchObject({
    payingCustomerId: null,
  });
});

it('nobody pays who has nothing to pay with, who is archived or who is unknown', async () => {
  const { client } = await inkwell();
  const delegateTo = (targetCustomerId: string) => client.delegateSubscription({ subscriptionId, targetCustomerId });
  await expect(delegateTo('customer-free')).rejects.toMatchObject({ status: 404, code: 'PaymentMethodNotFoundError' });
  await expect(delegateTo('nobody')).rejects.toMatchObject({ status: 404, code: 'CustomerNotFound' });
  await client.archiveCustomer({ customerId: 'customer-free' });
  await expect(delegateTo('customer-free')).rejects.toMatchObject({ status: 400, code: 'EntityIsArchivedError' });
  expect(await client.getSubscription({ subscriptionId })).toMatchObject({ payingCustomerId: null });
});

it('what another subscription takes the place of cannot be made to go on beside it', async () => {
  const { client, clock } = await inkwell();
  await client.provisionSubscription({
    id: 'subscription-pro',
    customerId: 'customer-free',
    planId: 'plan-pro',
    billingPeriod: 'MONTHLY',
    startDate: APRIL,
  });
  const refused = { code: 'InvalidCancellationDate', message: expect.stringContaining('subscription-pro') };
  const update = (cancellationDate: string | null) =>
    client.updateSubscription({ subscriptionId: 'subscription-free', cancellationDate });
  await expect(update(null)).rejects.toMatchObject(refused);
  await expect(update('2026-04-02T00:00:00.000Z')).rejects.toMatchObject(refused);
  await expect(
    client.cancelSubscription({
      subscriptionId: 'subscription-free',
      cancellationTime: 'SPECIFIC_DATE',
      endDate: '2026-04-02T00:00:00.000Z',
    }),
  ).rejects.toMatchObject(refused);
  await update('2026-03-31T00:00:00.000Z');
  await client.cancelSubscription({ subscriptionId: 'subscription-pro', cancellationTime: 'IMMEDIATE' });
  expect(await update(null)).toMatchObject({ effectiveEndDate: null });
  clock.set(APRIL);
  expect(await client.getSubscription({ subscriptionId: 'subscription-free' })).toMatchObject({ status: 'ACTIVE' });
});
