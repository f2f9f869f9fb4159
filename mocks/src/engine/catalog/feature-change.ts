// Decides what a feature may be and become. Its type and its way of metering are for good; values and units follow the type.
// Invariant: a feature that is sound stays so: a choice has values, each once; only a number is metered or converted; and what
// plans and add-ons rely on does not change under them.
// Example: while plan-pro entitles to email and chat, the values may become email, chat, phone, but not email alone.
import { Refusal } from '../refusal.ts';
import type { Instant } from '../time.ts';
import type { Catalog } from './catalog.ts';
import { type Feature, NEW_FEATURE } from './feature.ts';
import { type Change, given } from './given.ts';
import { assertMeter } from './meter.ts';
import { assertUnused, hasPriceFor, usersOf } from './use.ts';

export type FeatureChange = Change<
  Feature,
  | 'displayName'
  | 'description'
  | 'featureUnits'
  | 'featureUnitsPlural'
  | 'enumConfiguration'
  | 'unitTransformation'
  | 'meter'
  | 'metadata'
>;

type Identity = Pick<Feature, 'id' | 'displayName' | 'featureType' | 'meterType' | 'featureStatus'>;

export function newFeature(identity: Identity, change: FeatureChange, at: Instant): Feature {
  return sound({ ...NEW_FEATURE, ...identity, ...given(change), createdAt: at, updatedAt: at });
}

export function changedFeature(catalog: Catalog, feature: Feature, change: FeatureChange, at: Instant): Feature {
  const changed = sound({ ...feature, ...given(change), updatedAt: at });
  if (change.enumConfiguration) assertValuesStay(catalog, changed);
  const isConverted = JSON.stringify(changed.unitTransformation) !== JSON.stringify(feature.unitTransformation);
  if (isConverted) {
    const users = usersOf(catalog, hasPriceFor(feature.id));
    assertUnused(users, 'CannotUpdateUnitTransformationError', `body.unitTransformation: ${feature.id}`);
  }
  return changed;
}

function sound(feature: Feature): Feature {
  const { featureType, meterType, unitTransformation, meter } = feature;
  if (meterType !== 'None' && featureType !== 'NUMBER') {
    refuse('MeteringNotAvailableForFeatureType', `meterType: a ${featureType} feature is not metered. Say None.`);
  }
  if (unitTransformation !== null && featureType !== 'NUMBER') {
    refuse('UnsupportedFeatureType', `unitTransformation: a ${featureType} feature has no units. Leave it out.`);
  }
  if (unitTransformation !== null && unitTransformation.divide < 1) {
    refuse('BadUserInput', 'unitTransformation.divide: give 1 or more.');
  }
  if (meter !== null) assertMeter(feature, meter);
  return { ...feature, enumConfiguration: valuesOf(feature) };
}

function valuesOf({ featureType, enumConfiguration }: Feature): Feature['enumConfiguration'] {
  const values = (enumConfiguration ?? []).map(({ value }) => value);
  if (featureType !== 'ENUM') {
    if (values.length === 0) return null;
    refuse('UnsupportedFeatureType', `enumConfiguration: a ${featureType} feature has no values. Leave it out.`);
  }
  if (values.length === 0) refuse('BadUserInput', 'enumConfiguration: an ENUM feature needs at least one value.');
  const twice = values.find((value, index) => values.indexOf(value) !== index);
  if (twice !== undefined) refuse('BadUserInput', `enumConfiguration: ${JSON.stringify(twice)} is there twice.`);
  return enumConfiguration;
}

/** Values that a plan or an add-on entitles to have to stay. */
function assertValuesStay(catalog: Catalog, { id, enumConfiguration }: Feature): void {
  const kept = new Set((enumConfiguration ?? []).map(({ value }) => value));
  const users = usersOf(catalog, ({ entitlements }) =>
    entitlements.some(
      (entitlement) =>
        entitlement.type === 'FEATURE' &&
        entitlement.featureId === id &&
        entitlement.enumValues?.some((value) => !kept.has(value)),
    ),
  );
  assertUnused(users, 'IntegrityViolation', `body.enumConfiguration: a value that would go from ${id}`);
}

function refuse(code: string, message: string): never {
  throw new Refusal(code, `body.${message}`);
}
