#!/usr/bin/env node
// meterline-mock: the mock behind a socket, from the command line.
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { createMock, type Scenario } from './create-mock.ts';

const HELP = `meterline-mock: a mock of the Meterline API that behaves.

Usage: meterline-mock [options]

  --port <number>      port to listen on; 0 takes any free one   (4010)
  --host <address>     address to listen on                      (127.0.0.1)
  --scenario <name>    what an environment starts from: demo, empty, or a .json file   (demo)
  --clock <instant>    now, or an ISO 8601 instant at which time stands still          (now)
  --data <file>        keep every change in a file, so that a restart or a crash loses nothing
  --static             answer with the plain examples of the contract
  --quiet              no line for each request
  --help               this text
  --version            the version

One API key is one environment: send any X-API-KEY, for example server-demo. Move its clock with
POST /_mock/clock/advance {"duration":"P1M"}, start it again with POST /_mock/reset.
`;

try {
  await run();
} catch (error) {
  console.error(`meterline-mock: ${explain(error)}`);
  process.exitCode = 1;
}

async function run(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '4010' },
      host: { type: 'string', default: '127.0.0.1' },
      scenario: { type: 'string', default: 'demo' },
      clock: { type: 'string', default: 'now' },
      data: { type: 'string' },
      static: { type: 'boolean', default: false },
      quiet: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
      version: { type: 'boolean', default: false },
    },
  });
  if (values.help) return console.log(HELP);
  if (values.version) return console.log(versionOfPackage());
  const mock = await createMock({
    scenario: scenarioFrom(values.scenario),
    clock: values.clock,
    static: values.static,
    ...(values.data !== undefined && { data: values.data }),
  });
  const log = values.quiet ? {} : { log: console.log };
  const { url } = await mock.listen({ port: portFrom(values.port), host: values.host, ...log });
  console.log(`Meterline mock on ${url}${values.static ? ' (static examples)' : ''}. Try it:\n`);
  console.log(`  curl -H 'X-API-KEY: server-demo' ${url}/api/v1/customers/customer-test-id\n`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => mock.close());
}

function portFrom(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new Error(`--port: ${text} is not a port. Give a number from 0 to 65535.`);
}

function scenarioFrom(text: string): string | Scenario {
  if (!text.endsWith('.json')) return text;
  return JSON.parse(readFileSync(text, 'utf8')) as Scenario;
}

function versionOfPackage(): string {
  return JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')).version;
}

function explain(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return code === 'EADDRINUSE' ? `${message}. Another program has the port; give another one with --port.` : message;
}
