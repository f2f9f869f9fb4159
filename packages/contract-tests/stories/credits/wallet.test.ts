import { expect, it } from 'vitest';
import { inkwell } from '../../src/inkwell.ts';

const wallet = { customerId: 'customer-test-id', currencyId: 'currency-credits' };

it('a summary costs two credits, as the estimate said', async () => {
  const { client } = await inkwell();
  const summaries = { customerId: 'customer-test-id', featureId: 'feature-ai-summaries', value: 40 };
  expect(await client.estimateUsage(summaries)).toEqual({
    estimates: [
      {
        currencyId: 'currency-credits',
        estimatedCost: 80,
        currentBalance: 100,
        balanceAfterEstimate: 20,
        wouldOverdraft: false,
        breakdown: [{ featureId: 'feature-ai-summaries', cost: 80, warningCode: null }],
      },
    ],
    warnings: ['RESOURCE_SCOPED_SUBSCRIPTION_EXISTS'],
  });
  const measurement = await client.reportUsage({ ...summaries, idempotencyKey: 'book' });
  expect(measurement.credit).toMatchObject({ consumed: 80, currentUsage: 80, usageLimit: 100 });
  expect((await client.reportUsage({ ...summaries, idempotencyKey: 'book' })).credit).toMatchObject({
    consumed: 0,
    currentUsage: 80,
  });
});

it('the ledger names what took the credits: a measurement by its id, an event or a consumption by its key', async () => {
  const { client } = await inkwell();
  const { customerId } = wallet;
  const { id } = await client.reportUsage({ customerId, featureId: 'feature-ai-summaries', value: 1 });
  const pages = { customerId, eventName: 'report_generated', dimensions: { pages: 2 } };
  await client.reportEvent({ ...pages, idempotencyKey: 'report-7' });
  await client.consumeCredits({ ...wallet, amount: 5, idempotencyKey: 'chapter-12' });
  const { data } = await client.listCreditLedger({ ...wallet, eventType: 'CREDITS_CONSUMED' });
  expect(data.map(({ eventId }) => eventId)).toEqual([id, 'report-7', 'chapter-12']);
});

it('a feature paid with credits is denied when the wallet cannot cover it', async () => {
  const { client } = await inkwell();
  const summaries = { customerId: 'customer-test-id', featureId: 'feature-ai-summaries' };
  expect(await client.checkEntitlement({ ...summaries, requestedUsage: 50 })).toMatchObject({ isGranted: true });
  expect(await client.checkEntitlement({ ...summaries, requestedUsage: 51 })).toMatchObject({
    isGranted: false,
    accessDeniedReason: 'InsufficientCredits',
  });
});

it('what the wallet lacks becomes an overdraft, and the next grant settles it', async () => {
  const { client } = await inkwell();
  const { credit } = await client.consumeCredits({ ...wallet, amount: 160, idempotencyKey: 'a' });
  expect(credit).toMatchObject({ usageLimit: 100, currentUsage: 160 });
  expect(await client.checkEntitlement(wallet)).toMatchObject({
    isGranted: false,
    accessDeniedReason: 'InsufficientCredits',
  });
  const grant = await client.createCreditGrant({
    ...wallet,
    displayName: 'Gift',
    amount: 200,
    grantType: 'PROMOTIONAL',
  });
  expect(grant).toMatchObject({ amount: 200, consumedAmount: 60, status: 'ACTIVE' });
  const ledger = await client.listCreditLedger(wallet);
  expect(ledger.data.map(({ eventType, amount }) => [eventType, amount])).toEqual([
    ['CREDITS_GRANTED', 100],
    ['CREDITS_CONSUMED', -100],
    ['CREDITS_CONSUMED', -60],
    ['CREDITS_GRANTED', 200],
    ['CREDITS_CONSUMPTION_TRANSFER_SOURCE', 60],
    ['CREDITS_CONSUMPTION_TRANSFER_TARGET', -60],
  ]);
  expect(ledger.data.reduce((sum, { amount }) => sum + amount, 0)).toBe(140);
});

it('the credits of a month lapse with it, and the next month brings new ones', async () => {
  const { client, clock } = await inkwell();
  await client.consumeCredits({ ...wallet, amount: 30, idempotencyKey: 'a' });
  const happenings = clock
    .set('2026-04-01T00:00:00.000Z')
    .filter(({ customerId, type }) => customerId === 'customer-test-id' && type.startsWith('credit'));
  expect(happenings.map(({ type }) => type)).toEqual([
    'credit.grant.expired',
    'credit.grant.expired',
    'credit.grant.recurred',
    'credit.grant.recurred',
  ]);
  expect(await client.checkEntitlement(wallet)).toMatchObject({
    currentUsage: 0,
    usageLimit: 100,
    usagePeriodEnd: '2026-05-01T00:00:00.000Z',
  });
  const ledger = await client.listCreditLedger({ ...wallet, eventType: 'CREDITS_EXPIRED' });
  expect(ledger.data.map(({ amount }) => amount)).toEqual([-70]);
});

it('a consumption with the same key is taken once', async () => {
  const { client } = await inkwell();
  const line = { ...wallet, amount: 10, idempotencyKey: 'chapter-1' };
  await client.consumeCredits(line);
  expect((await client.consumeCredits(line)).credit).toMatchObject({ currentUsage: 10 });
  await expect(client.consumeCredits({ ...line, amount: 11 })).rejects.toMatchObject({ status: 409 });
  expect(
    await client.consumeCreditsAsync({ consumptions: [line, { ...wallet, amount: 2.5, idempotencyKey: 'chapter-2' }] }),
  ).toEqual({});
  expect(await client.checkEntitlement(wallet)).toMatchObject({ currentUsage: 12.5 });
});

it('a grant that is voided gives back what was left, once', async () => {
  const { client } = await inkwell();
  const grant = await client.createCreditGrant({
    ...wallet,
    displayName: 'Gift',
    amount: 50,
    grantType: 'PROMOTIONAL',
  });
  await client.consumeCredits({ ...wallet, amount: 120, idempotencyKey: 'a' });
  expect(await client.voidCreditGrant({ grantId: grant.id })).toMatchObject({ status: 'VOIDED', consumedAmount: 20 });
  expect(await client.checkEntitlement(wallet)).toMatchObject({ currentUsage: 100, usageLimit: 100 });
  await expect(client.voidCreditGrant({ grantId: grant.id })).rejects.toMatchObject({
    status: 400,
    code: 'CreditGrantAlreadyVoided',
  });
});

it('a grant that expires before it begins is refused', async () => {
  const { client } = await inkwell();
  await expect(
    client.createCreditGrant({
      ...wallet,
      displayName: 'Never',
      amount: 1,
      grantType: 'PROMOTIONAL',
      expireAt: '2026-03-10T12:00:00Z',
    }),
  ).rejects.toMatchObject({ status: 400, code: 'ExpireAtMustBeLaterThanEffectiveAtError' });
});

it('a grant for later is scheduled, and takes effect at its instant', async () => {
  const { client, clock } = await inkwell();
  const grant = await client.createCreditGrant({
    ...wallet,
    displayName: 'Easter',
    amount: 40,
    grantType: 'PROMOTIONAL',
    effectiveAt: '2026-03-20T00:00:00Z',
  });
  expect(grant.status).toBe('SCHEDULED');
  expect(await client.checkEntitlement(wallet)).toMatchObject({ usageLimit: 100 });
  clock.set('2026-03-20T00:00:00Z');
  expect(await client.checkEntitlement(wallet)).toMatchObject({ usageLimit: 140 });
});

it('usage over time shows each feature with its credits', async () => {
  const { client } = await inkwell();
  await client.reportUsage({
    customerId: 'customer-test-id',
    featureId: 'feature-ai-summaries',
    value: 3,
    dimensions: { model: 'large' },
  });
  await client.reportUsage({
    customerId: 'customer-test-id',
    featureId: 'feature-ai-summaries',
    value: 1,
    dimensions: { model: 'small' },
  });
  await client.consumeCredits({ ...wallet, amount: 5, idempotencyKey: 'a' });
  const usage = await client.getCreditUsage({ ...wallet, groupBy: 'model' });
  expect(
    usage.series.map(({ featureName, totalCredits, tags }) => [featureName, totalCredits, tags?.[0]?.value]),
  ).toEqual([
    ['AI summaries', 6, 'large'],
    ['AI summaries', 2, 'small'],
    [null, 5, ''],
  ]);
});

it('credits that were voided by hand do not come back before the next month brings new ones', async () => {
  const { client, clock } = await inkwell();
  const { customerId } = wallet;
  await client.provisionSubscription({ customerId, planId: 'plan-pro', billingPeriod: 'ANNUALLY' });
  const { data } = await client.listCreditGrants(wallet);
  for (const { id, status } of data) if (status === 'ACTIVE') await client.voidCreditGrant({ grantId: id });
  const left = async () => {
    const { usageLimit, currentUsage } = (await client.checkEntitlement(wallet)) as {
      usageLimit: number;
      currentUsage: number;
    };
    return usageLimit - currentUsage;
  };
  expect(await left()).toBe(0);
  clock.advance('P1D');
  expect(await left()).toBe(0);
  clock.advance('P1M');
  expect(await left()).toBe(100);
});
