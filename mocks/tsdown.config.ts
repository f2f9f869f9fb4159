import { defineConfig } from 'tsdown';

export default defineConfig({
  entry: ['src/index.ts', 'src/cli.ts'],
  platform: 'node',
  target: 'node22',
  dts: true,
  external: [/^@meterline\/openapi/, '../control.openapi.json', /scenarios\/.*\.json$/],
});
