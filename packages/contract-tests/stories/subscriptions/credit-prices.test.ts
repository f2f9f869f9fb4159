import { describe, expect, it } from 'vitest';
import { inkwell } from '../../src/inkwell.ts';

const customerId = 'customer-ada';
const wallet = { customerId, currencyId: 'currency-tokens' };
const price = (amount: number) => ({ amount, currency: 'usd' });
const tokens = {
  billingModel: 'PER_UNIT' as const,
  topUpCustomCurrencyId: 'currency-tokens',
  minUnitQuantity: 100,
  maxUnitQuantity: 50_000,
};

/** A plan for 10 dollars a month that sells tokens for 2 cents; a year costs 100 dollars, and 1.5 cents a token. */
async function ada() {
  const story = await inkwell();
  story.environment.load({
    name: 'tokens',
    catalog: {
      products: [{ id: 'product-tokens', multipleSubscriptions: false }],
      currencies: [{ id: 'currency-tokens', displayName: 'Tokens' }],
      plans: [
        {
          id: 'plan-tokens',
          displayName: 'Writer',
          productId: 'product-tokens',
          pricingType: 'PAID',
          charges: [
            { price: price(10) },
            { billingPeriod: 'ANNUALLY', price: price(100) },
            { ...tokens, price: price(0.02) },
            { ...tokens, billingPeriod: 'ANNUALLY', price: price(0.015), creditGrantCadence: 'MONTHLY' },
          ],
        },
      ],
    },
    story: [{ at: 'PT0S', operationId: 'provisionCustomer', input: { id: customerId } }],
  });
  await story.client.attachPaymentMethod({
    customerId,
    integrationId: 'integration-stripe',
    paymentMethodId: 'card-1',
    vendorIdentifier: 'STRIPE',
  });
  return story;
}

const wish = { customerId, planId: 'plan-tokens', billingPeriod: 'MONTHLY' as const };
const bought = (quantity: number) => ({ charges: [{ id: 'currency-tokens', type: 'CREDIT' as const, quantity }] });

describe('tokens that are bought with a plan', () => {
  it('are charged in advance, and come with each month', async () => {
    const { client, clock } = await ada();
    const preview = await client.previewSubscription({ ...wish, ...bought(1000) });
    expect(preview.immediateInvoice).toMatchObject({
      total: 30,
      lines: [
        { description: 'Writer', subTotal: 10 },
        { description: 'Writer: Tokens', quantity: 1000, unitPrice: 0.02, subTotal: 20 },
      ],
    });
    await client.provisionSubscription({ ...wish, ...bought(1000) });
    const [grant] = (await client.listCreditGrants(wallet)).data;
    expect(grant).toMatchObject({
      grantType: 'RECURRING',
      sourceType: 'PRICE',
      amount: 1000,
      cost: { amount: 20, currency: 'usd' },
      expireAt: '2026-04-10T12:00:00.000Z',
    });
    await client.consumeCredits({ ...wallet, amount: 700, idempotencyKey: 'a' });
    clock.set('2026-04-10T12:00:00.000Z');
    expect(await client.checkEntitlement(wallet)).toMatchObject({ currentUsage: 0, usageLimit: 1000 });
  });

  it('are charged for a year, and come month by month where the price says so', async () => {
    const { client, clock } = await ada();
    await client.provisionSubscription({ ...wish, billingPeriod: 'ANNUALLY', ...bought(12_000) });
    const { data } = await client.listCustomerInvoices({ customerId });
    expect(data).toMatchObject([{ total: 280 }]);
    expect(await client.checkEntitlement(wallet)).toMatchObject({ usageLimit: 1000 });
    clock.set('2026-05-10T12:00:00.000Z');
    expect(await client.checkEntitlement(wallet)).toMatchObject({ usageLimit: 1000, currentUsage: 0 });
    expect((await client.listCustomerInvoices({ customerId })).data).toHaveLength(1);
  });

  it('are more at once when more are bought, and fewer from the next month on', async () => {
    const { client, clock } = await ada();
    const { id } = await client.provisionSubscription({ ...wish, ...bought(1000) });
    await client.updateSubscription({ subscriptionId: id, ...bought(1500) });
    expect(await client.checkEntitlement(wallet)).toMatchObject({ usageLimit: 1500 });
    const { futureUpdates } = await client.updateSubscription({ subscriptionId: id, ...bought(200) });
    expect(futureUpdates).toMatchObject([{ subscriptionScheduleType: 'RECURRING_CREDITS' }]);
    clock.set('2026-04-10T12:00:00.000Z');
    expect(await client.checkEntitlement(wallet)).toMatchObject({ usageLimit: 200 });
  });

  it('may have a price of their own', async () => {
    const { client } = await ada();
    const { id } = await client.provisionSubscription({ ...wish, ...bought(1000) });
    await client.updateSubscription({
      subscriptionId: id,
      priceOverrides: [{ currencyId: 'currency-tokens', amount: 0.01 }],
      scheduleStrategy: 'IMMEDIATE',
    });
    const again = await client.previewSubscription({ ...wish, ...bought(1000) });
    expect(again.recurringInvoice).toMatchObject({ total: 20 });
  });

  it('do not come in a trial, which costs nothing', async () => {
    const { client, clock } = await ada();
    const trialOverrideConfiguration = { isTrial: true, trialEndDate: '2026-03-20T00:00:00Z' };
    await client.provisionSubscription({ ...wish, ...bought(1000), trialOverrideConfiguration });
    expect(await client.checkEntitlement(wallet)).toMatchObject({ accessDeniedReason: 'EntitlementNotFound' });
    clock.set('2026-03-20T00:00:00Z');
    expect(await client.checkEntitlement(wallet)).toMatchObject({ usageLimit: 1000 });
  });

  it.each([
    ['InvalidQuantity', bought(99), 'of currency-tokens 100 to 50000 units can be bought, not 99'],
    [
      'PriceNotFound',
      { charges: [{ id: 'currency-ink', type: 'CREDIT' as const, quantity: 5 }] },
      'body.charges[0].id',
    ],
  ])('are refused with %s where they are not sold', async (code, said, message) => {
    const { client } = await ada();
    await expect(client.provisionSubscription({ ...wish, ...said })).rejects.toMatchObject({
      code,
      message: expect.stringContaining(message),
    });
  });
});
