import { expect, it } from 'vitest';
import { inkwell, NOON } from '../../src/inkwell.ts';

it('a customer is provisioned once, under an id of its own', async () => {
  const { client } = await inkwell();
  expect(await client.provisionCustomer({ id: 'quill', name: 'Quill', metadata: { region: 'north' } })).toMatchObject({
    id: 'quill',
    name: 'Quill',
    createdAt: NOON,
    archivedAt: null,
  });
  await expect(client.provisionCustomer({ id: 'quill' })).rejects.toMatchObject({
    status: 409,
    code: 'DuplicatedEntityNotAllowed',
  });
});

it('an update changes what is given and leaves the rest', async () => {
  const { client } = await inkwell();
  await client.updateCustomer({ customerId: 'customer-test-id', name: 'Renamed', email: null });
  expect(await client.getCustomer({ customerId: 'customer-test-id' })).toMatchObject({
    name: 'Renamed',
    email: null,
    defaultPaymentMethod: { cardLast4Digits: '4242' },
  });
});

it('all customers can be read page by page, forth and back', async () => {
  const { client } = await inkwell();
  for (let index = 1; index <= 5; index += 1) await client.provisionCustomer({ id: `customer-${index}` });
  const first = await client.listCustomers({ limit: 3 });
  expect(first.data.map(({ id }) => id)).toEqual(['customer-test-id', 'customer-free', 'customer-trial']);
  expect(first.pagination.prev).toBeNull();
  const second = await first.next();
  expect(second?.data.map(({ id }) => id)).toEqual(['customer-1', 'customer-2', 'customer-3']);
  expect((await second?.previous())?.data).toEqual(first.data);
  const ids: string[] = [];
  for await (const { id } of await client.listCustomers({ limit: 3 })) ids.push(id);
  expect(ids).toHaveLength(8);
});

it('customers are found by e-mail, name and time of creation', async () => {
  const { client, clock } = await inkwell();
  clock.advance('PT1H');
  await client.provisionCustomer({ id: 'late', name: 'Late' });
  const ids = async (query: object) => (await client.listCustomers(query)).data.map(({ id }) => id);
  expect(await ids({ email: 'free@example.com' })).toEqual(['customer-free']);
  expect(await ids({ name: 'Late' })).toEqual(['late']);
  expect(await ids({ createdAt: { gt: NOON } })).toEqual(['late']);
});

it('an archived customer may nothing until it is unarchived and buys again', async () => {
  const { client } = await inkwell();
  const customerId = 'customer-test-id';
  const seats = { customerId, featureId: 'feature-seats' };
  expect(await client.archiveCustomer({ customerId })).toMatchObject({ archivedAt: NOON });
  expect(await client.checkEntitlement(seats)).toMatchObject({
    isGranted: false,
    accessDeniedReason: 'CustomerIsArchived',
  });
  expect(await client.unarchiveCustomer({ customerId })).toMatchObject({ archivedAt: null });
  expect(await client.checkEntitlement(seats)).toMatchObject({ accessDeniedReason: 'NoActiveSubscription' });
  await client.provisionSubscription({ customerId, planId: 'plan-free' });
  expect(await client.checkEntitlement(seats)).toMatchObject({ isGranted: true, usageLimit: 3 });
});

it('archiving a customer ends what it has subscribed to, and what waits to begin', async () => {
  const { client, clock } = await inkwell();
  const customerId = 'customer-test-id';
  await client.provisionSubscription({
    id: 'subscription-later',
    customerId,
    planId: 'plan-enterprise',
    resourceId: 'resource-later',
    billingPeriod: 'MONTHLY',
    startDate: '2026-04-01T00:00:00.000Z',
  });
  await client.archiveCustomer({ customerId });
  const all = (await client.listSubscriptions({ customerId })).data;
  expect(all.map(({ id, status, cancelReason, endDate }) => [id, status, cancelReason, endDate])).toEqual([
    ['subscription-test-id', 'CANCELED', 'CustomerArchived', NOON],
    ['subscription-resource-01', 'CANCELED', 'CustomerArchived', NOON],
    ['subscription-later', 'CANCELED', 'CustomerArchived', NOON],
  ]);
  expect(clock.advance('P2M').filter(({ type }) => type.startsWith('subscription.'))).toMatchObject([
    { subjectId: 'subscription-trial' },
    { subjectId: 'subscription-trial' },
  ]);
});

it('the workspaces of a customer are listed', async () => {
  const { client } = await inkwell();
  expect((await client.listCustomerResources({ customerId: 'customer-test-id' })).data).toMatchObject([
    { id: 'resource-01' },
  ]);
});
