// Builds the API reference into dist/reference, with everything that it needs beside it: no request leaves the site.
// Redoc would load its script from one host and its badge from another, so both are copied and every address is turned.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const OUTSIDE = /https:\/\/cdn\.redocly\.com\/(redoc\/v[\d.]+\/bundles\/)?|https:\/\/cdn\.redoc\.ly\/redoc\//g;

const docs = fileURLToPath(new URL('..', import.meta.url));
const source = join(docs, 'reference');
const target = join(docs, 'dist/reference');
const redocly = dirname(fileURLToPath(import.meta.resolve('@redocly/cli/package.json')));

rmSync(target, { recursive: true, force: true });
mkdirSync(target, { recursive: true });

const page = join(target, 'index.html');
const contract = fileURLToPath(import.meta.resolve('@meterline/openapi/openapi.yaml'));
const options = {
  config: join(docs, 'redocly.yaml'),
  template: join(source, 'template.hbs'),
  openapi: join(source, 'options.json'),
  output: page,
};
const flags = Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]);
execFileSync(process.execPath, [join(redocly, 'bin/cli.js'), 'build-docs', contract, ...flags], {
  env: { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' },
  // What it tells is only shown when it fails.
  stdio: 'pipe',
});

rewrite(page, page);
rewrite(join(redocly, 'lib/chunks/redoc.standalone.js'), join(target, 'redoc.standalone.js'));
for (const badge of ['logo-mini.svg', 'logo-mini-full.svg']) cpSync(join(source, badge), join(target, badge));

/** Copies a file with its addresses turned. It fails when there is nothing to turn: then Redoc has moved them. */
function rewrite(from, to) {
  const before = readFileSync(from, 'utf8');
  // The digest is that of the script before its own addresses were turned.
  const after = before.replaceAll(OUTSIDE, './').replaceAll(/ integrity="[^"]*" crossorigin="anonymous"/g, '');
  if (after === before || after.includes('//cdn.'))
    throw new Error(`${from} loads from an address that is not known here.`);
  writeFileSync(to, after);
}
