import { expect, it } from 'vitest';
import { inkwell } from '../../src/inkwell.ts';

const wallet = { customerId: 'customer-test-id', currencyId: 'currency-credits' };
const config = { ...wallet, isEnabled: true, thresholdValue: 20, targetBalance: 200 };

async function balance(client: Awaited<ReturnType<typeof inkwell>>['client']): Promise<number> {
  const credits = await client.checkEntitlement(wallet);
  if (credits.type !== 'CREDIT') throw new Error('a check of a currency answers with credits');
  return credits.usageLimit - credits.currentUsage;
}

it('a wallet that was never configured shows the defaults', async () => {
  const { client } = await inkwell();
  expect(await client.getAutoRecharge(wallet)).toMatchObject({
    id: null,
    isEnabled: false,
    thresholdValue: 0,
    grantExpirationPeriod: '1_YEAR',
  });
});

it('consumption below the threshold refills the wallet in the same call, and the ledger shows it', async () => {
  const { client } = await inkwell();
  expect(await client.saveAutoRecharge(config)).toMatchObject({
    isEnabled: true,
    thresholdType: 'CREDIT_AMOUNT',
    targetBalance: 200,
  });
  await client.consumeCredits({ ...wallet, amount: 80, idempotencyKey: 'a' });
  expect(await balance(client)).toBe(20);
  const { credit } = await client.consumeCredits({ ...wallet, amount: 5, idempotencyKey: 'b' });
  expect(credit).toMatchObject({ usageLimit: 285, currentUsage: 85 });
  expect(await balance(client)).toBe(200);
  const ledger = await client.listCreditLedger(wallet);
  expect(ledger.data.map(({ eventType, amount }) => [eventType, amount])).toEqual([
    ['CREDITS_GRANTED', 100],
    ['CREDITS_CONSUMED', -80],
    ['CREDITS_CONSUMED', -5],
    ['CREDITS_GRANTED', 185],
  ]);
  const grants = await client.listCreditGrants(wallet);
  expect(grants.data.at(-1)).toMatchObject({
    grantType: 'PAID',
    amount: 185,
    cost: { amount: 18.5, currency: 'usd' },
    expireAt: '2027-03-10T12:00:00.000Z',
  });
});

it('the cap of the month buys what it still pays for, then stops, and opens again with the month', async () => {
  const { client, clock } = await inkwell();
  await client.saveAutoRecharge({ ...config, maxSpendLimit: 10 });
  await client.consumeCredits({ ...wallet, amount: 90, idempotencyKey: 'a' });
  expect(await balance(client)).toBe(110);
  expect(await client.getAutoRecharge(wallet)).toMatchObject({ isEnabled: false });
  await client.consumeCredits({ ...wallet, amount: 105, idempotencyKey: 'b' });
  expect(await balance(client)).toBe(5);
  clock.set('2026-04-01T00:00:00.000Z');
  expect(await client.getAutoRecharge(wallet)).toMatchObject({ isEnabled: true });
});

it('a threshold in dollars is the balance at the top-up price', async () => {
  const { client } = await inkwell();
  await client.saveAutoRecharge({ ...config, thresholdType: 'DOLLAR_AMOUNT', thresholdValue: 3 });
  await client.consumeCredits({ ...wallet, amount: 70, idempotencyKey: 'a' });
  expect(await balance(client)).toBe(30);
  await client.consumeCredits({ ...wallet, amount: 1, idempotencyKey: 'b' });
  expect(await balance(client)).toBe(200);
});

it('saving below the threshold tops up at once', async () => {
  const { client } = await inkwell();
  await client.consumeCredits({ ...wallet, amount: 95, idempotencyKey: 'a' });
  await client.saveAutoRecharge(config);
  expect(await balance(client)).toBe(200);
});

it('a target that is not above the threshold is refused, and nothing is saved', async () => {
  const { client } = await inkwell();
  await expect(client.saveAutoRecharge({ ...config, targetBalance: 20 })).rejects.toMatchObject({
    status: 400,
    message: expect.stringContaining('targetBalance'),
  });
  expect(await client.getAutoRecharge(wallet)).toMatchObject({ id: null });
});

it('a customer without a card cannot enable it', async () => {
  const { client } = await inkwell();
  await expect(client.saveAutoRecharge({ ...config, customerId: 'customer-trial' })).rejects.toMatchObject({
    status: 404,
    code: 'PaymentMethodNotFoundError',
  });
});

it('credits that expire leave the wallet low, and it is topped up in the same moment', async () => {
  const { client, clock } = await inkwell();
  await client.saveAutoRecharge(config);
  await client.createCreditGrant({
    ...wallet,
    displayName: 'Gift',
    amount: 50,
    grantType: 'PROMOTIONAL',
    expireAt: '2026-03-12T00:00:00Z',
  });
  await client.voidCreditGrant({ grantId: (await client.listCreditGrants(wallet)).data[0]?.id ?? '' });
  expect(await balance(client)).toBe(50);
  expect(clock.set('2026-03-12T00:00:00Z').map(({ type }) => type)).toEqual([
    'credit.grant.expired',
    'credit.grant.recharged',
  ]);
  expect(await balance(client)).toBe(200);
});

it('the month that brings new credits needs no recharge', async () => {
  const { client, clock } = await inkwell();
  await client.saveAutoRecharge(config);
  expect(clock.set('2026-04-01T00:00:00Z').map(({ type }) => type)).not.toContain('credit.grant.recharged');
  expect(await balance(client)).toBe(100);
});

it('a wallet that the cap left low is topped up when the month turns, by itself', async () => {
  const { client, clock } = await inkwell();
  await client.saveAutoRecharge({ ...config, thresholdValue: 150, maxSpendLimit: 10 });
  expect(await balance(client)).toBe(200);
  await client.consumeCredits({ ...wallet, amount: 190, idempotencyKey: 'a' });
  expect(await balance(client)).toBe(10);
  const happened = clock.set('2026-04-01T00:00:00Z');
  expect(happened.at(-1)).toMatchObject({ type: 'credit.grant.recharged', at: '2026-04-01T00:00:00.000Z' });
  expect(await balance(client)).toBe(200);
  const grants = await client.listCreditGrants(wallet);
  expect(grants.data.at(-1)).toMatchObject({ grantType: 'PAID', amount: 90, cost: { amount: 9 } });
});

it('a card that is declined switches it off, and both are told', async () => {
  const { client, environment } = await inkwell();
  await client.saveAutoRecharge(config);
  await client.attachPaymentMethod({
    customerId: wallet.customerId,
    integrationId: 'integration-stripe',
    paymentMethodId: 'pm_card_visa_chargeDeclined',
    vendorIdentifier: 'STRIPE',
  });
  await client.consumeCredits({ ...wallet, amount: 70, idempotencyKey: 'a' });
  expect(await client.getAutoRecharge(wallet)).toMatchObject({ isEnabled: true });
  await client.consumeCredits({ ...wallet, amount: 15, idempotencyKey: 'b' });
  expect(await client.getAutoRecharge(wallet)).toMatchObject({ isEnabled: false });
  expect(await balance(client)).toBe(15);
  const told = environment.notifications.list().map(({ payload }) => payload);
  expect(told).toMatchObject(
    expect.arrayContaining([
      expect.objectContaining({ type: 'automatic_recharge.operation.attempted', status: 'FAILED', grantId: null }),
      expect.objectContaining({
        type: 'automatic_recharge.configuration.changed',
        isEnabled: false,
        changedBy: 'SYSTEM',
      }),
    ]),
  );
});

it('a card that is declined leaves the renewal open', async () => {
  const { client, clock, environment } = await inkwell();
  await client.attachPaymentMethod({
    customerId: wallet.customerId,
    integrationId: 'integration-stripe',
    paymentMethodId: 'pm_declined',
    vendorIdentifier: 'STRIPE',
  });
  clock.set('2026-04-01T00:00:00Z');
  const subscription = await client.getSubscription({ subscriptionId: 'subscription-test-id' });
  expect(subscription).toMatchObject({ paymentCollection: 'ACTION_REQUIRED', latestInvoice: { status: 'OPEN' } });
  expect(environment.notifications.list({ type: 'customer.payment_failed' }).length).toBeGreaterThan(0);
});
