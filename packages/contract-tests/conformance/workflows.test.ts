// The journeys of openapi/workflows, as Arazzo describes them, run against the mock by a tool that knows only the contract.
import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { createMock } from '@meterline/mock';
import { afterAll, expect, it } from 'vitest';
import { NOON } from '../src/inkwell.ts';

const respect = join(dirname(fileURLToPath(import.meta.resolve('@redocly/cli/package.json'))), 'bin/cli.js');
const folder = join(dirname(fileURLToPath(import.meta.resolve('@meterline/openapi/package.json'))), 'workflows');
const journeys = readdirSync(folder).filter((name) => name.endsWith('.arazzo.yaml'));

const mock = await createMock({ clock: NOON });
const { url, close } = await mock.listen({ port: 0 });
const run = promisify(execFile);

async function outputOf(journey: string): Promise<string> {
  const servers = ['meterline', 'mock'].flatMap((name) => ['--server', `${name}=${url}`]);
  const env = { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' };
  const { stdout, stderr } = await run(process.execPath, [respect, 'respect', join(folder, journey), ...servers], {
    env,
  });
  return stdout + stderr;
}

it('there are journeys', () => {
  expect(journeys.length).toBeGreaterThanOrEqual(12);
});

it.each(journeys)('%s goes as it says', async (journey) => {
  expect(await outputOf(journey)).toContain('Workflows: 1 passed, 1 total');
});

afterAll(close);
