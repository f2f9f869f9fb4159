import { defineConfig } from 'vitest/config';

// A browser and a few processes for each sample take their time on a small machine.
export default defineConfig({ test: { include: ['tests/**/*.test.ts'], testTimeout: 600_000, hookTimeout: 600_000 } });
