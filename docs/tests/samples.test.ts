// Runs every sample of the guides as a reader would, each guide against a mock of its own.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createClient } from '@meterline/client';
import { createMock, type Mock } from '@meterline/mock';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { guideNames, type Sample, samplesOf } from './sample.ts';

/** What the guides tell the reader to start the mock with. */
const CLOCK = '2026-03-10T12:00:00Z';
const ADDRESS = 'http://127.0.0.1:4010';
const DOCS = fileURLToPath(new URL('..', import.meta.url));

/** Every fence that is not run, and why. */
const NOT_RUN: Record<string, string> = {
  'npm ci\nnpm run mock -- --clock 2026-03-10T12:00:00Z\n':
    'Installs the whole workspace, and does not end. The tests start the same mock in process.',
  'npm install --save-dev @meterline/mock\nnpx meterline-mock --port 4010\n':
    'Installs from the registry, and does not end.',
  'npx meterline-mock --data meterline.log\n': 'Does not end. A story keeps a mock on a file.',
  "npx meterline-mock --quiet --port 4010 > mock.log &\nuntil grep -q 'http://' mock.log; do sleep 0.1; done\n":
    'Does not end. A story starts the command and waits for its address.',
  'URL=http://127.0.0.1:4010 bash -v faults.sh\n': 'Runs a script of the contract tests, which run it themselves.',
  'npm install @meterline/client\n': 'Installs from the registry.',
};

const guides = guideNames().map((guide) => ({ guide, samples: samplesOf(guide) }));

describe.each(guides.filter(({ samples }) => samples.length > 0))('$guide', ({ samples }) => {
  let mock: Mock;
  let url: string;

  beforeAll(async () => {
    mock = await createMock({ clock: CLOCK });
    ({ url } = await mock.listen({ port: 0 }));
  });
  afterAll(() => mock.close());

  const runnable = samples.filter((sample) => sample.language !== 'no-run');
  it.each(runnable.map((sample) => [sample.line, sample] as const))('line %i', async (_line, sample) => {
    const output = await run(sample, url);
    // A command that shows no answer has at least not been refused.
    if (sample.language === 'js') expect(output.trimEnd().split('\n')).toEqual(sample.printed);
    else if (sample.expected === undefined) expect(output).not.toContain('"message"');
    else expect(JSON.parse(output)).toMatchObject(sample.expected);
  });
});

describe('the home page', () => {
  it('names calls that the client has', () => {
    const table =
      readFileSync(new URL('../guides/index.md', import.meta.url), 'utf8').split('## What it answers')[1] ?? '';
    const calls = [...table.matchAll(/`(\w+)`/g)].map(([, name]) => name);
    expect(calls).not.toEqual([]);
    expect(Object.keys(createClient({ apiKey: 'server-names' }))).toEqual(expect.arrayContaining(calls));
  });
});

describe('what is not run', () => {
  it('is listed here, with its reason', () => {
    const skipped = guides.flatMap(({ samples }) => samples).filter(({ language }) => language === 'no-run');
    expect(skipped.map(({ code }) => code).sort()).toEqual(Object.keys(NOT_RUN).sort());
  });
});

function run(sample: Exclude<Sample, { language: 'no-run' }>, url: string): Promise<string> {
  const code = sample.code.replaceAll(ADDRESS, url);
  return sample.language === 'bash'
    ? outputOf('bash', ['-euo', 'pipefail', '-c', code])
    : outputOf(process.execPath, ['--input-type=module', '-'], code);
}

function outputOf(command: string, flags: string[], input = ''): Promise<string> {
  const child = spawn(command, flags, { cwd: DOCS });
  let output = '';
  let errors = '';
  child.stdout.on('data', (chunk) => (output += chunk));
  child.stderr.on('data', (chunk) => (errors += chunk));
  child.stdin.end(input);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) =>
      code === 0 ? resolve(output) : reject(new Error(`exit ${code}\n${output}${errors}`)),
    );
  });
}
