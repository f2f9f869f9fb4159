// node scripts/screenshots.js FOLDER: every page of the site as PNG, in light and dark, wide and narrow.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { openBrowser, openPage } from './browser.js';
import { serve } from './serve.js';

const PAGES = [
  'index',
  'quickstart',
  'usage',
  'entitlements',
  'credits',
  'catalog',
  'subscriptions',
  'paywall',
  'worked-examples/index',
  'worked-examples/prices',
  'worked-examples/credits',
  'mock',
  'client',
  'reference',
];

const folder = process.argv[2];
if (!folder) {
  console.error('Give the folder for the pictures: node scripts/screenshots.js FOLDER [PAGE…]');
  process.exit(1);
}
const pages = process.argv.length > 3 ? process.argv.slice(3) : PAGES;
await mkdir(folder, { recursive: true });

const [site, browser] = await Promise.all([serve({ port: 0 }), openBrowser()]);
for (const name of pages) {
  for (const colorScheme of ['light', 'dark']) {
    for (const width of [1280, 390]) {
      const path = name === 'reference' ? '/reference/' : `/${name}.html`;
      const { page, outside, errors, close } = await openPage(browser, site.url, { path, colorScheme, width });
      const file = join(folder, `${name.replaceAll('/', '-')}-${colorScheme}-${width}.png`);
      await page.screenshot({ path: file, fullPage: name !== 'reference' });
      console.log(file, ...outside, ...errors);
      await close();
    }
  }
}
await Promise.all([browser.close(), site.close()]);
