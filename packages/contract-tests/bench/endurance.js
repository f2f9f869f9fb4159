// npm run endurance: what takes too long for the tests. Ends with 1 if anything is lost, doubled, mixed up or grows.
//   64 environments under random load for a minute: none sees another, and nothing is left of them when they are evicted.
//   100,000 reads: the memory is what it was.
//   Fifty times kill -9 in the middle of acknowledged writes: none is missing, and none is there twice.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { createClient } from '@meterline/client';
import { createMock } from '@meterline/mock';

const seconds = Number(process.env.ENDURANCE_SECONDS ?? 60);
const kills = Number(process.env.ENDURANCE_KILLS ?? 50);
const seed = Number(process.env.ENDURANCE_SEED ?? Date.now() % 1_000_000);
const program = fileURLToPath(new URL('../../../mocks/dist/cli.js', import.meta.url));
const usage = { customerId: 'customer-free', featureId: 'feature-api-calls' };

console.log(`seed ${seed} (set ENDURANCE_SEED to repeat)`);

/** Numbers that follow from the seed. */
function diceOf(salt) {
  let state = seed * 1000 + salt;
  return (sides) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return (state >>> 8) % sides;
  };
}

function insist(isTrue, what) {
  if (!isTrue) throw new Error(what);
}

/** Megabytes that are really held: what fetch leaves behind is only cleared away when the process rests. */
async function heap() {
  for (let times = 0; times < 5; times += 1) {
    await pause(500);
    globalThis.gc();
  }
  return process.memoryUsage().heapUsed / 2 ** 20;
}

async function worker(mock, url, index, until) {
  const roll = diceOf(index);
  const apiKey = `server-worker-${index}`;
  const door = index % 2 === 0 ? { baseUrl: url } : { baseUrl: 'http://mock', fetch: mock.fetch };
  const client = createClient({ apiKey, retries: 0, ...door });
  const expected = { used: 0, customers: 3, calls: 0 };
  while (performance.now() < until) {
    expected.calls += 1;
    // Calls in process never leave this turn of the loop by themselves, and would let those on sockets wait.
    await pause(0);
    const chosen = roll(20);
    if (chosen === 0) {
      await client.provisionCustomer({ id: `worker-${index}-${expected.calls}` });
      expected.customers += 1;
    } else if (chosen === 1) {
      mock.environment(apiKey).clock.advance('PT1S');
    } else if (chosen < 10) {
      const value = 1 + roll(9);
      await client.reportUsage({ ...usage, value });
      expected.used += value;
    } else {
      await client.checkEntitlement(usage);
    }
  }
  const { currentUsage } = await client.checkEntitlement(usage);
  insist(currentUsage === expected.used, `environment ${index} has used ${currentUsage}, not ${expected.used}`);
  const customers = [];
  for await (const { id } of client.listCustomers({ limit: 100 })) customers.push(id);
  const strangers = customers.filter((id) => id.startsWith('worker-') && !id.startsWith(`worker-${index}-`));
  insist(strangers.length === 0, `environment ${index} sees ${strangers}`);
  insist(customers.length === expected.customers, `environment ${index} has ${customers.length} customers`);
  return expected.calls;
}

async function sideBySide() {
  const mock = await createMock();
  const { url, close } = await mock.listen({ port: 0 });
  await worker(mock, url, 999, performance.now() + 500);
  mock.evict();
  const before = await heap();
  const until = performance.now() + seconds * 1000;
  const calls = await Promise.all(Array.from({ length: 64 }, (_, index) => worker(mock, url, index, until)));
  const during = await heap();
  mock.evict();
  await close();
  const after = await heap();
  const total = calls.reduce((sum, count) => sum + count, 0);
  console.log(`64 environments, ${seconds} s: ${total} calls, no cross-talk, no error`);
  console.log(
    `  heap ${before.toFixed(0)} MB before, ${during.toFixed(0)} MB with state, ${after.toFixed(0)} MB evicted`,
  );
  insist(after < before * 1.2 + 4, 'the memory did not come back');
}

async function withoutGrowth() {
  const mock = await createMock();
  const url = `http://mock/api/v1/customers/${usage.customerId}/entitlements/check?featureId=${usage.featureId}`;
  const read = async () => {
    const response = await mock.fetch(url, { headers: { 'x-api-key': 'server-reads' } });
    insist(response.ok, `a read was answered with ${response.status}`);
    await response.json();
  };
  // The journal fills up first: it keeps the last thousand requests.
  for (let count = 0; count < 2000; count += 1) await read();
  const before = await heap();
  for (let count = 0; count < 100_000; count += 1) await read();
  const after = await heap();
  await mock.close();
  console.log(`100,000 reads: heap ${before.toFixed(1)} MB before, ${after.toFixed(1)} MB after`);
  insist(after < before * 1.1 + 1, 'reads leave something behind');
}

async function started(data) {
  const child = spawn(process.execPath, [program, '--port', '0', '--quiet', '--data', data], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let text = '';
  for await (const chunk of child.stdout) {
    text += chunk;
    const url = /http:\/\/127\.0\.0\.1:\d+/.exec(text)?.[0];
    if (url) return { child, url };
  }
  throw new Error(`the mock did not start: ${text}`);
}

async function killedAgainAndAgain() {
  const folder = mkdtempSync(join(tmpdir(), 'meterline-endurance-'));
  const roll = diceOf(64);
  const [acknowledged, unsure] = [new Set(), new Set()];
  let count = 0;
  const write = async (client, key) => {
    unsure.add(key);
    await client.reportUsage({ ...usage, value: 1 }, { idempotencyKey: key });
    unsure.delete(key);
    acknowledged.add(key);
  };
  const check = async (client) => (await client.checkEntitlement(usage)).currentUsage;
  for (let round = 0; round <= kills; round += 1) {
    const { child, url } = await started(join(folder, 'data.log'));
    const client = createClient({ apiKey: 'server-kill', baseUrl: url, retries: 0 });
    const kept = await check(client);
    insist(kept >= acknowledged.size, `round ${round}: ${acknowledged.size - kept} acknowledged writes are missing`);
    insist(kept <= acknowledged.size + unsure.size, `round ${round}: something is there twice`);
    for (const key of [...unsure]) await write(client, key);
    insist((await check(client)) === acknowledged.size, `round ${round}: a repeated write counted twice`);
    const writers = Array.from({ length: 8 }, async () => {
      for (;;) await write(client, `write-${++count}`);
    });
    const ended = Promise.allSettled(writers);
    await pause(20 + roll(120));
    child.kill('SIGKILL');
    await Promise.all([ended, once(child, 'exit')]);
  }
  rmSync(folder, { recursive: true });
  console.log(`${kills} times kill -9: ${acknowledged.size} acknowledged writes, none missing, none twice`);
}

await sideBySide();
await withoutGrowth();
await killedAgainAndAgain();
