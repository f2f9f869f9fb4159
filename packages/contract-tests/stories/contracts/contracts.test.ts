import { expect, it } from 'vitest';
import { inkwell, NOON } from '../../src/inkwell.ts';

const customerId = 'customer-test-id';
const print = {
  id: 'subscription-print',
  customerId,
  planId: 'plan-enterprise',
  resourceId: 'resource-print',
  billingPeriod: 'MONTHLY' as const,
  trialOverrideConfiguration: { isTrial: false },
};
const linked = { existingSubscriptionId: 'subscription-test-id' };

it('a contract holds what is there and what is new, and both know it', async () => {
  const { client } = await inkwell();
  const contract = await client.createContract({
    customerId,
    poNumber: 'PO-7',
    subscriptions: [linked, { newSubscription: print }],
  });
  expect(contract).toMatchObject({
    contractId: 'contract-1',
    refId: 'contract-1',
    externalId: 'contract-1',
    customerExternalId: customerId,
    name: 'PO-7',
    state: 'ACTIVE',
    billingState: 'ACTIVE',
    createdAt: NOON,
    activationStartDate: null,
    subscriptions: [
      { subscriptionId: 'subscription-test-id', planDisplayName: 'Pro', productDisplayName: 'Inkwell' },
      { subscriptionId: 'subscription-print', planDisplayName: 'Enterprise', productDisplayName: 'Inkwell' },
    ],
  });
  expect(contract.billingId).not.toBeNull();
  for (const subscriptionId of ['subscription-test-id', 'subscription-print'])
    expect(await client.getSubscription({ subscriptionId })).toMatchObject({ contractId: contract.id });
  expect(await client.getContract({ contractId: 'contract-1' })).toEqual(contract);
});

it('its invoices are those of its subscriptions: the newest, and what comes next', async () => {
  const { client, clock } = await inkwell();
  const { contractId, latestInvoice, nextInvoice } = await client.createContract({
    customerId,
    subscriptions: [linked, { newSubscription: print }],
  });
  expect(latestInvoice).toMatchObject({ total: 199, status: 'PAID', createdAt: NOON });
  expect(nextInvoice).toEqual({
    amount: { amount: 49, currency: 'usd' },
    dueDate: '2026-04-01T00:00:00.000Z',
    periodStart: '2026-04-01T00:00:00.000Z',
    periodEnd: '2026-05-01T00:00:00.000Z',
  });
  clock.set('2026-04-01T00:00:00.000Z');
  expect(await client.getContract({ contractId })).toMatchObject({
    latestInvoice: { total: 49, createdAt: '2026-04-01T00:00:00.000Z' },
    nextInvoice: { amount: { amount: 199 }, dueDate: '2026-04-10T12:00:00.000Z' },
  });
});

it('one entry that is refused undoes all of it', async () => {
  const { client } = await inkwell();
  const subscriptions = [
    linked,
    { newSubscription: print },
    { newSubscription: { ...print, id: 'x', planId: 'plan-x' } },
  ];
  await expect(client.createContract({ customerId, subscriptions })).rejects.toMatchObject({
    status: 404,
    code: 'PlanNotFound',
    message: expect.stringContaining('body.subscriptions[2].newSubscription.planId'),
  });
  expect((await client.listContracts()).data).toEqual([]);
  expect(await client.getSubscription({ subscriptionId: 'subscription-test-id' })).toMatchObject({ contractId: null });
  await expect(client.getSubscription({ subscriptionId: 'subscription-print' })).rejects.toMatchObject({ status: 404 });
});

it.each([
  ['neither', {}, 400, 'BadUserInput'],
  ['both', { ...linked, newSubscription: print }, 400, 'BadUserInput'],
  ['somebody else inside', { newSubscription: { ...print, customerId: 'customer-free' } }, 400, 'BadUserInput'],
  ['a subscription of somebody else', { existingSubscriptionId: 'subscription-free' }, 400, 'IntegrityViolation'],
  ['a subscription that is not there', { existingSubscriptionId: 'x' }, 404, 'SubscriptionNotFound'],
])('an entry with %s is refused', async (_, entry, status, code) => {
  const { client } = await inkwell();
  await expect(client.createContract({ customerId, subscriptions: [entry] })).rejects.toMatchObject({
    status,
    code,
    message: expect.stringContaining('body.subscriptions[0]'),
  });
});

it('a contract has no checkout: without a card it takes an invoice', async () => {
  const { client } = await inkwell();
  const wish = { ...print, customerId: 'customer-free', resourceId: null };
  const create = (said: object = {}) =>
    client.createContract({ customerId: 'customer-free', subscriptions: [{ newSubscription: { ...wish, ...said } }] });
  await expect(create()).rejects.toMatchObject({ status: 400, code: 'CheckoutIsNotSupported' });
  expect(await create({ paymentCollectionMethod: 'INVOICE' })).toMatchObject({
    latestInvoice: { status: 'OPEN', amountDue: 199, requiresAction: true },
  });
});

it('a subscription is under one contract at a time', async () => {
  const { client } = await inkwell();
  await client.createContract({ customerId, subscriptions: [linked] });
  await expect(client.createContract({ customerId, subscriptions: [linked] })).rejects.toMatchObject({
    status: 409,
    code: 'DuplicatedEntityNotAllowed',
  });
});

it('its state follows from its dates', async () => {
  const { client, clock } = await inkwell();
  const { contractId, state } = await client.createContract({
    customerId,
    activationStartDate: '2026-04-01T00:00:00.000Z',
    activationEndDate: '2026-05-01T00:00:00.000Z',
    subscriptions: [linked],
    setupBilling: false,
  });
  const stateNow = async () => (await client.getContract({ contractId })).state;
  expect(state).toBe('DRAFT');
  clock.set('2026-04-01T00:00:00.000Z');
  expect(await stateNow()).toBe('ACTIVE');
  clock.set('2026-05-01T00:00:00.000Z');
  expect(await stateNow()).toBe('END_BILLING');
  await expect(
    client.updateContract({ contractId, activationEndDate: '2026-03-01T00:00:00.000Z' }),
  ).rejects.toMatchObject({ status: 400 });
});

it('an update changes what is given, and billing is set up but never taken away', async () => {
  const { client } = await inkwell();
  const made = { customerId, name: 'Launch', poNumber: 'PO-7', subscriptions: [linked], setupBilling: false };
  const { contractId, billingId, billingState } = await client.createContract(made);
  expect([billingId, billingState]).toEqual([null, null]);
  const changed = await client.updateContract({ contractId, poNumber: null, setupBilling: true });
  expect(changed).toMatchObject({ name: 'Launch', poNumber: null, billingState: 'ACTIVE' });
  expect(changed.billingId).not.toBeNull();
  expect((await client.updateContract({ contractId, setupBilling: false })).billingId).toBe(changed.billingId);
  expect(await client.updateContract({ contractId, name: null })).toMatchObject({ name: 'Test Customer' });
});

it('the subscriptions are replaced as a whole, and what leaves goes on by itself', async () => {
  const { client } = await inkwell();
  const { contractId } = await client.createContract({ customerId, subscriptions: [linked] });
  const { subscriptions } = await client.updateContract({ contractId, subscriptionIds: ['subscription-resource-01'] });
  expect(subscriptions.map(({ subscriptionId }) => subscriptionId)).toEqual(['subscription-resource-01']);
  expect(await client.getSubscription({ subscriptionId: 'subscription-test-id' })).toMatchObject({
    contractId: null,
    status: 'ACTIVE',
  });
  expect(await client.updateContract({ contractId, subscriptionIds: [] })).toMatchObject({
    subscriptions: [],
    latestInvoice: null,
    nextInvoice: null,
  });
});

it('archiving cancels the contract and everything under it, once', async () => {
  const { client, clock } = await inkwell();
  const { contractId } = await client.createContract({
    customerId,
    subscriptions: [linked, { newSubscription: print }],
  });
  const archived = await client.archiveContract({ contractId });
  expect(archived).toMatchObject({ state: 'CANCELED', billingState: 'CANCELED', nextInvoice: null });
  expect(archived.subscriptions).toHaveLength(2);
  for (const { subscriptionId } of archived.subscriptions)
    expect(await client.getSubscription({ subscriptionId })).toMatchObject({ status: 'CANCELED', endDate: NOON });
  clock.advance('PT1H');
  expect(await client.archiveContract({ contractId })).toEqual(archived);
  await expect(client.updateContract({ contractId, name: 'Again' })).rejects.toMatchObject({
    code: 'EntityIsArchivedError',
  });
});

it('contracts are found by customer, name and state', async () => {
  const { client } = await inkwell();
  await client.createContract({ customerId, name: 'Launch', subscriptions: [linked] });
  await client.createContract({
    customerId: 'customer-free',
    activationStartDate: '2027-01-01T00:00:00.000Z',
    subscriptions: [{ existingSubscriptionId: 'subscription-free' }],
  });
  const ids = async (query: object) => (await client.listContracts(query)).data.map(({ contractId }) => contractId);
  expect(await ids({})).toEqual(['contract-1', 'contract-2']);
  expect(await ids({ customerExternalId: 'customer-free' })).toEqual(['contract-2']);
  expect(await ids({ name: 'Free Writer' })).toEqual(['contract-2']);
  expect(await ids({ state: 'DRAFT,CANCELED' })).toEqual(['contract-2']);
  expect(await ids({ state: 'anything' })).toEqual([]);
  expect((await client.listCustomerContracts({ customerId })).map(({ contractId }) => contractId)).toEqual([
    'contract-1',
  ]);
  const first = await client.listContracts({ limit: 1 });
  expect((await first.next())?.data).toMatchObject([{ contractId: 'contract-2' }]);
});
