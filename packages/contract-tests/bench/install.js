// Measures what a user gets from the registry: both mocks installed from packages into empty folders, started there, asked
// once and then twenty thousand times. Prints time to the first answer, memory, size and number of dependencies.
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import autocannon from 'autocannon';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const require = createRequire(import.meta.url);
const contract = require.resolve('@meterline/openapi/openapi.yaml');
const prismVersion = require('@stoplight/prism-cli/package.json').version;
const rounds = Number(process.env.BENCH_ROUNDS ?? 5);
const headers = { 'x-api-key': 'server-bench' };
const READ = '/api/v1/customers/customer-test-id/entitlements/check?featureId=feature-seats&requestedUsage=1';

const folder = mkdtempSync(join(tmpdir(), 'meterline-bench-'));
const npm = (...args) =>
  execFileSync('npm', args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });

function pack(workspace) {
  const [{ filename }] = JSON.parse(npm('pack', '--json', '--pack-destination', folder, join(root, workspace)));
  return join(folder, filename);
}

function install(name, ...packages) {
  const prefix = join(folder, name);
  npm('install', '--no-audit', '--no-fund', '--prefix', prefix, ...packages);
  const { packages: installed } = JSON.parse(readFileSync(join(prefix, 'package-lock.json'), 'utf8'));
  return { prefix, dependencies: Object.keys(installed).length - 1, size: sizeOf(join(prefix, 'node_modules')) };
}

function sizeOf(path) {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.size;
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => !entry.isSymbolicLink())
    .reduce((sum, { name }) => sum + sizeOf(join(path, name)), 0);
}

function start({ prefix }, bin, args, port) {
  const child = spawn(process.execPath, [join(prefix, 'node_modules', bin), ...args, '--port', String(port)], {
    cwd: prefix,
    stdio: 'ignore',
  });
  return { pid: child.pid, url: `http://127.0.0.1:${port}`, stop: () => child.kill('SIGKILL') };
}

async function untilAnswered({ url }) {
  for (let tries = 0; tries < 2000; tries += 1) {
    const response = await fetch(url + READ, { headers }).catch(() => null);
    if (response?.ok) return;
    await pause(10);
  }
  throw new Error(`${url} did not start`);
}

/** Resident memory in megabytes; Linux only. */
const memoryOf = ({ pid }) => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024;
const median = (values) => [...values].sort((left, right) => left - right)[Math.floor(values.length / 2)];

async function measure(installed, bin, args, port) {
  const times = [];
  for (let round = 0; round < rounds; round += 1) {
    const began = performance.now();
    const server = start(installed, bin, args, port);
    await untilAnswered(server);
    times.push(performance.now() - began);
    server.stop();
    await pause(50);
  }
  const server = start(installed, bin, args, port);
  await untilAnswered(server);
  const atFirst = memoryOf(server);
  await autocannon({ url: server.url + READ, headers, connections: 10, amount: 20_000 });
  const later = memoryOf(server);
  server.stop();
  return { time: median(times), atFirst, later, ...installed };
}

try {
  writeFileSync(join(folder, 'package.json'), '{"private":true}');
  const ours = await measure(
    install('meterline', pack('openapi'), pack('mocks')),
    '@meterline/mock/dist/cli.js',
    ['--quiet'],
    4120,
  );
  const theirs = await measure(
    install('prism', `@stoplight/prism-cli@${prismVersion}`),
    '@stoplight/prism-cli/dist/index.js',
    ['mock', contract],
    4121,
  );
  const rows = [
    ['time to first answer', (one) => one.time, 'ms', '≤ 0.4'],
    ['memory after one request', (one) => one.atFirst, 'MB', '≤ 0.5'],
    ['memory after 20,000 requests', (one) => one.later, 'MB', '≤ 0.5'],
    ['installed size', (one) => one.size / 2 ** 20, 'MB', ''],
    ['installed packages', (one) => one.dependencies, '', ''],
  ];
  console.log('\nInstalled from packages            Meterline            peer    ratio   target');
  for (const [what, figureOf, unit, target] of rows) {
    const [mine, peer] = [figureOf(ours), figureOf(theirs)];
    const figure = (value) => `${value.toFixed(0)} ${unit}`.trim().padStart(15);
    console.log(
      `${what.padEnd(29)}${figure(mine)} ${figure(peer)} ${(mine / peer).toFixed(2).padStart(8)}   ${target}`,
    );
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
