import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { operationRows, operationsTable } from '../src/operations-table.ts';

it.each(operationRows().map((row) => [row.operationId, row] as const))('%s has a handler and a story', (_, row) => {
  expect(row.handler).toMatch(/\.ts$/);
  expect(row.stories).not.toEqual([]);
});

it('OPERATIONS.md is up to date (npm run generate)', () => {
  expect(readFileSync(new URL('../OPERATIONS.md', import.meta.url), 'utf8')).toBe(operationsTable());
});
