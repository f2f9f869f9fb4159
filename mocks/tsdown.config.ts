import { defineConfig } from 'tsdown';

export default defineConfig({
  entry: ['src/index.ts', 'src/msw.ts', 'src/cli.ts'],
  platform: 'node',
  target: 'node22',
  // The package is a module throughout, so its files need no .mjs.
  fixedExtension: false,
  dts: true,
});
