// The browser of the tests and the screenshots: it comes inside an npm package, and it reaches no host but the site's own.
import chromium from '@sparticuz/chromium';
import { chromium as playwright } from 'playwright-core';

export async function openBrowser() {
  // Not the package's own arguments: they are for one page in a lambda, and one of them switches web security off.
  const args = ['--no-sandbox', '--disable-gpu', '--headless=shell'];
  return playwright.launch({ executablePath: await chromium.executablePath(), args });
}

/** A page of the site in one colour scheme and width, with all that went wrong on it, as it goes wrong. */
export async function openPage(browser, siteUrl, { path, colorScheme, width, height = 800 }) {
  const context = await browser.newContext({ colorScheme, viewport: { width, height } });
  const page = await context.newPage();
  const outside = [];
  const errors = [];
  await context.route(
    (url) => url.origin !== siteUrl,
    (route) => {
      outside.push(route.request().url());
      return route.abort();
    },
  );
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('response', (response) => response.status() >= 400 && errors.push(`${response.status()} ${response.url()}`));
  await page.goto(siteUrl + path, { waitUntil: 'networkidle' });
  return { page, outside, errors, close: () => context.close() };
}
