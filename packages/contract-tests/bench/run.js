// Measures the mock against the stock Prism CLI on the same contract, and the client against a bare fetch: as ratios, in
// one run, because the machines are noisy. Speed is not asserted in tests; this prints the figures and the targets.
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { setTimeout as pause } from 'node:timers/promises';
import { createClient } from '@meterline/client';
import { createMock } from '@meterline/mock';
import { ratePerSecond } from './load.js';

const require = createRequire(import.meta.url);
const contract = require.resolve('@meterline/openapi/openapi.yaml');
const prism = require.resolve('@stoplight/prism-cli/dist/index.js');
const mock = new URL('../../../mocks/dist/cli.js', import.meta.url).pathname;
const seconds = Number(process.env.BENCH_SECONDS ?? 3);
const rounds = Number(process.env.BENCH_ROUNDS ?? 5);

const headers = { 'x-api-key': 'server-bench', 'content-type': 'application/json' };
const READ = '/api/v1/customers/customer-test-id/entitlements/check?featureId=feature-seats&requestedUsage=1';
const WRITE = '/api/v1/usage';
const line = { customerId: 'customer-test-id', featureId: 'feature-api-calls', value: 1 };

function start(name, script, args, port) {
  const child = spawn(process.execPath, [script, ...args], { stdio: 'ignore' });
  const url = `http://127.0.0.1:${port}`;
  return { name, url, pid: child.pid, stop: () => child.kill('SIGKILL') };
}

const startMock = (port) => start('meterline-mock', mock, ['--port', String(port), '--quiet'], port);
const startPrism = (port) => start('prism', prism, ['mock', contract, '--port', String(port), '-h', '127.0.0.1'], port);

async function untilAnswered({ url, name }) {
  for (let tries = 0; tries < 2000; tries += 1) {
    const response = await fetch(url + READ, { headers }).catch(() => null);
    if (response) return response.status;
    await pause(10);
  }
  throw new Error(`${name} did not start`);
}

async function timeToFirstAnswer(starter, port) {
  const began = performance.now();
  const server = starter(port);
  await untilAnswered(server);
  const time = performance.now() - began;
  server.stop();
  return time;
}

async function requestsPerSecond(starter, port, request) {
  const server = starter(port);
  await untilAnswered(server);
  await ratePerSecond(server.url, { headers, ...request }, { seconds: 1 });
  const rate = await ratePerSecond(server.url, { headers, ...request }, { seconds });
  server.stop();
  return rate;
}

async function timePerCall(call, count = 2000) {
  for (let index = 0; index < 200; index += 1) await call();
  const began = performance.now();
  for (let index = 0; index < count; index += 1) await call();
  return (performance.now() - began) / count;
}

const median = (values) => [...values].sort((left, right) => left - right)[Math.floor(values.length / 2)];
const row = (what, ours, theirs, ratio, target) =>
  console.log(`${what.padEnd(34)} ${ours.padStart(14)} ${theirs.padStart(14)} ${ratio.padStart(8)}   ${target}`);

row('', 'Meterline', 'peer', 'ratio', 'target');

const starts = { ours: [], theirs: [] };
for (let round = 0; round < rounds; round += 1) {
  starts.ours.push(await timeToFirstAnswer(startMock, 4110));
  starts.theirs.push(await timeToFirstAnswer(startPrism, 4111));
}
const [ourStart, theirStart] = [median(starts.ours), median(starts.theirs)];
row(
  'time to first answer',
  `${ourStart.toFixed(0)} ms`,
  `${theirStart.toFixed(0)} ms`,
  (ourStart / theirStart).toFixed(2),
  '≤ 0.4 × Prism CLI',
);

for (const [what, request] of [
  ['entitlement checks a second', { method: 'GET', path: READ }],
  ['usage reports a second', { method: 'POST', path: WRITE, body: JSON.stringify({ usages: [line] }) }],
]) {
  const rates = { ours: [], theirs: [] };
  for (let round = 0; round < Math.ceil(rounds / 2); round += 1) {
    rates.ours.push(await requestsPerSecond(startMock, 4110, request));
    rates.theirs.push(await requestsPerSecond(startPrism, 4111, request));
  }
  const [ours, theirs] = [median(rates.ours), median(rates.theirs)];
  row(what, ours.toFixed(0), theirs.toFixed(0), (ours / theirs).toFixed(1), '≥ 10 × Prism CLI');
}

const server = startMock(4110);
await untilAnswered(server);
const client = createClient({ apiKey: 'server-bench', baseUrl: server.url });
const bare = async () => (await fetch(server.url + READ, { headers })).json();
const typed = () =>
  client.checkEntitlement({ customerId: 'customer-test-id', featureId: 'feature-seats', requestedUsage: 1 });
const times = { bare: [], typed: [] };
for (let round = 0; round < rounds; round += 1) {
  times.bare.push(await timePerCall(bare));
  times.typed.push(await timePerCall(typed));
}
const [ofClient, ofFetch] = [median(times.typed), median(times.bare)];
server.stop();
row(
  'client call',
  `${(ofClient * 1000).toFixed(0)} µs`,
  `${(ofFetch * 1000).toFixed(0)} µs`,
  (ofClient / ofFetch).toFixed(2),
  '≤ 1.5 × bare fetch',
);

// Environments are meant to be made for each test: what one costs, and whether the thousandth costs more than the first.
const ENVIRONMENTS = 2000;
const many = await createMock();
async function touch(from, to) {
  const began = performance.now();
  for (let index = from; index < to; index += 1) {
    await many.fetch(`http://mock${READ}`, { headers: { 'x-api-key': `server-${index}` } });
  }
  return (performance.now() - began) / (to - from);
}
await touch(0, 100);
const heapBefore = process.memoryUsage().heapUsed;
const first = await touch(100, 100 + ENVIRONMENTS / 2);
const last = await touch(100 + ENVIRONMENTS / 2, 100 + ENVIRONMENTS);
const kilobytes = (process.memoryUsage().heapUsed - heapBefore) / ENVIRONMENTS / 1024;
row(
  'a new environment, late and early',
  `${last.toFixed(2)} ms`,
  `${first.toFixed(2)} ms`,
  (last / first).toFixed(2),
  `≤ 1.5 × the early ones; ${kilobytes.toFixed(0)} kB each`,
);
await many.close();
