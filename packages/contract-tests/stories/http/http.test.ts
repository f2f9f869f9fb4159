// The features of the mock over HTTP alone: the scripts beside this file, against the command as it is built. A person runs
// one with `URL=http://127.0.0.1:4010 bash faults.sh`, on a mock that was started as its head says.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Command, startCommand } from '../../src/command.ts';
import { type Answer, hasCurl, withCurl, withoutCurl } from '../../src/curl.ts';
import { type Promised, type Script, scriptOf, told } from '../../src/curl-story.ts';
import { receiver } from '../../src/receiver.ts';

const FOLDER = import.meta.dirname;
const scripts = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.sh'))
  .map((name) => ({ name, text: readFileSync(join(FOLDER, name), 'utf8') }))
  .map(({ name, text }) => ({ name, text, script: scriptOf(text) }));

const curl = hasCurl() ? withCurl : withoutCurl;

/** Scripts that start it in the same way have one command, and one after the other begin with no environment. */
const running = new Map<string, Command>();
const folder = mkdtempSync(join(tmpdir(), 'meterline-'));

async function start(options: string[]): Promise<Command> {
  const command = await startCommand(...options.map((one) => (one === 'meterline.log' ? join(folder, one) : one)));
  running.set(options.join(' '), command);
  return command;
}

afterAll(async () => {
  for (const { signal } of running.values()) signal('SIGTERM');
  await Promise.all([...running.values()].map(({ ended }) => ended));
  rmSync(folder, { recursive: true });
});

describe.each(scripts)(`$name, ${curl === withCurl ? 'with curl' : 'without curl'}`, ({ name, script }) => {
  const { options } = script;
  let mock: Command;
  let app: Awaited<ReturnType<typeof receiver>>;

  beforeAll(async () => {
    mock = running.get(options.join(' ')) ?? (await start(options));
    await fetch(`${mock.url}/_mock/environments`, { method: 'DELETE', headers: { 'X-API-KEY': 'server-anew' } });
    app = await receiver();
  });
  afterAll(() => app[Symbol.asyncDispose]());

  it.each(script.stories)('$sentence', async ({ statements }) => {
    const variables: Record<string, string> = { URL: mock.url, RECEIVER: app.url };
    const restart = async () => {
      mock.signal('SIGKILL');
      await mock.ended;
      mock = await start(options);
      variables.URL = mock.url;
    };
    const textOf = (answer: Answer) => ('text' in answer ? answer.text : '');
    const world = { variables, curl, textOf, restart };
    for await (const { statement, answer } of told([...script.head, ...statements], world)) {
      const { line, text, promised } = statement;
      const where = `${name}:${line}\n${text}`;
      for (const one of promised) expectKept(one, answer, where);
      // Where nothing else is promised, it is a success.
      const isSaid = promised.some((one) => 'status' in one || 'broken' in one);
      if (!isSaid) expect('status' in answer ? Math.floor(answer.status / 100) : answer, where).toBe(2);
    }
  });
});

function expectKept(promised: Promised, answer: Answer, where: string): void {
  const seen = `${where}\n${JSON.stringify(answer)}`;
  if ('broken' in promised || 'broken' in answer) {
    expect(answer, seen).toEqual(promised);
  } else if ('status' in promised) {
    expect(answer.status, seen).toBe(promised.status);
  } else if ('header' in promised) {
    expect(answer.headers[promised.header], seen).toEqual(pattern(promised.value));
  } else if ('without' in promised) {
    expect(answer.text, where).not.toContain(promised.without);
  } else {
    expect({ body: JSON.parse(answer.text) }, seen).toMatchObject({ body: pattern(promised.body) });
  }
}

/** `…` in a text stands for any text. */
function pattern(value: unknown): unknown {
  if (typeof value === 'string' && value.includes('…')) {
    const parts = value.split('…').map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
    return expect.stringMatching(new RegExp(`^${parts.join('[^]*')}$`));
  }
  if (Array.isArray(value)) return value.map(pattern);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, pattern(inner)]));
}

const VARIABLES = { URL: 'http://mock', RECEIVER: 'http://app' };
/** In place of curl: its words, each with a NUL behind, and an answer for who asks for it. */
const SPY = `curl() { cat > /dev/null; printf '%s\\0' "$@" >&2; printf '\\n\\0' >&2; printf ANSWER; }\n`;

describe('bash reads the scripts as they are run here', () => {
  it.each(scripts)('$name', async ({ text, script }) => {
    const bash = spawnSync('bash', ['-c', SPY + text], { env: { ...process.env, ...VARIABLES }, encoding: 'utf8' });
    expect(commandsOf(bash.stderr)).toEqual(await wordsSent(script));
    expect(bash.status).toBe(0);
  });
});

function commandsOf(words: string): string[][] {
  return words
    .split('\n\0')
    .slice(0, -1)
    .map((command) => command.split('\0').slice(0, -1));
}

async function wordsSent({ head, stories }: Script): Promise<string[][]> {
  const sent: string[][] = [];
  const world = {
    variables: { ...VARIABLES },
    curl: async (options: string[]) => {
      sent.push(options);
      return 'ANSWER';
    },
    textOf: (answer: string) => answer,
    restart: async () => undefined,
  };
  const statements = stories.flatMap((story) => story.statements);
  for await (const _ of told([...head, ...statements], world));
  return sent;
}

it('what would be checked by nobody is an error', () => {
  expect(() => scriptOf("KEY='a'\n# → 200")).toThrow('line 2: a promise stands under a curl command');
  expect(() => scriptOf('for id in {1..2}; do\ncurl $URL\ndone\n# → 200')).toThrow('line 4');
  expect(() => scriptOf('curl $URL\n# → {"a": 1')).toThrow('line 2: this has no end');
  expect(() => scriptOf('curl $URL\n# → soon')).toThrow('Nothing is promised with: soon');
});
