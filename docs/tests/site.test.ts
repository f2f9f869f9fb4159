// Opens the built site in a browser that reaches no other host, as a reader without a network would.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, openPage } from '../scripts/browser.js';
import { serve } from '../scripts/serve.js';

const PAGES = [
  { path: '/', title: /Meterline/, heading: 'Meterline' },
  { path: '/quickstart.html', title: /Quickstart/, heading: 'Quickstart' },
  { path: '/worked-examples/prices.html', title: /Worked examples/, heading: 'Worked examples: prices' },
  { path: '/reference/', title: /Meterline API reference/, heading: 'Meterline API' },
];
const SCHEMES = ['light', 'dark'] as const;
const WIDTHS = [1280, 390];

let site: Awaited<ReturnType<typeof serve>>;
let browser: Browser;

beforeAll(async () => {
  [site, browser] = await Promise.all([serve({ port: 0 }), openBrowser()]);
});
afterAll(async () => {
  await Promise.all([site?.close(), browser?.close()]);
});

/** How light the page is behind its text, from 0 to 255. */
function backgroundOf(page: Page): Promise<number> {
  return page.evaluate(() => {
    for (
      let element = document.elementFromPoint(innerWidth / 2, innerHeight / 2);
      element;
      element = element.parentElement
    ) {
      const [red = 0, green = 0, blue = 0, alpha = 1] = (
        getComputedStyle(element).backgroundColor.match(/[\d.]+/g) ?? []
      ).map(Number);
      if (alpha === 1) return (red + green + blue) / 3;
    }
    return 255;
  });
}

const cases = PAGES.flatMap((page) =>
  SCHEMES.flatMap((colorScheme) => WIDTHS.map((width) => ({ ...page, colorScheme, width }))),
);

it.each(cases)(
  '$path renders in $colorScheme, $width wide, from this host alone',
  async ({ path, title, heading, colorScheme, width }) => {
    const { page, outside, errors, close } = await openPage(browser, site.url, { path, colorScheme, width });
    expect(await page.title()).toMatch(title);
    expect(await page.locator('h1').first().textContent()).toContain(heading);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    const background = await backgroundOf(page);
    if (colorScheme === 'dark') expect(background).toBeLessThan(80);
    else expect(background).toBeGreaterThan(175);
    expect(outside).toEqual([]);
    expect(errors).toEqual([]);
    await close();
  },
);

describe('the reference', () => {
  it('opens at an operation, with its example', async () => {
    const { page, outside, errors, close } = await openPage(browser, site.url, {
      path: '/reference/#/usage/reportusage',
      colorScheme: 'light',
      width: 1280,
    });
    await page.locator('h2', { hasText: /^Report usage$/ }).waitFor();
    await page.getByText('"resource-01"').first().waitFor();
    expect({ outside, errors }).toEqual({ outside: [], errors: [] });
    await close();
  });

  it('follows the choice of light or dark that was made in the guides', async () => {
    const { page, close } = await openPage(browser, site.url, {
      path: '/quickstart.html',
      colorScheme: 'light',
      width: 1280,
    });
    await page.getByRole('switch', { name: 'Switch to dark theme' }).click();
    await page.getByRole('link', { name: 'API reference' }).first().click();
    await page.locator('h1', { hasText: 'Meterline API' }).waitFor();
    expect(await backgroundOf(page)).toBeLessThan(80);
    await close();
  });
});

describe('the guides', () => {
  it('are searched without a server', async () => {
    const { page, outside, errors, close } = await openPage(browser, site.url, {
      path: '/',
      colorScheme: 'light',
      width: 1280,
    });
    await page.getByRole('button', { name: 'Search' }).first().click();
    await page.locator('.VPLocalSearchBox input').fill('overdraft');
    await page.locator('.VPLocalSearchBox a[href*="/credits"]').first().waitFor();
    expect({ outside, errors }).toEqual({ outside: [], errors: [] });
    await close();
  });

  it('answer an unknown page with 404, and never with a file from outside the site', async () => {
    for (const path of ['/nothing.html', '/..%2fpackage.json', '/%2e%2e/package.json', '/%E0%A4%A']) {
      const response = await fetch(site.url + path);
      expect([path, response.status]).toEqual([path, 404]);
      expect(await response.text()).toContain('<html');
    }
  });
});
