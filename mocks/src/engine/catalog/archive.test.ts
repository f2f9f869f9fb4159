import { describe, expect, it } from 'vitest';
import { refusedWith } from '../refusal.fixture.ts';
import { archivedCurrency, archivedFeature, unarchived } from './archive.ts';
import { addon, catalogOf, charge, currency, feature, gives, includes, MARCH, NOON, plan } from './fixture.ts';
import type { Plan } from './package.ts';
import { usersOf, usesCurrency } from './use.ts';

const rate = { amount: 2, currencyId: 'currency-credits', costFormula: null };

describe('a feature', () => {
  const seats = feature('feature-seats');
  const uses: [string, Partial<Plan>][] = [
    ['entitles to it', { entitlements: [gives('feature-seats')] }],
    ['includes credits with it', { entitlements: [includes('currency-credits', 'feature-seats')] }],
    ['has a price for it', { charges: [charge({ featureId: 'feature-seats' })] }],
    ['has a price for more of it', { overageCharges: [charge({ featureId: 'feature-seats' })] }],
  ];

  it.each(uses)('stays in use while a plan %s', (_, said) => {
    for (const status of ['DRAFT', 'PUBLISHED'] as const) {
      expect(() => archivedFeature(catalogOf({ plans: [plan('plan-pro', { ...said, status })] }), seats, NOON)).toThrow(
        refusedWith('CannotArchiveFeatureError', 'featureId: feature-seats is used by plan-pro'),
      );
    }
    const archived = catalogOf({ plans: [plan('plan-pro', { ...said, status: 'ARCHIVED' })] });
    expect(archivedFeature(archived, seats, NOON).archivedAt).toBe(NOON);
  });

  it.each(uses)('stays in use while the next version of a plan %s', (_, said) => {
    const planVersions = [plan('plan-pro', { ...said, status: 'DRAFT', versionNumber: 2 })];
    const drafted = catalogOf({ plans: [plan('plan-pro')], planVersions });
    expect(() => archivedFeature(drafted, seats, NOON)).toThrow(
      refusedWith('CannotArchiveFeatureError', 'feature-seats is used by plan-pro.'),
    );
  });

  it('that is archived twice was archived the first time, and comes back once', () => {
    const archived = archivedFeature(catalogOf({}), seats, NOON);
    expect(archivedFeature(catalogOf({}), archived, NOON + 1)).toBe(archived);
    const back = unarchived(archived, NOON + 2);
    expect(back).toMatchObject({ archivedAt: null, createdAt: MARCH, updatedAt: NOON + 2 });
    expect(unarchived(back, NOON + 3)).toBe(back);
  });
});

describe('a currency', () => {
  const credits = currency('currency-credits');
  const catalog = catalogOf({
    plans: [
      plan('plan-free'),
      plan('plan-rate', { charges: [charge({ creditRate: rate })] }),
      plan('plan-old', { entitlements: [includes('currency-credits')], status: 'ARCHIVED' }),
    ],
    addons: [
      addon('addon-top-up', { charges: [charge({ topUpCustomCurrencyId: 'currency-credits' })] }),
      addon('addon-credits', { entitlements: [includes('currency-credits')] }),
      addon('addon-other', { entitlements: [includes('currency-tokens')] }),
    ],
  });

  it('is used by what includes it, sells it or is paid with it', () => {
    const users = usersOf(catalog, usesCurrency('currency-credits'));
    expect(users.map(({ type, package: { id } }) => [type, id])).toEqual([
      ['Plan', 'plan-rate'],
      ['Addon', 'addon-top-up'],
      ['Addon', 'addon-credits'],
    ]);
  });

  it('is used once by a package that uses it on offer and in its next version', () => {
    const next = plan('plan-rate', { charges: [charge({ creditRate: rate })], status: 'DRAFT', versionNumber: 2 });
    const addonVersions = [
      addon('addon-sso', { entitlements: [includes('currency-credits')], status: 'DRAFT', versionNumber: 2 }),
    ];
    const drafted = catalogOf({
      plans: [plan('plan-rate', { charges: next.charges })],
      planVersions: [next],
      addons: [addon('addon-sso')],
      addonVersions,
    });
    expect(usersOf(drafted, usesCurrency('currency-credits')).map((user) => user.package.id)).toEqual([
      'plan-rate',
      'addon-sso',
    ]);
  });

  it('stays in use as long', () => {
    expect(() => archivedCurrency(catalog, credits, NOON)).toThrow(
      refusedWith(
        'IntegrityViolation',
        'currencyId: currency-credits is used by plan-rate, addon-top-up, addon-credits',
      ),
    );
    expect(archivedCurrency(catalogOf({}), credits, NOON)).toMatchObject({ archivedAt: NOON, updatedAt: NOON });
  });
});
