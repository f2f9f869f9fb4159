// npm run fuzz: Schemathesis sends generated requests, good and bad, to every operation of the mock, and holds each answer
// against the contract. It comes from PyPI into a folder of its own; Python 3.10 or later must be there.
import { execFileSync, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createMock } from '@meterline/mock';

const VERSION = '4.32.5';
const CHECKS = [
  'not_a_server_error',
  'status_code_conformance',
  'content_type_conformance',
  'response_schema_conformance',
  'negative_data_rejection',
];

const home = fileURLToPath(new URL('../node_modules/.cache/schemathesis', import.meta.url));
const contract = fileURLToPath(import.meta.resolve('@meterline/openapi/openapi.yaml'));
const schemathesis = `${home}/bin/schemathesis`;

if (!existsSync(schemathesis)) {
  execFileSync('python3', ['-m', 'venv', home], { stdio: 'inherit' });
  execFileSync(`${home}/bin/pip`, ['install', '--quiet', `schemathesis==${VERSION}`], { stdio: 'inherit' });
}

const mock = await createMock();
const { url } = await mock.listen({ port: 0 });
const options = ['--url', url, '--header', 'X-API-KEY: server-fuzz', '--checks', CHECKS.join(',')];
const effort = ['--max-examples', '50', '--phases', 'examples,coverage,fuzzing', '--continue-on-failure'];
// What stands later wins: npm run fuzz -- --max-examples 500 --seed 7
const fuzzing = spawn(schemathesis, ['run', contract, ...options, ...effort, ...process.argv.slice(2)], {
  stdio: 'inherit',
  cwd: home,
});
fuzzing.once('close', async (code) => {
  await mock.close();
  process.exitCode = code ?? 1;
});
