// What the command line may say, and what is wrong with it: in words, with the way out.
import { parseArgs } from 'node:util';
import { scenarios } from './scenarios.ts';

/** The command is written wrongly: exit code 2. */
export class UsageError extends Error {}

const names = scenarios.map(({ name }) => name).join(', ');

export const HELP = `meterline-mock: a mock of the Meterline API that behaves.

Usage: meterline-mock [options]

Where
  --port <number>      port to listen on; 0 takes any free one   (4010)
  --host <address>     address to listen on                      (127.0.0.1: this machine only)

What
  --scenario <name>    what an environment starts from, or a .json, .yaml or .yml file   (demo)
                       ${names}
  --clock <instant>    now, or an ISO 8601 instant at which time stands still            (now)
  --data <file>        keep every change in a file, so that a restart or a crash loses nothing

How
  --static             answer with the plain examples of the contract
  --strict             refuse what is otherwise ignored: unknown or repeated query parameters, an
                       Idempotency-Key or a body where none is read, a body without Content-Type
  --rate-limits        answer 429 when the documented limits are reached
  --no-control         switch off everything under /_mock/, and the header X-Meterline-Fault
  --quiet              no line for each request

  --help               this text
  --version            the version

One API key is one environment: send any X-API-KEY, for example server-demo. Move its clock with
POST /_mock/clock/advance {"duration":"P1M"}, start it again with POST /_mock/reset.

Exit codes: 0 stopped as asked, 1 could not start, 2 the command is written wrongly.
`;

const OPTIONS = {
  port: { type: 'string', default: '4010' },
  host: { type: 'string', default: '127.0.0.1' },
  scenario: { type: 'string', default: 'demo' },
  clock: { type: 'string', default: 'now' },
  data: { type: 'string' },
  static: { type: 'boolean', default: false },
  strict: { type: 'boolean', default: false },
  'rate-limits': { type: 'boolean', default: false },
  'no-control': { type: 'boolean', default: false },
  quiet: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
  version: { type: 'boolean', default: false },
} as const;

export function optionsIn(words: string[]) {
  try {
    const { values } = parseArgs({ args: words, options: OPTIONS });
    return { ...values, port: portFrom(values.port) };
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(inPlainWords(error as Error & { code?: string }));
  }
}

function portFrom(text: string): number {
  const port = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (port <= 65_535) return port;
  throw new UsageError(`--port: ${JSON.stringify(text)} is not a port. Give a number from 0 to 65535.`);
}

function inPlainWords({ message, code }: Error & { code?: string }): string {
  const [word] = /(?<=')[^']*(?=')/.exec(message) ?? [''];
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return `${word} is not an option.${suggestion(word)}`;
  if (code === 'ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL') return `${word} stands alone. Options begin with --.`;
  return message.replace(/\.?$/, '.');
}

/** The option that begins most alike, if that is three letters or more. */
function suggestion(word: string): string {
  const alike = Object.keys(OPTIONS)
    .map((name) => ({ name, length: sharedStart(`--${name}`, word) }))
    .sort((left, right) => right.length - left.length);
  return alike[0] && alike[0].length >= 5 ? ` Do you mean --${alike[0].name}?` : '';
}

function sharedStart(left: string, right: string): number {
  let length = 0;
  while (length < left.length && left[length] === right[length]) length += 1;
  return length;
}
