import { defineConfig } from 'tsdown';

export default defineConfig({
  entry: 'src/index.ts',
  format: 'esm',
  platform: 'neutral',
  target: 'es2022',
  // The contract's types go into index.d.ts, so that a user needs nothing but this package.
  dts: true,
  // Hover texts live in index.d.ts.
  outputOptions: { comments: { jsdoc: false } },
  deps: { dts: { alwaysBundle: ['@meterline/openapi'] } },
});
