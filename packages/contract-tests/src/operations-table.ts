// Which handler keeps the promise of each operation, and which stories exercise it: read from the sources, so that it is true.
// `npm run generate` writes OPERATIONS.md; a test compares.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { operations } from './contract.ts';

export type OperationRow = { operationId: string; request: string; handler: string; stories: string[] };

const root = fileURLToPath(new URL('../../..', import.meta.url));
const storyFolder = join(root, 'packages/contract-tests/stories');
const handlerFolder = join(root, 'mocks/src/handlers');

/** One measurement and one event have a method of their own. */
const METHODS: Record<string, string[]> = { reportEvents: ['reportEvents', 'reportEvent'] };

export function operationRows(): OperationRow[] {
  const handlers = filesBelow(handlerFolder);
  const stories = filesBelow(storyFolder).map((file) => ({
    file,
    text: readFileSync(join(storyFolder, file), 'utf8'),
  }));
  return operations.map(({ operationId, method, path }) => {
    const name = `${kebab(operationId)}.ts`;
    const calls = (METHODS[operationId] ?? [operationId]).map((call) => new RegExp(`\\.${call}\\(`));
    return {
      operationId,
      request: `${method.toUpperCase()} ${path}`,
      handler: handlers.find((file) => file.endsWith(`/${name}`)) ?? '',
      stories: stories.filter(({ text }) => calls.some((call) => call.test(text))).map(({ file }) => file),
    };
  });
}

export function operationsTable(): string {
  const lines = operationRows().map(
    ({ operationId, request, handler, stories }) =>
      `| \`${operationId}\` | ${request} | ${handler} | ${stories.map((file) => file.replace('.test.ts', '')).join(', ')} |`,
  );
  return [
    '# Operations',
    '',
    'Every operation of the contract, the handler that keeps it (in `mocks/src/handlers/`), and the stories that exercise it',
    '(in `packages/contract-tests/stories/`). Written by `npm run generate`.',
    '',
    '| operation | request | handler | stories |',
    '| --- | --- | --- | --- |',
    ...lines,
    '',
  ].join('\n');
}

function filesBelow(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => file.replaceAll('\\', '/'))
    .sort();
}

function kebab(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
