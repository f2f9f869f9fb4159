import { defineConfig } from 'vitepress';

const guides = [
  { text: 'Quickstart', link: '/quickstart' },
  { text: 'Usage', link: '/usage' },
  { text: 'Entitlements', link: '/entitlements' },
  { text: 'Credits', link: '/credits' },
  { text: 'Catalogue', link: '/catalog' },
  { text: 'Subscriptions', link: '/subscriptions' },
  { text: 'Paywall', link: '/paywall' },
];

const tools = [
  { text: 'Testing', link: '/testing' },
  { text: 'Mock', link: '/mock' },
  { text: 'Client', link: '/client' },
];

const examples = [
  { text: 'How to read them', link: '/worked-examples/' },
  { text: 'Prices', link: '/worked-examples/prices' },
  { text: 'Invoices', link: '/worked-examples/invoices' },
  { text: 'Subscriptions', link: '/worked-examples/subscriptions' },
  { text: 'Usage', link: '/worked-examples/usage' },
  { text: 'Entitlements', link: '/worked-examples/entitlements' },
  { text: 'Promotions', link: '/worked-examples/promotions' },
  { text: 'Credits', link: '/worked-examples/credits' },
];

// Another page of the site, but not one of VitePress: the browser has to load it anew.
const reference = { text: 'API reference', link: '/reference/', target: '_self' };

export default defineConfig({
  title: 'Meterline',
  description:
    'Usage metering, entitlements, paywalls, subscriptions and prepaid credits: the guides and the API reference.',
  srcDir: 'guides',
  outDir: 'dist',
  ignoreDeadLinks: [/^\/reference\//],
  head: [['link', { rel: 'icon', href: '/favicon.svg', type: 'image/svg+xml' }]],
  themeConfig: {
    logo: '/favicon.svg',
    nav: [{ text: 'Guides', link: '/quickstart', activeMatch: '^/(?!reference)[a-z]' }, reference],
    sidebar: [
      { text: 'Guides', items: guides },
      { text: 'Worked examples', items: examples },
      { text: 'Tools', items: tools },
      { text: 'Reference', items: [reference] },
    ],
    outline: [2, 3],
    search: { provider: 'local' },
    externalLinkIcon: true,
  },
});
