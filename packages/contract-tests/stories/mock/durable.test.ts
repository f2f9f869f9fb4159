import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createClient } from '@meterline/client';
import { createMock } from '@meterline/mock';
import { afterEach, expect, it } from 'vitest';
import { checkedFetch } from '../../src/checked-fetch.ts';
import { NOON } from '../../src/inkwell.ts';

const customerId = 'customer-test-id';
const seats = { customerId, featureId: 'feature-seats' };
const wallet = { customerId, currencyId: 'currency-credits' };
const program = join(dirname(fileURLToPath(import.meta.resolve('@meterline/mock/package.json'))), 'dist/cli.js');

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

function newFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'meterline-'));
  folders.push(folder);
  return join(folder, 'data.log');
}

/** A mock on a file, with a client of the environment `durable`. */
async function mockOn(data: string) {
  const mock = await createMock({ clock: NOON, data });
  const environment = mock.environment('server-durable');
  const now = () => environment.clock.now();
  const client = createClient({
    apiKey: 'server-durable',
    baseUrl: 'http://mock',
    fetch: checkedFetch(mock.fetch),
    now,
  });
  return { mock, client, environment };
}

it('a restart keeps everything: usage, credits, subscriptions, the clock and the keys of repeated requests', async () => {
  const file = newFile();
  const before = await mockOn(file);
  await before.client.consumeCredits({ ...wallet, amount: 130, idempotencyKey: 'chapter-1' });
  before.environment.clock.advance('P20D');
  await before.client.reportUsage({ ...seats, value: 7 }, { idempotencyKey: 'job-1' });
  await before.client.provisionSubscription({ customerId, planId: 'plan-enterprise', billingPeriod: 'MONTHLY' });
  await before.client.reportEvent({ customerId, eventName: 'user_login', dimensions: { user_id: 'ada' } });
  const snapshot = before.environment.snapshot();
  await before.mock.close();

  const after = await mockOn(file);
  expect(after.environment.snapshot()).toEqual(snapshot);
  await after.client.reportUsage({ ...seats, value: 7 }, { idempotencyKey: 'job-1' });
  expect(after.environment.snapshot()).toEqual(snapshot);
  await after.mock.close();
});

it('what was restored or reset stays so', async () => {
  const file = newFile();
  const first = await mockOn(file);
  const snapshot = first.environment.snapshot();
  await first.client.reportUsage({ ...seats, value: 7 });
  first.environment.restore(snapshot);
  await first.client.reportUsage({ ...seats, value: 2 });
  await first.mock.close();
  const second = await mockOn(file);
  expect(await second.client.checkEntitlement(seats)).toMatchObject({ currentUsage: 2 });
  second.environment.load('empty');
  await second.mock.close();
  const third = await mockOn(file);
  expect((await third.client.listCustomers()).data).toEqual([]);
  await third.mock.close();
});

it('a scenario of your own, and what was evicted, are remembered', async () => {
  const file = newFile();
  const scenario = { name: 'own', catalog: { products: [{ id: 'product-own' }] } };
  const first = await mockOn(file);
  first.environment.load(scenario);
  first.mock.environment('server-gone');
  first.mock.environment('server-durable');
  await first.mock.close();
  const second = await mockOn(file);
  expect((await second.client.listProducts()).data.map(({ id }) => id)).toEqual(['product-own']);
  expect(second.mock.environments().map(({ name }) => name)).toEqual(['durable', 'gone']);
  second.mock.evict();
  await second.mock.close();
  const third = await createMock({ clock: NOON, data: file });
  expect(third.environments()).toEqual([]);
  await third.close();
});

it('a long file is written anew at the next start, and says the same', async () => {
  const file = newFile();
  const first = await mockOn(file);
  for (let count = 0; count < 1100; count += 1) await first.client.reportUsage({ ...seats, value: count % 2 ? 1 : 2 });
  const snapshot = first.environment.snapshot();
  await first.mock.close();
  const second = await mockOn(file);
  expect(readFileSync(file, 'utf8').split('\n')).toHaveLength(4);
  await second.mock.close();
  const third = await mockOn(file);
  expect(third.environment.snapshot()).toEqual(snapshot);
  await third.mock.close();
});

it('a refused request leaves nothing in the file', async () => {
  const file = newFile();
  const { mock, client } = await mockOn(file);
  const before = readFileSync(file, 'utf8');
  await expect(client.reportUsage({ ...seats, value: -1 })).rejects.toMatchObject({ status: 400 });
  await client.previewSubscription({ customerId, planId: 'plan-enterprise', billingPeriod: 'MONTHLY' });
  expect(readFileSync(file, 'utf8')).toBe(before);
  await mock.close();
});

it('a line that was cut off is dropped, and writing goes on behind what is whole', async () => {
  const file = newFile();
  const first = await mockOn(file);
  await first.client.reportUsage({ ...seats, value: 7 });
  await first.mock.close();
  appendFileSync(file, '0badc0de {"environment":"dur');
  const second = await mockOn(file);
  await second.client.reportUsage({ ...seats, value: 1 });
  await second.mock.close();
  const third = await mockOn(file);
  expect(await third.client.checkEntitlement(seats)).toMatchObject({ currentUsage: 8 });
  await third.mock.close();
});

it('damage elsewhere is reported with its place, and the file is left alone', async () => {
  const file = newFile();
  const { mock, client } = await mockOn(file);
  await client.reportUsage({ ...seats, value: 7 });
  await mock.close();
  const damaged = readFileSync(file, 'utf8').replace('"value":7', '"value":9');
  writeFileSync(file, damaged);
  await expect(mockOn(file)).rejects.toThrow(`${file}:2 is damaged`);
  expect(readFileSync(file, 'utf8')).toBe(damaged);
});

/** The mock as a process of its own, on a file. */
async function start(file: string): Promise<{ process: ChildProcess; url: string }> {
  const child = spawn(process.execPath, [program, '--port', '0', '--quiet', '--clock', NOON, '--data', file]);
  let output = '';
  for await (const chunk of child.stdout) {
    output += chunk;
    const url = /http:\/\/[\d.]+:\d+/.exec(output)?.[0];
    if (url) return { process: child, url };
  }
  throw new Error(`The mock did not start: ${output}`);
}

it('an id that was told is not given again after a restart, even if nothing else was kept of its request', async () => {
  const file = newFile();
  const wish = { customerId: 'customer-free', planId: 'plan-enterprise', billingPeriod: 'MONTHLY' } as const;
  const before = await mockOn(file);
  expect(await before.client.provisionSubscription(wish)).toMatchObject({
    status: 'PAYMENT_REQUIRED',
    checkoutBillingId: 'checkout-1',
  });
  await before.mock.close();
  const after = await mockOn(file);
  expect(await after.client.provisionSubscription(wish)).toMatchObject({ checkoutBillingId: 'checkout-2' });
  await after.mock.close();
});

it('a measurement that is sent once more takes no id, so that those after it are the same after a restart', async () => {
  const file = newFile();
  const report = { ...seats, value: 1, idempotencyKey: 'once' };
  const before = await mockOn(file);
  await before.client.reportUsage(report);
  await before.client.reportUsage(report);
  expect(await before.client.reportUsage({ ...seats, value: 1 })).toMatchObject({ id: 'measurement-2' });
  await before.mock.close();
  const after = await mockOn(file);
  expect(await after.client.reportUsage({ ...seats, value: 1 })).toMatchObject({ id: 'measurement-3' });
  await after.mock.close();
});

it('one process at a time has the file', async () => {
  const file = newFile();
  const running = await start(file);
  await expect(mockOn(file)).rejects.toThrow(`is in use by process ${running.process.pid}`);
  running.process.kill('SIGKILL');
  await once(running.process, 'exit');
});

it('kill -9 amid writes: nothing acknowledged is missing, nothing is doubled', async () => {
  const file = newFile();
  let acknowledged = 0;
  let sent = 0;
  for (let round = 0; round < 5; round += 1) {
    const { process: mock, url } = await start(file);
    const client = createClient({ apiKey: 'server-durable', baseUrl: url, retries: 0 });
    const write = async () => {
      for (;;) {
        sent += 1;
        await client.reportUsage({ customerId, featureId: 'feature-api-calls', value: 1 });
        acknowledged += 1;
        if (acknowledged % 40 === 0) mock.kill('SIGKILL');
      }
    };
    await Promise.allSettled([write(), write(), write(), write()]);
    if (mock.exitCode === null && mock.signalCode === null) await once(mock, 'exit');
  }
  const { mock, client } = await mockOn(file);
  const { currentUsage } = (await client.checkEntitlement({ customerId, featureId: 'feature-api-calls' })) as {
    currentUsage: number;
  };
  await mock.close();
  expect(acknowledged).toBeGreaterThanOrEqual(200);
  expect(currentUsage).toBeGreaterThanOrEqual(acknowledged);
  expect(currentUsage).toBeLessThanOrEqual(sent);
});
