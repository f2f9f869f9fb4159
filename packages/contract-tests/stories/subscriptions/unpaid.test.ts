import { expect, it } from 'vitest';
import { inkwell, NOON } from '../../src/inkwell.ts';

const subscriptionId = 'subscription-pro';
const customerId = 'customer-free';
const packs = (quantity: number) => [{ id: 'addon-extra-seats', quantity }];
const seats = { customerId, featureId: 'feature-seats' };

/** On Pro, paid elsewhere, with nothing on file. */
async function withoutCard() {
  const story = await inkwell();
  await story.client.provisionSubscription({
    id: subscriptionId,
    customerId,
    planId: 'plan-pro',
    billingPeriod: 'MONTHLY',
    trialOverrideConfiguration: { isTrial: false },
    billingInformation: { isInvoicePaid: true },
  });
  return story;
}

it('an update that costs money waits for it, and is there once its invoice is paid', async () => {
  const { client, clock } = await withoutCard();
  expect(await client.updateSubscription({ subscriptionId, addons: packs(2) })).toMatchObject({
    addons: [],
    paymentCollection: 'ACTION_REQUIRED',
    futureUpdates: [
      { scheduledExecutionTime: NOON, scheduleStatus: 'PENDING_PAYMENT', subscriptionScheduleType: 'ADDON' },
    ],
    latestInvoice: { status: 'OPEN', total: 40, amountDue: 40, requiresAction: true },
  });
  expect(await client.checkEntitlement(seats)).toMatchObject({ usageLimit: 20 });
  clock.advance('P2D');
  expect(await client.markSubscriptionInvoicePaid({ subscriptionId })).toEqual({ id: subscriptionId });
  expect(await client.getSubscription({ subscriptionId })).toMatchObject({
    addons: packs(2),
    futureUpdates: [],
    paymentCollection: 'NOT_REQUIRED',
    latestInvoice: { status: 'PAID', amountDue: 0 },
  });
  expect(await client.checkEntitlement(seats)).toMatchObject({ usageLimit: 30 });
  expect((await client.listCustomerInvoices({ customerId, orderDir: 'DESC' })).data[0]).toMatchObject({
    state: 'PAID',
    paidDate: '2026-03-12T12:00:00.000Z',
  });
});

it('an update that nobody pays can be dropped, with its invoice', async () => {
  const { client } = await withoutCard();
  await client.updateSubscription({ subscriptionId, addons: packs(2) });
  await expect(client.cancelScheduledUpdate({ subscriptionId })).rejects.toMatchObject({
    code: 'FutureUpdateNotFound',
  });
  expect(await client.cancelPendingPaymentUpdate({ subscriptionId })).toEqual({ id: subscriptionId });
  expect(await client.getSubscription({ subscriptionId })).toMatchObject({
    addons: [],
    futureUpdates: [],
    latestInvoice: { status: 'CANCELED', amountDue: 0 },
  });
  await expect(client.markSubscriptionInvoicePaid({ subscriptionId })).rejects.toMatchObject({
    status: 400,
    code: 'BillingInvoiceStatusError',
  });
});

it('it lapses with the billing period, and a later update takes its place', async () => {
  const { client, clock } = await withoutCard();
  await client.updateSubscription({ subscriptionId, addons: packs(2) });
  await client.updateSubscription({ subscriptionId, addons: packs(1) });
  const states = async () => (await client.listCustomerInvoices({ customerId })).data.map(({ state }) => state);
  expect(await states()).toEqual(['PAID', 'CANCELED', 'OPEN']);
  clock.set('2026-04-10T12:00:00.000Z');
  expect(await client.getSubscription({ subscriptionId })).toMatchObject({ addons: [], futureUpdates: [] });
  expect(await states()).toEqual(['PAID', 'CANCELED', 'CANCELED', 'OPEN']);
});

it('who does not wait for the money has it at once, and owes it', async () => {
  const { client } = await withoutCard();
  expect(
    await client.updateSubscription({ subscriptionId, addons: packs(2), awaitPaymentConfirmation: false }),
  ).toMatchObject({ addons: packs(2), futureUpdates: [], latestInvoice: { status: 'OPEN', total: 40 } });
});

it('with a card there is nothing to wait for', async () => {
  const { client } = await withoutCard();
  await client.attachPaymentMethod({
    customerId,
    integrationId: 'integration-stripe',
    paymentMethodId: 'card-1',
    vendorIdentifier: 'STRIPE',
  });
  expect(await client.updateSubscription({ subscriptionId, addons: packs(2) })).toMatchObject({
    addons: packs(2),
    latestInvoice: { status: 'PAID', total: 40 },
  });
});

it('the invoice of a month without a card is open until somebody says that it is paid', async () => {
  const { client, clock } = await withoutCard();
  clock.set('2026-04-10T12:00:00.000Z');
  expect(await client.getSubscription({ subscriptionId })).toMatchObject({
    latestInvoice: { status: 'OPEN', total: 49 },
  });
  await client.markSubscriptionInvoicePaid({ subscriptionId });
  expect(await client.getSubscription({ subscriptionId })).toMatchObject({ latestInvoice: { status: 'PAID' } });
  await expect(client.markSubscriptionInvoicePaid({ subscriptionId })).rejects.toMatchObject({
    code: 'BillingInvoiceStatusError',
  });
});

it('where there is no invoice, none can be paid', async () => {
  const { client } = await inkwell();
  await expect(client.markSubscriptionInvoicePaid({ subscriptionId: 'subscription-free' })).rejects.toMatchObject({
    status: 404,
    code: 'MissingBillingInvoiceError',
  });
});
