// The demo through Prism's validation proxy: somebody else's tool, which knows only the contract, finds no violation.
import { execFile, spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { createMock } from '@meterline/mock';
import { afterAll, expect, it } from 'vitest';

const require = createRequire(import.meta.url);
const prism = require.resolve('@stoplight/prism-cli/dist/index.js');
const contract = require.resolve('@meterline/openapi/openapi.yaml');
const demo = fileURLToPath(new URL('./demo.js', import.meta.url));

const mock = await createMock();
const { url: upstream } = await mock.listen({ port: 0 });
const port = await freePort();
const proxy = spawn(process.execPath, [prism, 'proxy', contract, upstream, '--errors', '--port', String(port)], {
  stdio: 'ignore',
});
afterAll(async () => {
  proxy.kill('SIGKILL');
  await mock.close();
});

it('the demo passes, and a request that breaks the contract does not', async () => {
  const url = `http://127.0.0.1:${port}`;
  await untilListening(url);
  const env = { ...process.env, METERLINE_URL: url };
  const { stdout } = await promisify(execFile)(process.execPath, [demo], { env });
  expect(stdout).toContain('Seats of resource-01 at the end: 10.');
  const headers = { 'x-api-key': 'server-proxy', 'content-type': 'application/json' };
  const broken = await fetch(`${url}/api/v1/usage`, { method: 'POST', headers, body: '{"usages":"none"}' });
  expect(broken.status).toBe(422);
});

async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function untilListening(url) {
  for (;;) {
    const answer = await fetch(url).catch(() => null);
    if (answer) return;
    await pause(50);
  }
}
