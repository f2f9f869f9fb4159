import { describe, expect, it } from 'vitest';
import { inkwell } from '../../src/inkwell.ts';

const card = { integrationId: 'integration-stripe', paymentMethodId: 'pm_1', vendorIdentifier: 'STRIPE' } as const;

describe('a payment method', () => {
  it('makes a checkout unnecessary', async () => {
    const { client } = await inkwell();
    const customerId = 'newcomer';
    await client.provisionCustomer({ id: customerId });
    const buy = () =>
      client.provisionSubscription({
        customerId,
        planId: 'plan-enterprise',
        billingPeriod: 'MONTHLY',
        trialOverrideConfiguration: { isTrial: false },
      });
    expect(await buy()).toMatchObject({ status: 'PAYMENT_REQUIRED', checkoutUrl: expect.any(String) });
    const customer = await client.attachPaymentMethod({ customerId, ...card, billingCurrency: 'usd' });
    expect(customer).toMatchObject({ billingCurrency: 'usd', defaultPaymentMethod: { billingId: 'pm_1' } });
    expect(await buy()).toMatchObject({ status: 'SUCCESS' });
  });

  it('stays while a paid subscription needs it', async () => {
    const { client } = await inkwell();
    const customerId = 'customer-test-id';
    await expect(client.detachPaymentMethod({ customerId })).rejects.toMatchObject({
      status: 400,
      code: 'CannotRemovePaymentMethodFromCustomerError',
      message: expect.stringContaining('subscription-test-id'),
    });
    for (const subscriptionId of ['subscription-test-id', 'subscription-resource-01'])
      await client.cancelSubscription({ subscriptionId, cancellationTime: 'IMMEDIATE' });
    expect(await client.detachPaymentMethod({ customerId })).toMatchObject({ defaultPaymentMethod: null });
    await expect(client.detachPaymentMethod({ customerId })).rejects.toMatchObject({ status: 404 });
  });
});

describe('an integration', () => {
  const customerId = 'customer-test-id';
  const link = { id: 'integration-hubspot', syncedEntityId: 'company-1', vendorIdentifier: 'HUBSPOT' } as const;

  it('is linked once, updated, listed and unlinked', async () => {
    const { client } = await inkwell();
    expect(await client.linkCustomerIntegration({ customerId, ...link })).toEqual(link);
    await expect(client.linkCustomerIntegration({ customerId, ...link })).rejects.toMatchObject({ status: 409 });
    const one = { customerId, integrationId: link.id };
    await client.updateCustomerIntegration({ ...one, syncedEntityId: null });
    expect(await client.getCustomerIntegration(one)).toEqual({ ...link, syncedEntityId: null });
    expect((await client.getCustomer({ customerId })).integrations).toContainEqual({ ...link, syncedEntityId: null });
    expect(await client.unlinkCustomerIntegration(one)).toMatchObject({ id: link.id });
    await expect(client.getCustomerIntegration(one)).rejects.toMatchObject({ code: 'IntegrationNotFound' });
  });

  it('is found by its system, page by page', async () => {
    const { client } = await inkwell();
    for (const [id, vendorIdentifier] of [
      ['a', 'HUBSPOT'],
      ['b', 'STRIPE'],
      ['c', 'HUBSPOT'],
    ] as const)
      await client.linkCustomerIntegration({ customerId, id, syncedEntityId: id, vendorIdentifier });
    const ids: string[] = [];
    for await (const { id } of client.listCustomerIntegrations({ customerId, vendorIdentifier: ['HUBSPOT'], limit: 1 }))
      ids.push(id);
    expect(ids).toEqual(['a', 'c']);
  });
});

it('an import creates who is new, updates who is known, and leaves alone who changed later', async () => {
  const { client } = await inkwell();
  await client.updateCustomer({ customerId: 'customer-free', name: 'Kept' });
  const { newCustomers } = await client.importCustomers({
    customers: [
      { id: 'ada', email: 'ada@writers.example', name: 'Ada', salesforceId: '001' },
      { id: 'customer-test-id', email: null, name: 'Renamed' },
      { id: 'customer-free', email: null, name: 'Older', updatedAt: '2026-03-09T00:00:00Z' },
    ],
  });
  expect(newCustomers).toEqual(['ada']);
  const nameOf = async (customerId: string) => (await client.getCustomer({ customerId })).name;
  expect([await nameOf('ada'), await nameOf('customer-test-id'), await nameOf('customer-free')]).toEqual([
    'Ada',
    'Renamed',
    'Kept',
  ]);
});
