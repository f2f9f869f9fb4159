import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { createMock } from '@meterline/mock';
import { expect, it } from 'vitest';

const program = fileURLToPath(new URL('./quickstart.js', import.meta.url));
const promised = [...readFileSync(program, 'utf8').matchAll(/\/\/ → (.*)$/gm)].map(([, text]) => text);

it('the quickstart prints what it says, with the clock of the machine', async () => {
  const mock = await createMock();
  const { url } = await mock.listen({ port: 0 });
  const { stdout } = await promisify(execFile)(process.execPath, [program, url]);
  await mock.close();
  expect(stdout.trimEnd().split('\n')).toEqual(promised);
});
