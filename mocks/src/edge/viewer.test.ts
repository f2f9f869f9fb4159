// The page at /_mock/, as a person sees it: in a browser, with a real server behind it.
import chromium from '@sparticuz/chromium';
import axe from 'axe-core';
import { type Browser, type Page, chromium as playwright } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createMock, type Mock } from '../create-mock.ts';

let browser: Browser;
let mock: Mock;
let url: string;
let count = 0;
const pages: Page[] = [];

beforeAll(async () => {
  mock = await createMock({ clock: '2026-03-10T12:00:00Z' });
  ({ url } = await mock.listen({ port: 0 }));
  const args = ['--no-sandbox', '--disable-gpu', '--headless=shell'];
  browser = await playwright.launch({ executablePath: await chromium.executablePath(), args });
}, 60_000);
afterEach(async () => {
  for (const page of pages.splice(0)) await page.close();
});
afterAll(async () => {
  await browser.close();
  await mock.close();
});

type Look = { colorScheme?: 'light' | 'dark'; width?: number; bypassCSP?: boolean };

/** The page, open on an environment of its own. */
async function opened({ colorScheme = 'light', width = 1440, bypassCSP = false }: Look = {}) {
  const apiKey = `server-viewer-${++count}`;
  const page = await browser.newPage({ colorScheme, viewport: { width, height: 900 }, bypassCSP });
  pages.push(page);
  const outside: string[] = [];
  page.on('request', (request) => {
    if (!/^data:/.test(request.url()) && !request.url().startsWith(url)) outside.push(request.url());
  });
  const troubles: string[] = [];
  page.on('pageerror', (error) => troubles.push(error.message));
  await page.addInitScript((key) => sessionStorage.setItem('key', key), apiKey);
  const call = (method: string, path: string, body?: object) =>
    mock.fetch(`${url}${path}`, {
      method,
      headers: { 'x-api-key': apiKey, 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });
  const open = async () => {
    await page.goto(`${url}/_mock/`);
    await page.locator('#entitlements').getByRole('cell', { name: 'Seats', exact: true }).waitFor();
  };
  return { page, apiKey, call, open, outside, troubles, environment: mock.environment(apiKey) };
}

const row = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name }).first();

describe('the viewer', () => {
  it('shows what the demo customer has bought, has used and has left', async () => {
    const { page, call, open } = await opened();
    const line = { customerId: 'customer-test-id', featureId: 'feature-seats', value: 19 };
    await call('POST', '/api/v1/usage', { usages: [line] });
    await open();
    await page.getByLabel('Customer', { exact: true }).selectOption('customer-test-id');
    await row(page, 'Seats').getByText('19 of 20').waitFor();
    expect(await row(page, 'plan-pro').textContent()).toContain('ACTIVE');
    expect(await row(page, 'Ink credits').textContent()).toContain('0 of 100');
  });

  it('says in words who is denied what', async () => {
    const { page, call, open } = await opened();
    const line = { customerId: 'customer-test-id', featureId: 'feature-seats', value: 21 };
    await call('POST', '/api/v1/usage', { usages: [line] });
    await open();
    await page.getByLabel('Customer', { exact: true }).selectOption('customer-test-id');
    await row(page, 'Seats').getByText('denied: RequestedUsageExceedingLimit').waitFor();
  });

  it('moves the clock, and lists what happened on the way', async () => {
    const { page, open, environment } = await opened();
    await open();
    await page.getByRole('button', { name: '+1 month' }).click();
    await page.getByText('2026-04-10 12:00 UTC').waitFor();
    expect(await page.locator('#happenings').textContent()).toContain('subscription.renewed');
    expect(environment.clock.now().toISOString()).toBe('2026-04-10T12:00:00.000Z');
  });

  it('resets to another scenario, once it is sure', async () => {
    const { page, open, call } = await opened();
    await open();
    await page.getByLabel('Scenario').selectOption('empty');
    await page.getByRole('button', { name: 'Reset…' }).click();
    await page.getByRole('button', { name: 'Keep it' }).click();
    expect(await (await call('GET', '/api/v1/customers')).json()).toMatchObject({ data: [{}, {}, {}] });
    await page.getByRole('button', { name: 'Reset…' }).click();
    await page.getByRole('button', { name: 'Reset', exact: true }).click();
    await page.getByText('No customers yet.').waitFor();
  });

  it('makes trouble, shows whom it hit, and ends it', async () => {
    const { page, open, call } = await opened();
    await open();
    await page.getByLabel('Operation').fill('getPaywall');
    await page.getByRole('button', { name: 'Add' }).click();
    await row(page, 'getPaywall').waitFor();
    expect((await call('GET', '/api/v1/paywall')).status).toBe(503);
    await page.locator('#faults').getByText('"status":503').waitFor();
    await page.getByRole('button', { name: 'Clear all' }).click();
    await page.getByText('No faults').waitFor();
    expect((await call('GET', '/api/v1/paywall')).status).toBe(200);
  });

  it('shows requests as they come, and not its own', async () => {
    const { page, open, call, environment } = await opened();
    await open();
    await page.getByText("curl -H 'X-API-KEY").waitFor();
    await call('GET', '/api/v1/customers/nobody');
    await row(page, 'getCustomer').getByText('CustomerNotFound').waitFor();
    expect(environment.requests.list().map(({ operationId }) => operationId)).toEqual(['getCustomer']);
  });

  it('shows which events a meter took, and which it left', async () => {
    const { page, open, call } = await opened();
    const event = { customerId: 'customer-test-id', idempotencyKey: '1', dimensions: { user_id: 'ada' } };
    await call('POST', '/api/v1/events', { events: [{ ...event, eventName: 'user_login' }] });
    await call('POST', '/api/v1/events', { events: [{ ...event, eventName: 'user_logout' }] });
    await open();
    await row(page, 'UNIQUE of user_id').waitFor();
    expect(await page.locator('#events').textContent()).toMatch(
      /user_logout.*no meter.*user_login.*feature-active-users/s,
    );
  });

  it('shows what is told, and tells it again', async () => {
    const { page, open, call, environment } = await opened();
    environment.webhooks.add({ url: 'http://127.0.0.1:9/hooks', types: ['customer.updated'] });
    await call('PATCH', '/api/v1/customers/customer-free', { name: 'Ada' });
    await open();
    await page.getByRole('button', { name: /^Replay customer.updated/ }).click();
    await page.getByText('Sent customer.updated again.').waitFor();
    expect((await environment.webhooks.settled()).filter(({ isDelivered }) => !isDelivered).length).toBeGreaterThan(1);
  });

  it('takes any name as text, and asks no other host', async () => {
    const { page, open, call, outside, troubles } = await opened();
    await call('PATCH', '/api/v1/customers/customer-free', {
      name: '<img src="https://evil.example/x" onerror="alert(1)">',
    });
    await open();
    await page.getByText('<img src=').first().waitFor({ state: 'attached' });
    expect(await page.locator('img').count()).toBe(0);
    expect([...outside, ...troubles]).toEqual([]);
  });

  it('remembers the theme that was chosen', async () => {
    const { page, open } = await opened();
    await open();
    await page.getByRole('button', { name: 'Dark theme' }).click();
    await page.reload();
    expect(await page.locator('html').getAttribute('data-theme')).toBe('dark');
  });

  const looks = (['light', 'dark'] as const).flatMap((colorScheme) =>
    [375, 1440].map((width) => [colorScheme, width] as const),
  );
  it.each(looks)('can be used by everybody, %s and %i wide', async (colorScheme, width) => {
    const { page, open } = await opened({ colorScheme, width, bypassCSP: true });
    await open();
    await page.getByRole('button', { name: '+1 day' }).click();
    await page.getByText('The clock moved.').waitFor();
    await page.addScriptTag({ content: axe.source });
    const found = await page.evaluate(
      'axe.run().then(({ violations }) => violations.map(({ id, nodes }) => [id, nodes.length]))',
    );
    expect(found).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
  });
});

it('the files of the viewer are served without a key, and nothing else beside them', async () => {
  expect((await mock.fetch('http://mock/_mock/')).headers.get('content-security-policy')).toContain(
    "script-src 'self'",
  );
  expect((await mock.fetch('http://mock/_mock/viewer/main.js')).status).toBe(200);
  for (const path of ['viewer/../package.json', 'viewer/%2e%2e%2fpackage.json', 'viewer/', 'viewer/constructor'])
    expect((await mock.fetch(`http://mock/_mock/${path}`)).status).toBeGreaterThanOrEqual(400);
  expect((await mock.fetch('http://mock/_mock/', { method: 'POST' })).status).toBe(405);
  const closed = await createMock({ control: false });
  expect((await closed.fetch('http://mock/_mock/')).status).toBe(404);
});
