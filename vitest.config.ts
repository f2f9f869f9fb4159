import { defineConfig } from 'vitest/config';

// From the root, `vitest run` runs the tests of every package.
export default defineConfig({ test: { projects: ['packages/*', 'mocks', 'docs', 'examples', 'openapi'] } });
