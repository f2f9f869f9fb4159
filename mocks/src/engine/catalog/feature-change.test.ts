import { describe, expect, it } from 'vitest';
import { refusedWith } from '../refusal.fixture.ts';
import { statusOf } from './feature.ts';
import { changedFeature } from './feature-change.ts';
import { addon, catalogOf, charge, feature, gives, NOON, plan } from './fixture.ts';

const NOTHING = catalogOf({});
const channels = ['email', 'chat', 'phone'].map((value) => ({ value, displayName: value }));
const [email, chat, phone] = channels as [Channel, Channel, Channel];
type Channel = { value: string; displayName: string };

describe('a new feature', () => {
  it('that is metered is a number', () => {
    expect(feature('seats', { meterType: 'FLUCTUATING' }).meterType).toBe('FLUCTUATING');
    expect(() => feature('sso', { featureType: 'BOOLEAN', meterType: 'INCREMENTAL' })).toThrow(
      refusedWith('MeteringNotAvailableForFeatureType', 'body.meterType'),
    );
  });

  it('has values if it is a choice, each once, and otherwise none', () => {
    expect(feature('channels', { featureType: 'ENUM', enumConfiguration: channels }).enumConfiguration).toBe(channels);
    for (const enumConfiguration of [null, [], [email, email]]) {
      expect(() => feature('channels', { featureType: 'ENUM', enumConfiguration })).toThrow(
        refusedWith('BadUserInput', 'body.enumConfiguration'),
      );
    }
    expect(feature('seats', { enumConfiguration: [] }).enumConfiguration).toBeNull();
    expect(() => feature('seats', { enumConfiguration: channels })).toThrow(refusedWith('UnsupportedFeatureType'));
  });

  it('is converted only by dividing a number by one or more', () => {
    const unitTransformation = { divide: 1, round: 'UP', featureUnits: null, featureUnitsPlural: null } as const;
    expect(feature('calls', { unitTransformation }).unitTransformation?.divide).toBe(1);
    expect(() => feature('calls', { unitTransformation: { ...unitTransformation, divide: 0 } })).toThrow(
      refusedWith('BadUserInput', 'body.unitTransformation.divide'),
    );
    expect(() => feature('sso', { featureType: 'BOOLEAN', unitTransformation })).toThrow(
      refusedWith('UnsupportedFeatureType'),
    );
  });
});

describe('a change of a feature', () => {
  it('keeps what it does not name, and its time of creation', () => {
    const before = feature('seats', { featureUnits: 'seat' });
    expect(changedFeature(NOTHING, before, { displayName: 'Seats', featureUnits: undefined }, NOON)).toEqual({
      ...before,
      displayName: 'Seats',
      updatedAt: NOON,
    });
  });

  it('leaves the values that a plan or an add-on entitles to, while it is not archived', () => {
    const before = feature('channels', { featureType: 'ENUM', enumConfiguration: channels });
    const pro = plan('plan-pro', { entitlements: [gives('channels', { enumValues: ['email', 'chat'] })] });
    const change = (enumConfiguration: Channel[], status: 'PUBLISHED' | 'DRAFT' | 'ARCHIVED' = 'PUBLISHED') =>
      changedFeature(catalogOf({ plans: [{ ...pro, status }] }), before, { enumConfiguration }, NOON).enumConfiguration;
    expect(change([email, chat])).toHaveLength(2);
    expect(change([email, phone], 'ARCHIVED')).toHaveLength(2);
    expect(() => change([email, phone])).toThrow(refusedWith('IntegrityViolation', 'plan-pro'));
    expect(() => change([email, phone], 'DRAFT')).toThrow(refusedWith('IntegrityViolation', 'plan-pro'));
  });

  it('leaves the units of what has a price', () => {
    const before = feature('calls', { meterType: 'INCREMENTAL' });
    const unitTransformation = { divide: 1000, round: 'UP', featureUnits: null, featureUnitsPlural: null } as const;
    const overage = catalogOf({ addons: [addon('addon-calls', { overageCharges: [charge({ featureId: 'calls' })] })] });
    expect(changedFeature(NOTHING, before, { unitTransformation }, NOON)).toMatchObject({ unitTransformation });
    expect(() => changedFeature(overage, before, { unitTransformation }, NOON)).toThrow(
      refusedWith('CannotUpdateUnitTransformationError', 'addon-calls'),
    );
    expect(changedFeature(overage, before, { unitTransformation: null }, NOON)).toEqual({ ...before, updatedAt: NOON });
  });
});

it('an archived feature is suspended, whatever it was', () => {
  expect(statusOf(feature('seats', { featureStatus: 'NEW' }))).toBe('NEW');
  expect(statusOf({ ...feature('seats'), archivedAt: NOON })).toBe('SUSPENDED');
});
