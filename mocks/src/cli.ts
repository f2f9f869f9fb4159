#!/usr/bin/env node
// meterline-mock: the mock behind a socket, from the command line. It says where it is, and goes when it is told.
import { readFileSync } from 'node:fs';
import { HELP, optionsIn, UsageError } from './command-line.ts';
import { createMock, type Mock } from './create-mock.ts';

type Options = ReturnType<typeof optionsIn>;

try {
  await run();
} catch (error) {
  const isUsage = error instanceof UsageError;
  console.error(`meterline-mock: ${(error as Error).message}${isUsage ? '\nmeterline-mock --help tells all.' : ''}`);
  process.exitCode = isUsage ? 2 : 1;
}

async function run(): Promise<void> {
  const options = optionsIn(process.argv.slice(2));
  if (options.help) return console.log(HELP);
  if (options.version) return console.log(versionOfPackage());
  const mock = await mockFrom(options);
  const { port, host, quiet } = options;
  const { url } = await mock.listen({ port, host, ...(!quiet && { log: console.log }) }).catch(async (error) => {
    await mock.close();
    throw new Error(whyNotThere(error, options));
  });
  console.log(banner(url, options));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop(mock));
}

async function mockFrom(options: Options): Promise<Mock> {
  const { scenario, clock, data, static: isStatic, strict } = options;
  try {
    return await createMock({
      scenario,
      clock,
      static: isStatic,
      strict,
      rateLimits: options['rate-limits'],
      control: !options['no-control'],
      ...(data !== undefined && { data }),
    });
  } catch (error) {
    const { message } = error as Error;
    // The clock and the scenario are named first in what is wrong with them; a file is not the fault of the command.
    if (/^(clock|scenario)\b/.test(message)) throw new UsageError(message.replace(/^(?=(clock|scenario):)/, '--'));
    throw new Error(`--data: ${whyNotOpen(error as NodeJS.ErrnoException, data)}`);
  }
}

function whyNotOpen({ code, message }: NodeJS.ErrnoException, data: string | undefined): string {
  if (code === 'ENOENT') return `${data}: its folder is not there. Create it first.`;
  if (code === 'EACCES' || code === 'EISDIR' || code === 'EROFS') return `${data} cannot be written (${code}).`;
  return message;
}

function whyNotThere({ code, message }: NodeJS.ErrnoException, { port, host }: Options): string {
  switch (code) {
    case 'EADDRINUSE':
      return `port ${port} is taken by another program. Give another one with --port; 0 takes any free one.`;
    case 'EACCES':
      return `port ${port} needs more rights. Give one above 1023 with --port.`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `--host: ${host} is no address of this machine. Give 127.0.0.1, or 0.0.0.0 for all of them.`;
    default:
      return message;
  }
}

function banner(url: string, options: Options): string {
  const { scenario, clock, data } = options;
  const modes = (['static', 'strict', 'rate-limits', 'no-control'] as const).filter((mode) => options[mode]);
  const rows = [
    ['address', url],
    ['scenario', scenario],
    ['clock', clock === 'now' ? "runs with this machine's" : `stands still at ${clock}`],
    ...(data === undefined ? [] : [['data', data]]),
    ...(modes.length === 0 ? [] : [['modes', modes.join(', ')]]),
    ...(options['no-control'] ? [] : [['look inside', `${url}/_mock/`]]),
  ];
  const table = rows.map(([name = '', value]) => `  ${name.padEnd(12)} ${value}`).join('\n');
  const curl = `  curl -H 'X-API-KEY: server-demo' ${url}/api/v1/customers`;
  return `Meterline mock ${versionOfPackage()}\n\n${table}\n\nOne API key is one environment. Try it:\n\n${curl}\n`;
}

/** Open requests get their answer; then nothing is left to do, and the process ends with 0. */
async function stop(mock: Mock): Promise<void> {
  console.log('Stopping.');
  await mock.close();
  process.exitCode = 0;
}

function versionOfPackage(): string {
  return JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')).version;
}
