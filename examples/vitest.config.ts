import { defineConfig } from 'vitest/config';

// Nothing here is timed: a busy machine may take as long as it needs.
export default defineConfig({ test: { include: ['{,testing/}*.test.js'], testTimeout: 600_000 } });
