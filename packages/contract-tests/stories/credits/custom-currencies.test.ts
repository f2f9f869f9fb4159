import { expect, it } from 'vitest';
import { inkwell } from '../../src/inkwell.ts';

it('credits are counted in a new currency at once', async () => {
  const { client } = await inkwell();
  const currency = await client.createCustomCurrency({ id: 'currency-drops', displayName: 'Ink drops', symbol: '💧' });
  expect(currency).toMatchObject({ archivedAt: null, units: null, symbol: '💧' });
  const wallet = { customerId: 'customer-test-id', currencyId: 'currency-drops' };
  await client.createCreditGrant({ ...wallet, displayName: 'Gift', amount: 10, grantType: 'PROMOTIONAL' });
  const { credit } = await client.consumeCredits({ ...wallet, amount: 4, idempotencyKey: 'a' });
  expect(credit).toMatchObject({ usageLimit: 10, currentUsage: 4 });
  expect(await client.updateCustomCurrency({ currencyId: 'currency-drops', symbol: '' })).toMatchObject({
    symbol: null,
  });
});

it('a currency is archived when no plan uses it, and then listed on request only', async () => {
  const { client } = await inkwell();
  const using = await client.listCustomCurrencyAssociations({ currencyId: 'currency-credits' });
  expect(using.map(({ id, type }) => `${type} ${id}`)).toContain('Plan plan-pro');
  await expect(client.archiveCustomCurrency({ currencyId: 'currency-credits' })).rejects.toMatchObject({
    code: 'IntegrityViolation',
    message: expect.stringContaining('plan-pro'),
  });
  await client.createCustomCurrency({ id: 'currency-drops', displayName: 'Ink drops' });
  const { archivedAt } = await client.archiveCustomCurrency({ currencyId: 'currency-drops' });
  expect(archivedAt).toBe('2026-03-10T12:00:00.000Z');
  const ids = async (status?: ('ACTIVE' | 'ARCHIVED')[]) =>
    (await client.listCustomCurrencies(status ? { status } : {})).data.map(({ id }) => id);
  expect(await ids()).toEqual(['currency-credits']);
  expect(await ids(['ARCHIVED'])).toEqual(['currency-drops']);
  await client.unarchiveCustomCurrency({ currencyId: 'currency-drops' });
  expect(await ids()).toEqual(['currency-credits', 'currency-drops']);
});
