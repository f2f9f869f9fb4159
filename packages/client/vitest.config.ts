import { defineConfig } from 'vitest/config';

// Nothing here is timed: a busy machine may take as long as it needs.
export default defineConfig({
  test: {
    include: ['src/**/*.test.ts'],
    testTimeout: 600_000,
    typecheck: { enabled: true, include: ['src/**/*.test-d.ts'] },
  },
});
