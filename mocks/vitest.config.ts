import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const LEAST = 95;

// Nothing here is timed: a busy machine may take as long as it needs.
export default defineConfig({
  test: {
    include: ['src/**/*.test.ts'],
    testTimeout: 600_000,
    // The engine is what is true, so its tests reach all of it; the rest is proved through the public doors, by stories.
    coverage: {
      include: ['src/engine/**/*.ts'],
      exclude: ['**/*.test.ts', '**/*fixture*.ts'],
      thresholds: { lines: LEAST, branches: LEAST, functions: LEAST, statements: LEAST },
      reporter: ['text-summary', [fileURLToPath(new URL('coverage-below.cjs', import.meta.url)), { least: LEAST }]],
    },
  },
});
