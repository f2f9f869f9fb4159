import { expect, it } from 'vitest';
import { inkwell, NOON } from '../../src/inkwell.ts';

const quill = {
  id: 'subscription-quill',
  customerId: 'customer-free',
  planId: 'plan-pro',
  billingPeriod: 'ANNUALLY' as const,
  startDate: '2025-06-01T00:00:00.000Z',
};
const subscriptionId = quill.id;

it('a subscription that runs elsewhere goes on here, and is first charged with its next year', async () => {
  const { client, clock } = await inkwell();
  const addons = [{ id: 'addon-extra-seats', quantity: 1 }];
  const { taskId } = await client.importSubscriptions({
    subscriptions: [{ ...quill, addons, billingId: 'billing-1' }],
  });
  expect(taskId).toMatch(/^[0-9a-f-]{36}$/);
  expect(await client.getSubscription({ subscriptionId })).toMatchObject({
    status: 'ACTIVE',
    createdAt: NOON,
    startDate: quill.startDate,
    currentBillingPeriodEnd: '2026-06-01T00:00:00.000Z',
    billingId: 'billing-1',
    addons,
    latestInvoice: null,
  });
  expect(await client.checkEntitlement({ customerId: 'customer-free', featureId: 'feature-seats' })).toMatchObject({
    usageLimit: 25,
  });
  clock.set('2026-06-01T00:00:00.000Z');
  expect(await client.getSubscription({ subscriptionId })).toMatchObject({
    latestInvoice: { total: 690, status: 'OPEN' },
  });
});

it('it takes the place of the free plan', async () => {
  const { client } = await inkwell();
  await client.importSubscriptions({ subscriptions: [quill] });
  const { data } = await client.listSubscriptions({ customerId: 'customer-free' });
  expect(data.map(({ id, status, cancelReason }) => [id, status, cancelReason])).toEqual([
    ['subscription-free', 'CANCELED', 'UPGRADE_OR_DOWNGRADE'],
    ['subscription-quill', 'ACTIVE', null],
  ]);
});

it('it brings credits from now on, once', async () => {
  const { client } = await inkwell();
  await client.importSubscriptions({ subscriptions: [quill] });
  await client.importSubscriptions({ subscriptions: [quill] });
  const wallet = { customerId: 'customer-free', currencyId: 'currency-credits' };
  expect((await client.listCreditGrants(wallet)).data).toMatchObject([
    { amount: 100, effectiveAt: NOON, expireAt: '2026-04-01T00:00:00.000Z' },
  ]);
});

it('what is known is updated by what the import says, without an invoice', async () => {
  const { client } = await inkwell();
  const known = { id: 'subscription-test-id', customerId: 'customer-test-id', planId: 'plan-pro' };
  const addons = [{ id: 'addon-sso', quantity: 1 }];
  await client.importSubscriptions({
    subscriptions: [{ ...known, addons, metadata: { from: 'elsewhere' }, endDate: '2026-05-01T00:00:00.000Z' }],
  });
  expect(await client.getSubscription({ subscriptionId: known.id })).toMatchObject({
    addons,
    metadata: { from: 'elsewhere' },
    startDate: '2026-03-01T00:00:00.000Z',
    currentBillingPeriodEnd: '2026-04-01T00:00:00.000Z',
    effectiveEndDate: '2026-05-01T00:00:00.000Z',
    latestInvoice: { billingId: 'invoice-1' },
  });
});

it('what has ended elsewhere is kept as history, and what is to begin begins', async () => {
  const { client, clock } = await inkwell();
  const rows = [
    { ...quill, id: 'subscription-past', endDate: '2026-01-01T00:00:00.000Z' },
    { ...quill, id: 'subscription-to-come', startDate: '2026-04-01T00:00:00.000Z' },
  ];
  await client.importSubscriptions({ subscriptions: rows });
  const status = async (id: string) => (await client.getSubscription({ subscriptionId: id })).status;
  expect(await status('subscription-past')).toBe('EXPIRED');
  expect(await status('subscription-to-come')).toBe('NOT_STARTED');
  expect(await status('subscription-free')).toBe('ACTIVE');
  clock.set('2026-04-01T00:00:00.000Z');
  expect(await status('subscription-to-come')).toBe('ACTIVE');
  expect(await status('subscription-free')).toBe('CANCELED');
});

it.each([
  ['CustomerNotFound', { customerId: 'nobody' }, 'customerId'],
  ['PlanNotFound', { planId: 'plan-x' }, 'planId'],
  ['AddonNotFound', { addons: [{ id: 'addon-x', quantity: 1 }] }, 'addons[0].id'],
  ['IntegrityViolation', { id: 'subscription-test-id' }, 'customerId'],
  ['InvalidCancellationDate', { endDate: quill.startDate }, 'endDate'],
])('one row that is refused with %s undoes the others, and is named', async (code, said, field) => {
  const { client } = await inkwell();
  const second = { ...quill, id: 'subscription-second', resourceId: 'resource-second', ...said };
  await expect(client.importSubscriptions({ subscriptions: [quill, second] })).rejects.toMatchObject({
    code,
    message: expect.stringContaining(`body.subscriptions[1].${field}:`),
  });
  await expect(client.getSubscription({ subscriptionId })).rejects.toMatchObject({ status: 404 });
});
