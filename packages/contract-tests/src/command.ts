// The command as a user starts it: the built program in a process of its own.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const PROGRAM = join(dirname(fileURLToPath(import.meta.resolve('@meterline/mock/package.json'))), 'dist/cli.js');
const ADDRESS = /http:\/\/[^\s/]+/;

type Ended = { code: number | null; output: string; errors: string };
export type Command = {
  url: string;
  output: () => string;
  signal: (name: NodeJS.Signals) => void;
  ended: Promise<Ended>;
};

function begin(options: string[]) {
  const child = spawn(process.execPath, [PROGRAM, ...options]);
  const said = { output: '', errors: '' };
  child.stdout.on('data', (chunk) => (said.output += chunk));
  child.stderr.on('data', (chunk) => (said.errors += chunk));
  const ended = once(child, 'close').then(([code]): Ended => ({ code: code as number | null, ...said }));
  return { child, said, ended };
}

/** Runs a command that ends by itself. */
export function runCommand(...options: string[]): Promise<Ended> {
  return begin(options).ended;
}

/** Starts a command that goes on, and waits for its address. */
export async function startCommand(...options: string[]): Promise<Command> {
  const { child, said, ended } = begin(['--port', '0', ...options]);
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', () => {
      const address = ADDRESS.exec(said.output)?.[0];
      // The banner is written at once, so what follows the address is there too.
      if (address && said.output.includes('X-API-KEY')) resolve(address);
    });
    ended.then(({ code, errors }) => reject(new Error(`It ended with ${code}: ${errors}`)));
  });
  return { url, output: () => said.output, signal: (name) => child.kill(name), ended };
}
