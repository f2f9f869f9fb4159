import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createMock, scenarios } from '@meterline/mock';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { type Command, runCommand, startCommand } from '../../src/command.ts';
import { NOON } from '../../src/inkwell.ts';

const folder = mkdtempSync(join(tmpdir(), 'meterline-'));
afterAll(() => rmSync(folder, { recursive: true }));

const running: Command[] = [];
afterEach(async () => {
  for (const command of running.splice(0)) {
    command.signal('SIGKILL');
    await command.ended;
  }
});

async function start(...options: string[]): Promise<Command> {
  const command = await startCommand(...options);
  running.push(command);
  return command;
}

const headers = { 'X-API-KEY': 'server-demo' };
const CUSTOMER = '/api/v1/customers/customer-test-id';

describe('what it says', () => {
  it('--help names every option and every scenario', async () => {
    const { code, output } = await runCommand('--help');
    expect(code).toBe(0);
    for (const { name } of scenarios) expect(output).toContain(name);
    for (const option of ['--port', '--host', '--scenario', '--clock', '--data', '--static', '--strict', '--quiet'])
      expect(output).toContain(option);
    for (const option of ['--rate-limits', '--no-control', '--help', '--version']) expect(output).toContain(option);
  });

  it('--version is the version of the package', async () => {
    const { code, output } = await runCommand('--version');
    expect(code).toBe(0);
    expect(output).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  it('the banner tells the address, the scenario, the clock and where to look inside', async () => {
    const { url, output } = await start('--scenario', 'trial', '--clock', NOON, '--strict');
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(output()).toContain(`address      ${url}`);
    expect(output()).toContain('scenario     trial');
    expect(output()).toContain(`clock        stands still at ${NOON}`);
    expect(output()).toContain('modes        strict');
    expect(output()).toContain(`${url}/_mock/`);
  });

  it('a line for each request: method, path, status, operation, milliseconds, environment', async () => {
    const { url, signal, ended } = await start();
    await fetch(url + CUSTOMER, { headers });
    await fetch(`${url}/nowhere`, { headers });
    signal('SIGTERM');
    const { output } = await ended;
    expect(output).toMatch(/^GET \/api\/v1\/customers\/customer-test-id 200 getCustomer [\d.]+ ms demo$/m);
    expect(output).toMatch(/^GET \/nowhere 404 - [\d.]+ ms -$/m);
  });

  it('--quiet has no lines', async () => {
    const { url, signal, ended } = await start('--quiet');
    await fetch(url + CUSTOMER, { headers });
    signal('SIGTERM');
    expect((await ended).output).not.toContain('getCustomer');
  });
});

describe('what it refuses, with the way out', () => {
  const corrupt = join(folder, 'corrupt.json');
  writeFileSync(corrupt, '{');
  const unfit = join(folder, 'unfit.yaml');
  writeFileSync(unfit, 'name: unfit\ncatalog: {}\nplans: []\n');
  const damaged = join(folder, 'damaged.log');
  writeFileSync(damaged, 'nonsense\n');

  it.each([
    ['an unknown option', ['--strickt'], 2, '--strickt is not an option. Do you mean --strict?'],
    ['a shortened option', ['--scen', 'demo'], 2, 'Do you mean --scenario?'],
    ['a word alone', ['demo'], 2, 'demo stands alone'],
    ['an option without value', ['--port'], 2, '--port <value>'],
    ['a port that is none', ['--port', '70000'], 2, '"70000" is not a port. Give a number from 0 to 65535.'],
    ['an empty port', ['--port', ''], 2, '"" is not a port'],
    ['an instant that is none', ['--clock', 'tomorrow'], 2, '--clock: "tomorrow" is neither "now" nor an ISO 8601'],
    ['a scenario that is not there', ['--scenario', 'prepaid'], 2, 'There are: demo, empty'],
    ['a scenario file that is not there', ['--scenario', 'gone.yaml'], 2, 'gone.yaml: there is no such file'],
    ['a corrupt scenario file', ['--scenario', corrupt], 2, `${corrupt} cannot be read`],
    ['a scenario that does not fit', ['--scenario', unfit], 2, 'scenario.plans is not known here'],
    ['a corrupt data file', ['--data', damaged], 1, `--data: ${damaged}:1 is damaged`],
    ['a data file without folder', ['--data', join(folder, 'no/where.log')], 1, 'its folder is not there. Create it'],
    ['a host that is not here', ['--host', '192.0.2.1', '--port', '0'], 1, 'is no address of this machine'],
  ])('%s', async (_what, options, code, message) => {
    const ended = await runCommand(...options);
    expect(ended.errors).toContain(message);
    expect(ended.errors).not.toContain('    at ');
    expect(ended.code).toBe(code);
    expect(ended.output).toBe('');
  });

  it('a port that is taken', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as { port: number };
    const { code, errors } = await runCommand('--port', String(port));
    other.close();
    expect(errors).toContain(`port ${port} is taken by another program. Give another one with --port`);
    expect(code).toBe(1);
  });
});

describe('when it is told to stop', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)('%s: open requests get their answer, then it ends with 0', async (name) => {
    const { url, signal, ended, output } = await start();
    const slow = fetch(url + CUSTOMER, { headers: { ...headers, 'X-Meterline-Fault': 'latency=300' } });
    // A second connection is answered while the first one waits.
    await fetch(url + CUSTOMER, { headers });
    signal(name);
    expect((await slow).status).toBe(200);
    expect((await ended).code).toBe(0);
    expect(output()).toContain('Stopping.');
  });

  it('a connection that only waits does not keep it', async () => {
    const { url, signal, ended } = await start();
    await (await fetch(url + CUSTOMER, { headers: { ...headers, connection: 'keep-alive' } })).text();
    signal('SIGTERM');
    expect((await ended).code).toBe(0);
  });
});

describe('modes', () => {
  it('--no-control: nothing is under /_mock/, and no header makes a fault', async () => {
    const { url } = await start('--no-control');
    for (const path of ['clock', 'snapshot', 'requests', 'environments', ''])
      expect((await fetch(`${url}/_mock/${path}`, { headers })).status).toBe(404);
    expect((await fetch(`${url}/_mock/reset`, { method: 'POST', headers })).status).toBe(404);
    const fault = { 'X-Meterline-Fault': 'status=503' };
    expect((await fetch(url + CUSTOMER, { headers: { ...headers, ...fault } })).status).toBe(200);
  });

  it('--rate-limits and --strict reach the mock', async () => {
    const { url } = await start('--rate-limits', '--strict', '--clock', NOON);
    expect((await fetch(`${url}${CUSTOMER}?expand=plan`, { headers })).status).toBe(400);
    const change = () =>
      fetch(url + CUSTOMER, {
        method: 'PATCH',
        headers: { ...headers, 'Content-Type': 'application/json' },
        body: '{"name":"Ada"}',
      });
    const statuses = [];
    for (let count = 0; count < 31; count += 1) statuses.push((await change()).status);
    expect(statuses.slice(0, 30).every((status) => status === 200)).toBe(true);
    expect(statuses[30]).toBe(429);
  });
});

describe('strict', () => {
  const strict = createMock({ clock: NOON, strict: true });
  const lenient = createMock({ clock: NOON });
  const key = { 'Idempotency-Key': 'a' };
  const body = '{"id":"ada"}';

  it.each([
    ['an unknown query parameter', `${CUSTOMER}?expand=plan`, {}, 'query.expand is not known to getCustomer'],
    ['a misspelt range', '/api/v1/customers?createdAt.gt=2026-01-01T00:00:00Z', {}, 'query.createdAt.gt'],
    ['a repeated parameter', '/api/v1/customers?limit=1&limit=2', {}, 'query.limit is there more than once'],
    ['a key where none is read', CUSTOMER, { headers: key }, 'header.Idempotency-Key is not read by getCustomer'],
    [
      'a body where none is read',
      `${CUSTOMER}/archive`,
      { method: 'POST', body, headers: { 'Content-Type': 'application/json' } },
      'body is not read by archiveCustomer',
    ],
    [
      'a body without type',
      '/api/v1/customers',
      { method: 'POST', body: new TextEncoder().encode(body) },
      'header.Content-Type is required',
    ],
  ])('%s is refused, and ignored by default', async (_what, path, init: RequestInit, message) => {
    const request = { ...init, headers: { ...headers, ...(init.headers as object) } };
    const refused = await (await strict).fetch(`http://mock${path}`, request);
    expect(refused.status).toBe(400);
    expect(((await refused.json()) as { message: string }).message).toContain(message);
    expect((await (await lenient).fetch(`http://mock${path}`, request)).ok).toBe(true);
  });

  it('what the contract has is served', async () => {
    const path = '/api/v1/customers?limit=1&createdAt[gt]=2026-01-01T00:00:00Z';
    expect((await (await strict).fetch(`http://mock${path}`, { headers })).status).toBe(200);
  });
});
