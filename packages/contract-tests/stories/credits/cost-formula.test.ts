import { describe, expect, it } from 'vitest';
import { inkwell } from '../../src/inkwell.ts';

const wallet = { customerId: 'customer-ada', currencyId: 'currency-tokens' };
const RATE = { amount: 1, currencyId: 'currency-tokens' };

/** Ada has 1,000 tokens a month; a prompt takes half a token for each word it reads, and two for each it writes. */
async function ada(costFormula = '0.5 * read + 2 * written') {
  const story = await inkwell();
  story.environment.load({
    name: 'prompts',
    catalog: {
      products: [{ id: 'product-prompts' }],
      currencies: [{ id: 'currency-tokens' }],
      features: [
        {
          id: 'feature-prompts',
          featureType: 'NUMBER',
          meterType: 'INCREMENTAL',
          meter: {
            aggregation: { function: 'COUNT' },
            filters: [{ conditions: [{ field: 'eventName', operation: 'EQUALS', value: 'prompt' }] }],
          },
        },
        { id: 'feature-drawings', featureType: 'NUMBER', meterType: 'INCREMENTAL' },
      ],
      plans: [
        {
          id: 'plan-prompts',
          productId: 'product-prompts',
          pricingType: 'FREE',
          entitlements: [
            { type: 'FEATURE', featureId: 'feature-prompts', hasUnlimitedUsage: true },
            { type: 'FEATURE', featureId: 'feature-drawings', hasUnlimitedUsage: true },
            { type: 'CREDIT', currencyId: 'currency-tokens', amount: 1000, cadence: 'MONTH' },
          ],
          charges: [
            { billingModel: 'CREDIT_BASED', featureId: 'feature-prompts', creditRate: { ...RATE, costFormula } },
            {
              billingModel: 'CREDIT_BASED',
              featureId: 'feature-drawings',
              creditRate: { ...RATE, costFormula: 'value * size' },
            },
          ],
        },
      ],
    },
    story: [
      { at: 'PT0S', operationId: 'provisionCustomer', input: { id: 'customer-ada' } },
      {
        at: 'PT0S',
        operationId: 'provisionSubscription',
        input: { customerId: 'customer-ada', planId: 'plan-prompts' },
      },
    ],
  });
  return story;
}

describe('a formula of what an event says', () => {
  const prompt = { customerId: 'customer-ada', eventName: 'prompt', dimensions: { read: 100, written: 30 } };

  it('takes what it comes to, as the estimate said', async () => {
    const { client } = await ada();
    const { estimates } = await client.estimateEvent(prompt);
    expect(estimates).toMatchObject([{ estimatedCost: 110, currentBalance: 1000, balanceAfterEstimate: 890 }]);
    await client.reportEvent({ ...prompt, idempotencyKey: 'a' });
    await client.reportEvent({ ...prompt, idempotencyKey: 'a' });
    expect(await client.checkEntitlement(wallet)).toMatchObject({ currentUsage: 110, usageLimit: 1000 });
  });

  it('counts what the event does not say as 0', async () => {
    const { client } = await ada();
    await client.reportEvent({ ...prompt, dimensions: { written: 30 }, idempotencyKey: 'a' });
    expect(await client.checkEntitlement(wallet)).toMatchObject({ currentUsage: 60 });
  });

  it('knows value as what a measurement adds', async () => {
    const { client } = await ada();
    const drawing = { customerId: 'customer-ada', featureId: 'feature-drawings', value: 3, dimensions: { size: 4 } };
    expect(await client.estimateUsage(drawing)).toMatchObject({ estimates: [{ estimatedCost: 12 }] });
    expect((await client.reportUsage(drawing)).credit).toMatchObject({ consumed: 12, currentUsage: 12 });
  });

  it('lets a prompt pass while the wallet holds something, for nobody knows yet what it takes', async () => {
    const { client } = await ada();
    const check = { customerId: 'customer-ada', featureId: 'feature-prompts', requestedUsage: 1 };
    expect(await client.checkEntitlement(check)).toMatchObject({ isGranted: true });
    await client.consumeCredits({ ...wallet, amount: 1000, idempotencyKey: 'all' });
    expect(await client.checkEntitlement(check)).toMatchObject({
      isGranted: false,
      accessDeniedReason: 'InsufficientCredits',
    });
  });

  it('may be agreed for one subscription, in place of that of its plan', async () => {
    const { client } = await ada();
    await client.provisionSubscription({
      customerId: 'customer-ada',
      planId: 'plan-prompts',
      priceOverrides: [{ featureId: 'feature-prompts', creditRate: { ...RATE, costFormula: 'written' } }],
    });
    await client.reportEvent({ ...prompt, idempotencyKey: 'a' });
    expect(await client.checkEntitlement(wallet)).toMatchObject({ currentUsage: 30 });
  });
});

it('what is no formula is refused by its field, with what may stand there', async () => {
  const { client } = await inkwell();
  await client.createPlan({ id: 'plan-new', displayName: 'New', productId: 'product-inkwell' });
  const pricePeriods = [
    {
      billingPeriod: 'MONTHLY' as const,
      creditRate: { amount: 1, currencyId: 'currency-credits', costFormula: 'pages ^ 2' },
    },
  ];
  const charges = {
    pricingType: 'FREE' as const,
    pricingModels: [{ billingModel: 'CREDIT_BASED' as const, featureId: 'feature-report-pages', pricePeriods }],
  };
  await expect(client.updatePlan({ planId: 'plan-new', charges })).rejects.toMatchObject({
    code: 'BadUserInput',
    message: expect.stringContaining(
      'body.charges.pricingModels[0].pricePeriods[0].creditRate.costFormula: "^" is not understood. Use numbers, names of dimensions',
    ),
  });
  await expect(
    client.provisionSubscription({
      customerId: 'customer-test-id',
      planId: 'plan-pro',
      billingPeriod: 'MONTHLY',
      priceOverrides: [
        {
          featureId: 'feature-report-pages',
          creditRate: { amount: 1, currencyId: 'currency-credits', costFormula: 'pages(' },
        },
      ],
    }),
  ).rejects.toMatchObject({
    code: 'BadUserInput',
    message: expect.stringContaining('body.priceOverrides[0].creditRate.costFormula'),
  });
});
