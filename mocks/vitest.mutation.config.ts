import { defineConfig } from 'vitest/config';

// What `npm run mutation` runs: the tests of the rooms that are mutated, and each law with few cases. The engine keeps no
// state in its modules, so the tests may share them. The laws of previews walk through everything and cost more than all
// other tests together: what they would notice, cheaper tests must notice.
export default defineConfig({
  test: {
    include: ['src/engine/{*,credits/*,usage/*,subscriptions/*}.test.ts'],
    exclude: ['**/preview-laws.test.ts'],
    setupFiles: ['./mutation.setup.ts'],
    isolate: false,
  },
});
