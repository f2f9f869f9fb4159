import { expect, it } from 'vitest';
import { inkwell, NOON } from '../../src/inkwell.ts';

const customerId = 'customer-test-id';
const APRIL = '2026-04-01T00:00:00.000Z';
const enterprise = { customerId, planId: 'plan-enterprise', billingPeriod: 'MONTHLY' as const };

it('every invoice is kept: of the beginning, of each change and of each month', async () => {
  const { client, clock } = await inkwell();
  await client.provisionSubscription(enterprise);
  clock.set(APRIL);
  const { data } = await client.listCustomerInvoices({ customerId });
  expect(data.map(({ invoiceId, issueDate, total, state }) => [invoiceId, issueDate, total, state])).toEqual([
    ['invoice-1', '2026-03-01T00:00:00.000Z', 49, 'PAID'],
    ['invoice-2', '2026-03-01T00:00:00.000Z', 49, 'PAID'],
    ['invoice-3', NOON, 104.04, 'PAID'],
    // The fourth is that of the customer whose trial ends on 24 March.
    ['invoice-5', APRIL, 199, 'PAID'],
    ['invoice-6', APRIL, 49, 'PAID'],
  ]);
  expect(data[2]).toMatchObject({
    invoiceNumber: 'INV-3',
    invoiceExternalId: 'invoice-3',
    customerExternalId: customerId,
    contractExternalId: null,
    dueDate: NOON,
    paidDate: NOON,
    currency: 'usd',
    subtotal: 104.04,
    discount: 0,
    tax: 0,
    lineItems: [
      { description: 'Unused time on Pro', quantity: 1, amount: -33.98, productExternalId: 'product-inkwell' },
      { description: 'Remaining time on Enterprise', quantity: 1, amount: 138.02 },
    ],
  });
  expect(await client.getSubscription({ subscriptionId: 'subscription-test-id' })).toMatchObject({
    latestInvoice: { billingId: 'invoice-5' },
  });
});

it('discount and tax are on it, and it adds up', async () => {
  const { client } = await inkwell();
  await client.provisionSubscription({
    ...enterprise,
    resourceId: 'resource-02',
    appliedCoupon: { couponId: 'coupon-launch-20' },
    billingInformation: { taxPercentage: 10 },
  });
  expect((await client.listCustomerInvoices({ customerId, orderDir: 'DESC', limit: 1 })).data).toMatchObject([
    { subtotal: 199, discount: 39.8, tax: 15.92, total: 175.12 },
  ]);
});

it('who pays by invoice has days to pay, and the invoice is open until then', async () => {
  const { client } = await inkwell();
  const byInvoice = { ...enterprise, paymentCollectionMethod: 'INVOICE' as const };
  await client.provisionSubscription({ ...byInvoice, resourceId: 'resource-02' });
  await client.provisionSubscription({
    ...byInvoice,
    resourceId: 'resource-03',
    billingInformation: { invoiceDaysUntilDue: 14 },
  });
  const open = await client.listCustomerInvoices({ customerId, stateIn: 'OPEN' });
  expect(open.data.map(({ dueDate, paidDate, total }) => [dueDate, paidDate, total])).toEqual([
    ['2026-04-09T12:00:00.000Z', null, 199],
    ['2026-03-24T12:00:00.000Z', null, 199],
  ]);
});

it('invoices are found by date and state, and ordered by date and amount', async () => {
  const { client, clock } = await inkwell();
  await client.provisionSubscription({ ...enterprise, paymentCollectionMethod: 'INVOICE' });
  clock.set(APRIL);
  const ids = async (query: object) =>
    (await client.listCustomerInvoices({ customerId, ...query })).data.map(({ invoiceId }) =>
      Number(invoiceId.slice(8)),
    );
  expect(await ids({ issuedAfter: NOON })).toEqual([3, 5, 6]);
  expect(await ids({ issuedAfter: NOON, issuedBefore: NOON })).toEqual([3]);
  expect(await ids({ stateIn: 'OPEN,CANCELED' })).toEqual([3, 5]);
  expect(await ids({ stateIn: 'NONSENSE' })).toEqual([]);
  expect(await ids({ orderBy: 'total', orderDir: 'DESC' })).toEqual([5, 3, 6, 2, 1]);
  expect(await ids({ orderBy: 'dueDate' })).toEqual([1, 2, 6, 3, 5]);
});

it('they are read page by page, forth and back', async () => {
  const { client, clock } = await inkwell();
  clock.set(APRIL);
  const first = await client.listCustomerInvoices({ customerId, limit: 3 });
  expect(first.data).toHaveLength(3);
  const second = await first.next();
  expect(second?.data).toHaveLength(1);
  expect((await second?.previous())?.data).toEqual(first.data);
  const all: string[] = [];
  for await (const { invoiceId } of await client.listCustomerInvoices({ customerId, limit: 1 })) all.push(invoiceId);
  expect(all).toEqual(['invoice-1', 'invoice-2', 'invoice-4', 'invoice-5']);
});

it('whoever pays gets the invoice', async () => {
  const { client } = await inkwell();
  await client.provisionSubscription({
    customerId: 'customer-free',
    planId: 'plan-pro',
    billingPeriod: 'MONTHLY',
    payingCustomerId: customerId,
    trialOverrideConfiguration: { isTrial: false },
  });
  expect((await client.listCustomerInvoices({ customerId: 'customer-free' })).data).toEqual([]);
  expect((await client.listCustomerInvoices({ customerId, orderDir: 'DESC' })).data[0]).toMatchObject({
    issueDate: NOON,
    total: 49,
    customerExternalId: customerId,
  });
});

it('the invoices of a contract are found by its id, or by its id at the billing provider', async () => {
  const { client } = await inkwell();
  const { contractId, billingId } = await client.createContract({
    customerId,
    subscriptions: [{ existingSubscriptionId: 'subscription-test-id' }],
  });
  for (const contractExternalId of [contractId, billingId ?? ''])
    expect((await client.listCustomerInvoices({ customerId, contractExternalId })).data).toMatchObject([
      { invoiceId: 'invoice-1', contractExternalId: contractId },
    ]);
  expect((await client.listCustomerInvoices({ customerId, contractExternalId: 'contract-x' })).data).toEqual([]);
});

it('a customer who owes nothing has none, and one that is unknown is not found', async () => {
  const { client } = await inkwell();
  expect((await client.listCustomerInvoices({ customerId: 'customer-free' })).data).toEqual([]);
  await expect(client.listCustomerInvoices({ customerId: 'nobody' })).rejects.toMatchObject({
    status: 404,
    code: 'CustomerNotFound',
  });
});

it('money that is given back is an invoice too, and paid', async () => {
  const { client } = await inkwell();
  await client.cancelSubscription({
    subscriptionId: 'subscription-test-id',
    cancellationTime: 'IMMEDIATE',
    prorate: true,
  });
  expect((await client.listCustomerInvoices({ customerId, orderBy: 'total' })).data[0]).toMatchObject({
    total: -33.98,
    state: 'PAID',
    lineItems: [{ description: 'Unused time on Pro', amount: -33.98 }],
  });
});

it('two recharges of one moment have an invoice each', async () => {
  const { client } = await inkwell();
  const wallet = { customerId, currencyId: 'currency-credits' };
  await client.saveAutoRecharge({ ...wallet, isEnabled: true, thresholdValue: 20, targetBalance: 100 });
  await client.consumeCredits({ ...wallet, amount: 90, idempotencyKey: 'first' });
  await client.consumeCredits({ ...wallet, amount: 85, idempotencyKey: 'second' });
  const { data } = await client.listCustomerInvoices({ customerId, issuedAfter: NOON });
  expect(data.map(({ total, state }) => [total, state])).toEqual([
    [9, 'PAID'],
    [8.5, 'PAID'],
  ]);
});

it('money is given back when a subscription ends, and not when that is said to come', async () => {
  const { client, clock } = await inkwell();
  const subscriptionId = 'subscription-test-id';
  const endDate = '2026-03-20T00:00:00.000Z';
  const wish = { subscriptionId, cancellationTime: 'SPECIFIC_DATE' as const, endDate, prorate: true };
  expect(await client.cancelSubscription(wish)).toMatchObject({ latestInvoice: { total: 49 } });
  clock.set(endDate);
  expect(await client.getSubscription({ subscriptionId })).toMatchObject({
    status: 'CANCELED',
    latestInvoice: { total: -18.97, status: 'PAID', createdAt: endDate },
  });
});
