// Writes OPERATIONS.md.
import { writeFileSync } from 'node:fs';
import { operationsTable } from '../src/operations-table.ts';

writeFileSync(new URL('../OPERATIONS.md', import.meta.url), operationsTable());
