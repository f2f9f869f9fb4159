import { expect, it } from 'vitest';
import { inkwell } from '../../src/inkwell.ts';

const asked = {
  customerId: 'customer-free',
  planId: 'plan-pro',
  billingPeriod: 'MONTHLY' as const,
  trialOverrideConfiguration: { isTrial: false },
};
const pro = { ...asked, paymentCollectionMethod: 'INVOICE' as const };
const inclusive = { taxPercentage: 20, taxInclusive: true };

it('a price that has its tax in it is what one pays, and says how much of it is tax', async () => {
  const { client } = await inkwell();
  const { immediateInvoice } = await client.previewSubscription({ ...asked, billingInformation: inclusive });
  expect(immediateInvoice).toMatchObject({
    subTotal: 49,
    totalExcludingTax: 40.83,
    tax: 8.17,
    total: 49,
    taxDetails: { percentage: 20, inclusive: true },
  });
});

it('the discount comes first: 20 per cent off 49 is 39.20, 6.53 of it tax', async () => {
  const { client } = await inkwell();
  const appliedCoupon = { couponId: 'coupon-launch-20' };
  const { immediateInvoice } = await client.previewSubscription({
    ...asked,
    appliedCoupon,
    billingInformation: inclusive,
  });
  expect(immediateInvoice).toMatchObject({ discount: 9.8, totalExcludingTax: 32.67, tax: 6.53, total: 39.2 });
});

it('the subscription keeps it, on each invoice, until something else is said', async () => {
  const { client, clock } = await inkwell();
  const { id: subscriptionId } = await client.provisionSubscription({ ...pro, billingInformation: inclusive });
  const latest = async () =>
    (await client.listCustomerInvoices({ customerId: pro.customerId, orderDir: 'DESC', limit: 1 })).data[0];
  expect(await latest()).toMatchObject({ subtotal: 49, tax: 8.17, total: 49 });
  clock.advance('P1M');
  expect(await latest()).toMatchObject({ tax: 8.17, total: 49 });
  await client.updateSubscription({ subscriptionId, billingInformation: { taxInclusive: false } });
  clock.advance('P1M');
  expect(await latest()).toMatchObject({ subtotal: 49, tax: 9.8, total: 58.8 });
});

it('money that is given back has its tax in it, too', async () => {
  const { client } = await inkwell();
  const subscriptionId = 'subscription-test-id';
  await client.updateSubscription({ subscriptionId, billingInformation: inclusive });
  await client.cancelSubscription({ subscriptionId, cancellationTime: 'IMMEDIATE', prorate: true });
  const { data } = await client.listCustomerInvoices({ customerId: 'customer-test-id', orderDir: 'DESC', limit: 1 });
  expect(data[0]).toMatchObject({ subtotal: -33.98, tax: -5.66, total: -33.98 });
});
