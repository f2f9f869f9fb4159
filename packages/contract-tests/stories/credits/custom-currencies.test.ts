import { expect, it } from 'vitest';
import { inkwell, NOON } from '../../src/inkwell.ts';

const TOKENS = { currencyId: 'currency-tokens' };
const GRANT = {
  customerId: 'customer-test-id',
  currencyId: 'currency-tokens',
  displayName: 'Welcome',
  amount: 50,
  grantType: 'PROMOTIONAL',
} as const;

async function withTokens() {
  const story = await inkwell();
  await story.client.createCustomCurrency({
    id: 'currency-tokens',
    displayName: 'Image tokens',
    symbol: 'T',
    units: { singular: 'token', plural: 'tokens' },
  });
  return story;
}

it('a currency of your own fills wallets as soon as it is created', async () => {
  const { client } = await inkwell();
  expect(await client.createCustomCurrency({ id: 'currency-tokens', displayName: 'Image tokens' })).toEqual({
    id: 'currency-tokens',
    displayName: 'Image tokens',
    description: null,
    symbol: null,
    units: null,
    metadata: {},
    archivedAt: null,
    createdAt: NOON,
    updatedAt: NOON,
  });
  await client.createCreditGrant(GRANT);
  expect(await client.checkEntitlement({ customerId: 'customer-test-id', ...TOKENS })).toMatchObject({
    type: 'CREDIT',
    isGranted: true,
    usageLimit: 50,
    currency: { displayName: 'Image tokens' },
  });
  await expect(client.createCustomCurrency({ id: 'currency-tokens', displayName: 'Again' })).rejects.toMatchObject({
    status: 409,
    code: 'DuplicatedEntityNotAllowed',
  });
});

it('an update changes what is given; null and an empty symbol clear', async () => {
  const { client } = await withTokens();
  expect(
    await client.updateCustomCurrency({ ...TOKENS, description: 'For pictures', metadata: { team: 'growth' } }),
  ).toMatchObject({
    description: 'For pictures',
    symbol: 'T',
    units: { singular: 'token', plural: 'tokens' },
    metadata: { team: 'growth' },
  });
  expect(await client.updateCustomCurrency({ ...TOKENS, symbol: '', description: null, metadata: null })).toMatchObject(
    { symbol: null, description: null, metadata: {} },
  );
});

it('a currency that plans use cannot be archived, and says who uses it', async () => {
  const { client } = await inkwell();
  const credits = { currencyId: 'currency-credits' };
  expect(await client.listCustomCurrencyAssociations(credits)).toEqual([
    { id: 'plan-pro', displayName: 'Pro', type: 'Plan' },
    { id: 'plan-enterprise', displayName: 'Enterprise', type: 'Plan' },
  ]);
  await expect(client.archiveCustomCurrency(credits)).rejects.toMatchObject({
    code: 'IntegrityViolation',
    message: expect.stringContaining('plan-pro, plan-enterprise'),
  });
  await client.archiveProduct({ productId: 'product-inkwell' });
  expect(await client.listCustomCurrencyAssociations(credits)).toEqual([]);
  expect(await client.archiveCustomCurrency(credits)).toMatchObject({ archivedAt: NOON });
});

it('an archived currency is spent and not granted, until it comes back', async () => {
  const { client } = await withTokens();
  await client.createCreditGrant(GRANT);
  await client.archiveCustomCurrency(TOKENS);
  await expect(client.createCreditGrant(GRANT)).rejects.toMatchObject({ code: 'EntityIsArchivedError' });
  const spent = { customerId: 'customer-test-id', ...TOKENS, amount: 20, idempotencyKey: 'picture-1' };
  expect(await client.consumeCredits(spent)).toMatchObject({ credit: { currentUsage: 20, usageLimit: 50 } });
  expect(await client.unarchiveCustomCurrency(TOKENS)).toMatchObject({ archivedAt: null });
  expect(await client.createCreditGrant(GRANT)).toMatchObject({ amount: 50, status: 'ACTIVE' });
});

it('the list shows active currencies, and others when asked', async () => {
  const { client } = await withTokens();
  await client.archiveCustomCurrency(TOKENS);
  const ids = async (query: object) => (await client.listCustomCurrencies(query)).data.map(({ id }) => id);
  expect(await ids({})).toEqual(['currency-credits']);
  expect(await ids({ status: ['ARCHIVED'] })).toEqual(['currency-tokens']);
  expect(await ids({ status: ['ACTIVE', 'ARCHIVED'] })).toEqual(['currency-credits', 'currency-tokens']);
  await expect(client.listCustomCurrencyAssociations({ currencyId: 'nowhere' })).rejects.toMatchObject({
    status: 404,
    code: 'CustomCurrencyNotFound',
  });
});
