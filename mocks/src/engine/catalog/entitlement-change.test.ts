import { describe, expect, it } from 'vitest';
import { refusedWith } from '../refusal.fixture.ts';
import {
  type EntitlementChange,
  entitlementIn,
  withChangedEntitlement,
  withEntitlement,
  withoutEntitlement,
} from './entitlement-change.ts';
import { addon, catalogOf, charge, currency, feature, gives, includes, MARCH, NOON, plan } from './fixture.ts';
import type { Addon, PackageEntitlement, Plan } from './package.ts';

const channels = ['email', 'chat'].map((value) => ({ value, displayName: value }));
const catalog = catalogOf({
  features: [
    feature('seats', { meterType: 'FLUCTUATING' }),
    feature('retention'),
    feature('sso', { featureType: 'BOOLEAN' }),
    feature('channels', { featureType: 'ENUM', enumConfiguration: channels }),
    { ...feature('fax'), archivedAt: MARCH },
  ],
  currencies: [currency('credits'), currency('old-credits', { archivedAt: MARCH })],
});
const draft = plan('plan-pro', { status: 'DRAFT', entitlements: [gives('retention', { usageLimit: 30 })] });
const boost = addon('addon-boost', { status: 'DRAFT' });

function entitled(
  subjectId: string,
  change: EntitlementChange,
  to: Plan | Addon = draft,
): PackageEntitlement | undefined {
  return withEntitlement(catalog, to, subjectId, change, 'entitlement-1', NOON).entitlements.at(-1);
}

describe('an entitlement', () => {
  it('is added as the last one, with what was said of it', () => {
    const { entitlements, updatedAt } = withEntitlement(
      catalog,
      draft,
      'seats',
      { type: 'FEATURE', usageLimit: 5, resetPeriod: 'MONTH', order: undefined },
      'entitlement-1',
      NOON,
    );
    expect(entitlements[0]).toBe(draft.entitlements[0]);
    expect(entitlements[1]).toEqual({
      ...gives('seats', { usageLimit: 5, resetPeriod: 'MONTH' }),
      id: 'entitlement-1',
      createdAt: NOON,
      updatedAt: NOON,
    });
    expect(updatedAt).toBe(NOON);
  });

  it('of a number without a limit is to nothing, unless its units are bought', () => {
    expect(entitled('seats', { type: 'FEATURE' })).toMatchObject({ usageLimit: 0 });
    expect(entitled('seats', { type: 'FEATURE', hasUnlimitedUsage: true })).toMatchObject({ usageLimit: null });
    expect(entitled('sso', { type: 'FEATURE' })).toMatchObject({ usageLimit: null });
    const seats = charge({ billingModel: 'PER_UNIT', featureId: 'seats', price: { amount: 8, currency: 'usd' } });
    expect(entitled('seats', { type: 'FEATURE' }, { ...draft, charges: [seats] })).toMatchObject({ usageLimit: null });
  });

  it('of credits may grow with the units of a number', () => {
    expect(
      entitled('credits', { type: 'CREDIT', amount: 100, cadence: 'MONTH', dependencyFeatureId: 'seats' }),
    ).toEqual({
      ...includes('credits', 'seats'),
      id: 'entitlement-1',
      createdAt: NOON,
      updatedAt: NOON,
    });
  });

  const FEATURE = { type: 'FEATURE' } as const;
  const CREDIT = { type: 'CREDIT', amount: 100, cadence: 'MONTH' } as const;
  const refusals: [string, string, string, EntitlementChange][] = [
    ['DuplicatedEntityNotAllowed', 'body.id: plan-pro entitles to retention', 'retention', FEATURE],
    ['FeatureNotFound', 'body.id', 'feature-x', FEATURE],
    ['CustomCurrencyNotFound', 'body.id', 'currency-x', CREDIT],
    ['EntityIsArchivedError', 'body.id: fax', 'fax', FEATURE],
    ['EntityIsArchivedError', 'body.id: old-credits', 'old-credits', CREDIT],
    ['CannotAddOverrideEntitlementToPlan', 'body.behavior', 'seats', { ...FEATURE, behavior: 'Override' }],
    ['UnsupportedFeatureType', 'body.usageLimit', 'sso', { ...FEATURE, usageLimit: 1 }],
    ['UnsupportedFeatureType', 'body.hasUnlimitedUsage', 'channels', { ...FEATURE, hasUnlimitedUsage: true }],
    ['BadUserInput', 'body.usageLimit', 'seats', { ...FEATURE, usageLimit: 5, hasUnlimitedUsage: true }],
    ['InvalidEntitlementResetPeriod', 'body.resetPeriod: sso', 'sso', { ...FEATURE, resetPeriod: 'MONTH' }],
    ['UnsupportedFeatureType', 'body.enumValues: seats', 'seats', { ...FEATURE, enumValues: ['email'] }],
    ['BadUserInput', 'body.enumValues: give some of email, chat', 'channels', FEATURE],
    ['BadUserInput', 'channels has no "fax"', 'channels', { ...FEATURE, enumValues: ['email', 'fax'] }],
    ['FeatureNotFound', 'body.dependencyFeatureId', 'credits', { ...CREDIT, dependencyFeatureId: 'feature-x' }],
    ['UnsupportedFeatureType', 'body.dependencyFeatureId: sso', 'credits', { ...CREDIT, dependencyFeatureId: 'sso' }],
  ];

  it.each(refusals)('is refused with %s, and told by %s', (code, field, subjectId, change) => {
    expect(() => entitled(subjectId, change)).toThrow(refusedWith(code, field));
  });

  it('overrides the plan when an add-on says so', () => {
    expect(entitled('seats', { ...FEATURE, usageLimit: 50, behavior: 'Override' }, boost)).toMatchObject({
      behavior: 'Override',
      usageLimit: 50,
    });
    expect(entitled('channels', { ...FEATURE, enumValues: ['chat'] }, boost)).toMatchObject({ enumValues: ['chat'] });
  });
});

describe('a change of an entitlement', () => {
  const limited = gives('seats', { usageLimit: 5 });
  const open = gives('seats', { id: 'e-open', hasUnlimitedUsage: true });
  const changed = (before: PackageEntitlement, change: EntitlementChange) =>
    withChangedEntitlement(catalog, plan('plan-pro', { entitlements: [before] }), before, change, NOON).entitlements;

  it('keeps what is not said', () => {
    expect(changed(limited, { type: 'FEATURE', hasSoftLimit: true, description: undefined })).toEqual([
      { ...limited, hasSoftLimit: true, updatedAt: NOON },
    ]);
    const credits = includes('credits');
    expect(changed(credits, { type: 'CREDIT', amount: 250 })).toEqual([{ ...credits, amount: 250, updatedAt: NOON }]);
  });

  it('to a limit ends unlimited usage, and the other way round', () => {
    expect(changed(open, { type: 'FEATURE', usageLimit: 3 })).toMatchObject([
      { usageLimit: 3, hasUnlimitedUsage: null },
    ]);
    expect(changed(limited, { type: 'FEATURE', hasUnlimitedUsage: true })).toMatchObject([
      { usageLimit: null, hasUnlimitedUsage: true },
    ]);
    expect(() => changed(limited, { type: 'FEATURE', usageLimit: 3, hasUnlimitedUsage: true })).toThrow(
      refusedWith('BadUserInput', 'body.usageLimit'),
    );
  });

  it('does not make credits of a feature', () => {
    expect(() => changed(limited, { type: 'CREDIT', amount: 5 })).toThrow(refusedWith('BadUserInput', 'body.type'));
  });

  it('leaves the other entitlements, and taking one away does too', () => {
    const both = plan('plan-pro', { entitlements: [limited, gives('retention', { usageLimit: 30 })] });
    const after = withChangedEntitlement(catalog, both, limited, { type: 'FEATURE', usageLimit: 6 }, NOON);
    expect(after.entitlements[1]).toBe(both.entitlements[1]);
    expect(withoutEntitlement(both, limited, NOON)).toEqual({
      ...both,
      entitlements: [both.entitlements[1]],
      updatedAt: NOON,
    });
  });
});

it('an entitlement is found by its id, in its package', () => {
  expect(entitlementIn(draft, 'e-retention')).toBe(draft.entitlements[0]);
  expect(() => entitlementIn(draft, 'e-seats')).toThrow(
    refusedWith('PackageEntitlementNotFound', 'entitlementId: there is no entitlement of plan-pro'),
  );
});
