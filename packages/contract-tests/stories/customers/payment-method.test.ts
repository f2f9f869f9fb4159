import { expect, it } from 'vitest';
import { inkwell } from '../../src/inkwell.ts';

const card = { integrationId: 'integration-stripe', paymentMethodId: 'card-2', vendorIdentifier: 'STRIPE' as const };
const pro = {
  customerId: 'customer-free',
  planId: 'plan-pro',
  billingPeriod: 'MONTHLY' as const,
  trialOverrideConfiguration: { isTrial: false },
};

it('who attaches a card needs no checkout any more', async () => {
  const { client } = await inkwell();
  expect(await client.provisionSubscription(pro)).toMatchObject({ status: 'PAYMENT_REQUIRED' });
  expect(await client.attachPaymentMethod({ customerId: 'customer-free', ...card })).toMatchObject({
    defaultPaymentMethod: { type: 'CARD', billingId: 'card-2', cardLast4Digits: null },
    integrations: [{ id: 'integration-stripe', vendorIdentifier: 'STRIPE' }],
    billingCurrency: null,
  });
  expect(await client.provisionSubscription(pro)).toMatchObject({
    status: 'SUCCESS',
    subscription: { status: 'ACTIVE', latestInvoice: { total: 49, status: 'PAID' } },
  });
});

it('automatic recharge can be switched on with a card, and buys', async () => {
  const { client } = await inkwell();
  const wallet = { customerId: 'customer-trial', currencyId: 'currency-credits' };
  const recharge = { ...wallet, isEnabled: true, thresholdValue: 20, targetBalance: 200 };
  await expect(client.saveAutoRecharge(recharge)).rejects.toMatchObject({ code: 'PaymentMethodNotFoundError' });
  await client.attachPaymentMethod({ customerId: 'customer-trial', ...card, billingCurrency: 'eur' });
  await client.saveAutoRecharge(recharge);
  await client.consumeCredits({ ...wallet, amount: 85, idempotencyKey: 'text-1' });
  expect(await client.checkEntitlement(wallet)).toMatchObject({ currentUsage: 85, usageLimit: 285 });
  expect((await client.listCustomerInvoices({ customerId: 'customer-trial' })).data).toMatchObject([
    {
      state: 'PAID',
      total: 18.5,
      lineItems: [{ description: 'Automatic recharge', quantity: 185, unitPrice: 0.1, amount: 18.5 }],
    },
  ]);
});

it('another card takes the place of the first', async () => {
  const { client } = await inkwell();
  await client.attachPaymentMethod({ customerId: 'customer-test-id', ...card });
  await client.attachPaymentMethod({ customerId: 'customer-test-id', ...card, paymentMethodId: 'card-3' });
  const { defaultPaymentMethod, integrations } = await client.getCustomer({ customerId: 'customer-test-id' });
  expect(defaultPaymentMethod).toMatchObject({ billingId: 'card-3' });
  expect(integrations).toHaveLength(1);
});

it('a system that takes no payments holds no card', async () => {
  const { client } = await inkwell();
  await expect(
    client.attachPaymentMethod({ customerId: 'customer-free', ...card, vendorIdentifier: 'AUTH0' }),
  ).rejects.toMatchObject({ status: 400, code: 'VendorIsNotSupported' });
  expect(await client.getCustomer({ customerId: 'customer-free' })).toMatchObject({ defaultPaymentMethod: null });
});

it('a card that the next month is charged to stays, until the subscriptions are canceled', async () => {
  const { client, clock } = await inkwell();
  const customerId = 'customer-test-id';
  await expect(client.detachPaymentMethod({ customerId })).rejects.toMatchObject({
    status: 400,
    code: 'CannotRemovePaymentMethodFromCustomerError',
    message: expect.stringContaining('subscription-test-id'),
  });
  for (const subscriptionId of ['subscription-test-id', 'subscription-resource-01'])
    await client.cancelSubscription({ subscriptionId });
  expect(await client.detachPaymentMethod({ customerId })).toMatchObject({ defaultPaymentMethod: null });
  clock.advance('P1M');
  expect((await client.listCustomerInvoices({ customerId })).data).toHaveLength(2);
});

it('where there is no card, none can be detached', async () => {
  const { client } = await inkwell();
  await expect(client.detachPaymentMethod({ customerId: 'customer-free' })).rejects.toMatchObject({
    status: 404,
    code: 'PaymentMethodNotFoundError',
  });
});
