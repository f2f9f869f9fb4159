import { defineConfig } from 'vitest/config';

// What `npm run mutation` runs: the tests of the rooms that are mutated, and each law with few cases. The engine keeps no
// state in its modules, so the tests may share them.
export default defineConfig({
  test: {
    include: ['src/engine/{*,credits/*,usage/*,subscriptions/*}.test.ts'],
    setupFiles: ['./mutation.setup.ts'],
    isolate: false,
  },
});
