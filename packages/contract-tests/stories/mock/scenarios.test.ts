// What a test can count on in each scenario that comes with the mock, and what is said of a scenario that does not fit.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createClient } from '@meterline/client';
import { createMock, type Scenario, scenarios } from '@meterline/mock';
import schema from '@meterline/mock/scenario.schema.json' with { type: 'json' };
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { checkedFetch } from '../../src/checked-fetch.ts';
import { NOON } from '../../src/inkwell.ts';

const SHIPPED = join(dirname(fileURLToPath(import.meta.resolve('@meterline/mock/package.json'))), 'scenarios');
const folder = mkdtempSync(join(tmpdir(), 'meterline-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function begin(scenario: string | Scenario) {
  const mock = await createMock({ clock: NOON, scenario });
  const environment = mock.environment('server-test');
  const now = () => environment.clock.now();
  const fetch = checkedFetch(mock.fetch);
  const client = createClient({ apiKey: 'server-test', baseUrl: 'http://mock', fetch, now, retries: 0 });
  return { mock, client, environment };
}

describe('what comes with the mock', () => {
  const files = readdirSync(SHIPPED).filter((file) => file !== 'scenario.schema.json');

  it('is listed, each with what a test can count on', () => {
    const names = files.map((file) => file.replace('.json', ''));
    expect(scenarios.map(({ name }) => name).sort()).toEqual(names.sort());
    expect(scenarios.every(({ description }) => description.length > 10)).toBe(true);
  });

  it.each(files)('%s fits the schema that it names, and the contract', async (file) => {
    const scenario = JSON.parse(readFileSync(join(SHIPPED, file), 'utf8')) as Scenario;
    const validate = new Ajv2020({ strict: false, discriminator: true, allErrors: true }).compile(schema);
    validate(scenario);
    expect(validate.errors).toBeNull();
    expect(scenario.$schema).toBe('./scenario.schema.json');
    await expect(begin(scenario)).resolves.toBeDefined();
  });
});

describe('empty', () => {
  it('has no catalogue and no customers', async () => {
    const { client } = await begin('empty');
    expect((await client.listCustomers()).data).toEqual([]);
    expect((await client.listProducts()).data).toEqual([]);
  });
});

describe('demo', () => {
  it('has a paying customer, a free one and one on trial', async () => {
    const { client } = await begin('demo');
    const { data } = await client.listSubscriptions();
    expect(data.map(({ id, status }) => [id, status]).sort()).toEqual([
      ['subscription-free', 'ACTIVE'],
      ['subscription-resource-01', 'ACTIVE'],
      ['subscription-test-id', 'ACTIVE'],
      ['subscription-trial', 'IN_TRIAL'],
    ]);
  });
});

describe('prepaid-credits', () => {
  const currencyId = 'currency-credits';

  it('burns 2 credits for an image, the free ones first', async () => {
    const { client } = await begin('prepaid-credits');
    const customerId = 'customer-prepaid';
    await client.reportUsage({ customerId, featureId: 'feature-images', value: 10 });
    expect(await client.checkEntitlement({ customerId, currencyId })).toMatchObject({
      usageLimit: 550,
      currentUsage: 20,
    });
    const { data } = await client.listCreditGrants({ customerId });
    expect(data.map(({ grantType, amount, consumedAmount }) => [grantType, amount, consumedAmount])).toEqual([
      ['PAID', 500, 0],
      ['PROMOTIONAL', 50, 20],
    ]);
  });

  it('recharges customer-auto to 100 when it falls below 20', async () => {
    const { client } = await begin('prepaid-credits');
    const customerId = 'customer-auto';
    await client.reportUsage({ customerId, featureId: 'feature-images', value: 3 });
    expect(await client.checkEntitlement({ customerId, currencyId })).toMatchObject({
      usageLimit: 106,
      currentUsage: 6,
    });
  });

  it('refuses customer-broke, who has no credits', async () => {
    const { client } = await begin('prepaid-credits');
    const check = { customerId: 'customer-broke', currencyId, requestedUsage: 1 };
    expect(await client.checkEntitlement(check)).toMatchObject({ isGranted: false });
  });
});

describe('seats', () => {
  const seat = { featureId: 'feature-seats', requestedUsage: 1 };

  it('has room in customer-small, none in customer-full, and much in customer-large', async () => {
    const { client } = await begin('seats');
    const check = (customerId: string) => client.checkEntitlement({ customerId, ...seat });
    expect(await check('customer-small')).toMatchObject({ isGranted: true, currentUsage: 2, usageLimit: 3 });
    expect(await check('customer-full')).toMatchObject({ isGranted: false, currentUsage: 3, usageLimit: 3 });
    expect(await check('customer-large')).toMatchObject({ isGranted: true, currentUsage: 12, usageLimit: 20 });
  });

  it('gives a seat back, and sells five more', async () => {
    const { client } = await begin('seats');
    const customerId = 'customer-full';
    await client.reportUsage({ customerId, featureId: 'feature-seats', value: -1 });
    expect(await client.checkEntitlement({ customerId, ...seat })).toMatchObject({ isGranted: true });
    await client.updateSubscription({
      subscriptionId: 'subscription-large',
      addons: [{ id: 'addon-five-seats', quantity: 1 }],
    });
    expect(await client.checkEntitlement({ customerId: 'customer-large', ...seat })).toMatchObject({ usageLimit: 25 });
  });
});

describe('trial', () => {
  it('has a customer at each point of a trial', async () => {
    const { client } = await begin('trial');
    const { data } = await client.listSubscriptions();
    expect(data.map(({ customerId, planId, status }) => [customerId, planId, status])).toEqual([
      ['customer-ended', 'plan-max', 'EXPIRED'],
      ['customer-paying', 'plan-plus', 'ACTIVE'],
      ['customer-last-day', 'plan-plus', 'IN_TRIAL'],
      ['customer-undecided', 'plan-max', 'IN_TRIAL'],
      ['customer-ended', 'plan-free', 'ACTIVE'],
      ['customer-new', 'plan-plus', 'IN_TRIAL'],
    ]);
  });

  it('ends tomorrow: with a card it becomes paid, without one it falls back to free', async () => {
    const { client, environment } = await begin('trial');
    environment.clock.advance('P1D');
    const plans = async (customerId: string) => {
      const { data } = await client.listSubscriptions({ customerId, status: ['ACTIVE'] });
      return data.map(({ planId }) => planId);
    };
    expect(await plans('customer-last-day')).toEqual(['plan-plus']);
    expect(await plans('customer-undecided')).toEqual(['plan-free']);
    const { data } = await client.listCustomerInvoices({ customerId: 'customer-last-day' });
    expect(data.map(({ total, state }) => [total, state])).toEqual([[12, 'PAID']]);
  });
});

describe('multi-resource', () => {
  const visit = { customerId: 'customer-agency', featureId: 'feature-visits' };

  it('counts each site for itself', async () => {
    const { client } = await begin('multi-resource');
    const check = (resourceId: string) => client.checkEntitlement({ ...visit, resourceId, requestedUsage: 101 });
    expect(await check('site-blog')).toMatchObject({ isGranted: false, currentUsage: 900, usageLimit: 1000 });
    expect(await check('site-shop')).toMatchObject({ isGranted: true, currentUsage: 12_000, usageLimit: 50_000 });
    expect(await check('site-docs')).toMatchObject({ isGranted: true, currentUsage: 0, usageLimit: 50_000 });
  });

  it('gives each pro site its own credits', async () => {
    const { client } = await begin('multi-resource');
    const wallet = { customerId: 'customer-agency', currencyId: 'currency-builds' };
    await client.consumeCredits({ ...wallet, resourceId: 'site-shop', amount: 30, idempotencyKey: 'build-1' });
    const left = async (resourceId: string) => client.checkEntitlement({ ...wallet, resourceId });
    expect(await left('site-shop')).toMatchObject({ usageLimit: 100, currentUsage: 30 });
    expect(await left('site-docs')).toMatchObject({ usageLimit: 100, currentUsage: 0 });
  });
});

const ONE_PLAN = {
  name: 'one-plan',
  catalog: {
    products: [{ id: 'product-a' }],
    features: [{ id: 'feature-a', featureType: 'BOOLEAN' }],
    plans: [{ id: 'plan-a', productId: 'product-a', entitlements: [{ type: 'FEATURE', featureId: 'feature-a' }] }],
  },
  story: [
    { at: '-P1D', operationId: 'provisionCustomer', input: { id: 'ada' } },
    { at: '-P1D', operationId: 'provisionSubscription', input: { customerId: 'ada', planId: 'plan-a' } },
  ],
} satisfies Scenario;

describe('a scenario of your own', () => {
  it.each(['scenario.json', 'scenario.yaml', 'scenario.yml'])('can be a file: %s', async (name) => {
    const path = join(folder, name);
    writeFileSync(path, name.endsWith('.json') ? JSON.stringify(ONE_PLAN) : stringify(ONE_PLAN));
    const { client } = await begin(path);
    expect(await client.checkEntitlement({ customerId: 'ada', featureId: 'feature-a' })).toMatchObject({
      isGranted: true,
    });
  });

  it('can be loaded over HTTP', async () => {
    const { mock, client } = await begin('demo');
    const headers = { 'X-API-KEY': 'server-test', 'Content-Type': 'application/json' };
    const reset = (scenario: unknown) =>
      mock.fetch('http://mock/_mock/reset', { method: 'POST', headers, body: JSON.stringify({ scenario }) });
    expect((await reset(ONE_PLAN)).status).toBe(200);
    expect((await client.listCustomers()).data.map(({ id }) => id)).toEqual(['ada']);
    const refused = await reset({ name: 'broken' });
    expect(refused.status).toBe(400);
    expect(await refused.json()).toMatchObject({ message: expect.stringContaining('scenario.catalog is required') });
    expect((await reset('/etc/hostname.json')).status).toBe(400);
    expect((await client.listCustomers()).data.map(({ id }) => id)).toEqual(['ada']);
  });

  const { catalog, story } = ONE_PLAN;
  const plan = catalog.plans[0];
  it.each([
    ['a key that is not known', { ...ONE_PLAN, plans: [] }, 'scenario.plans is not known here'],
    [
      'a key deep inside',
      { ...ONE_PLAN, catalog: { ...catalog, plans: [{ ...plan, price: 1 }] } },
      'scenario.catalog.plans[0].price is not known here',
    ],
    [
      'a product that is not there',
      { ...ONE_PLAN, catalog: { ...catalog, products: [] } },
      'scenario.catalog.plans[0].productId names "product-a", which is not among the products; there are none',
    ],
    [
      'an id that is there twice',
      { ...ONE_PLAN, catalog: { ...catalog, plans: [plan, plan] } },
      'scenario.catalog.plans[1].id plan-a is there twice',
    ],
    [
      'an operation that is not there',
      { ...ONE_PLAN, story: [{ at: '-P1D', operationId: 'createCustomer', input: {} }] },
      'scenario.story[0].operationId createCustomer is no operation',
    ],
    [
      'an input that breaks the contract',
      { ...ONE_PLAN, story: [{ at: '-P1D', operationId: 'provisionCustomer', input: { nickname: 'Ada' } }] },
      'scenario.story[0].input.nickname is not known here',
    ],
    [
      'an instant for a duration',
      { ...ONE_PLAN, story: [{ ...story[0], at: '2026-03-10' }] },
      'scenario.story[0].at must be an ISO 8601 duration, such as -P9D',
    ],
    [
      'a call in the future',
      { ...ONE_PLAN, story: [{ ...story[0], at: 'P1D' }] },
      'scenario.story[0].at P1D lies in the future',
    ],
    [
      'calls out of order',
      { ...ONE_PLAN, story: [story[0], { ...story[1], at: '-P2D' }] },
      'scenario.story[1].at -P2D is before the call above it (-P1D)',
    ],
    [
      'a call that a rule refuses',
      { ...ONE_PLAN, story: [story[1]] },
      'scenario.story[0] (provisionSubscription): body.customerId: there is no customer',
    ],
  ])('that has %s is refused with the place', async (_what, scenario, message) => {
    await expect(createMock({ scenario: scenario as Scenario })).rejects.toThrow(message);
  });

  it('that is no file, or damaged, is named', async () => {
    const broken = join(folder, 'broken.json');
    writeFileSync(broken, '{"name": ');
    await expect(createMock({ scenario: broken })).rejects.toThrow(`${broken} cannot be read`);
    await expect(createMock({ scenario: 'missing.yaml' })).rejects.toThrow('missing.yaml: there is no such file');
    await expect(createMock({ scenario: 'nonsense' })).rejects.toThrow(
      'There are: demo, empty, multi-resource, prepaid-credits, seats, trial.',
    );
  });
});
