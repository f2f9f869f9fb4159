import { defineConfig } from 'vitest/config';

// Nothing here is timed: a busy machine may take as long as it needs.
export default defineConfig({ test: { include: ['lint/*.test.js'], testTimeout: 600_000 } });
