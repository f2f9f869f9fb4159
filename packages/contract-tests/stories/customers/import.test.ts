import { expect, it } from 'vitest';
import { inkwell, NOON } from '../../src/inkwell.ts';

const quill = { id: 'customer-quill', name: 'Quill', email: 'ops@quill.example' };
const free = { id: 'customer-free', name: 'Freelance Writer', email: null };

it('an import creates the customers that are new, updates the others, and names the new ones', async () => {
  const { client } = await inkwell();
  expect(await client.importCustomers({ customers: [quill, free] })).toEqual({ newCustomers: ['customer-quill'] });
  expect(await client.getCustomer({ customerId: 'customer-quill' })).toMatchObject({ ...quill, createdAt: NOON });
  expect(await client.getCustomer({ customerId: 'customer-free' })).toMatchObject({
    ...free,
    createdAt: '2026-03-01T00:00:00.000Z',
  });
  expect(await client.importCustomers({ customers: [quill] })).toEqual({ newCustomers: [] });
});

it('what an import does not say stays as it is', async () => {
  const { client } = await inkwell();
  await client.importCustomers({
    customers: [{ id: 'customer-test-id', name: 'Test', email: null, billingId: 'b-1' }],
  });
  expect(await client.getCustomer({ customerId: 'customer-test-id' })).toMatchObject({
    name: 'Test',
    billingId: 'b-1',
    defaultPaymentMethod: { cardLast4Digits: '4242' },
  });
});

it('a customer that changed here later than there is skipped', async () => {
  const { client } = await inkwell();
  const customerId = 'customer-free';
  await client.updateCustomer({ customerId, name: 'Renamed here' });
  const importAsOf = (updatedAt: string) => client.importCustomers({ customers: [{ ...free, updatedAt }] });
  await importAsOf('2026-03-10T11:00:00.000Z');
  expect(await client.getCustomer({ customerId })).toMatchObject({ name: 'Renamed here' });
  await importAsOf('2026-03-10T13:00:00.000Z');
  expect(await client.getCustomer({ customerId })).toMatchObject({ name: 'Freelance Writer' });
});

it('an imported customer pays with the method that came along, and is known in Salesforce', async () => {
  const { client } = await inkwell();
  await client.importCustomers({
    customers: [{ ...quill, paymentMethodId: 'card-quill', salesforceId: '003', metadata: { region: 'north' } }],
  });
  expect(await client.getCustomer({ customerId: 'customer-quill' })).toMatchObject({
    defaultPaymentMethod: { type: 'CARD', billingId: 'card-quill', cardLast4Digits: null },
    integrations: [{ id: 'salesforce', syncedEntityId: '003', vendorIdentifier: 'SALESFORCE' }],
    metadata: { region: 'north' },
  });
  expect(
    await client.provisionSubscription({
      customerId: 'customer-quill',
      planId: 'plan-pro',
      billingPeriod: 'MONTHLY',
      trialOverrideConfiguration: { isTrial: false },
    }),
  ).toMatchObject({ status: 'SUCCESS', subscription: { latestInvoice: { total: 49, status: 'PAID' } } });
});

it('the billing integration learns the billing id of those that are linked with it', async () => {
  const { client } = await inkwell();
  const link = { id: 'integration-stripe', syncedEntityId: 'cus-old', vendorIdentifier: 'STRIPE' as const };
  await client.linkCustomerIntegration({ customerId: 'customer-free', ...link });
  await client.importCustomers({
    integrationId: 'integration-stripe',
    customers: [{ ...free, billingId: 'cus-new' }],
  });
  expect(
    await client.getCustomerIntegration({ customerId: 'customer-free', integrationId: 'integration-stripe' }),
  ).toMatchObject({ syncedEntityId: 'cus-new', syncData: { billingId: 'cus-new' } });
});
