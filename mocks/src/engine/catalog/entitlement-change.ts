// Decides what a plan or an add-on may entitle to.
// Invariant: an entitlement says what its subject can take: a switch nothing, a choice some of its values, a number a limit
// or none; only what is metered starts again. Each subject is there once.
// Example: feature-support-channels with ['email', 'fax'] is refused, because fax is not one of its values.
import { known, Refusal } from '../refusal.ts';
import type { Instant } from '../time.ts';
import { type Catalog, subjectOf } from './catalog.ts';
import { type Feature, isMetered } from './feature.ts';
import { type Change, given } from './given.ts';
import {
  type Addon,
  NEW_CREDIT_ENTITLEMENT,
  NEW_FEATURE_ENTITLEMENT,
  type PackageCreditEntitlement,
  type PackageEntitlement,
  type PackageFeatureEntitlement,
  type Plan,
} from './package.ts';

type Shown =
  | 'behavior'
  | 'isGranted'
  | 'isCustom'
  | 'hasSoftLimit'
  | 'description'
  | 'displayNameOverride'
  | 'hiddenFromWidgets'
  | 'order';
type FeatureKeys =
  | Shown
  | 'usageLimit'
  | 'hasUnlimitedUsage'
  | 'enumValues'
  | 'resetPeriod'
  | 'resetPeriodConfiguration';
type CreditKeys = Shown | 'amount' | 'cadence' | 'dependencyFeatureId';
export type FeatureEntitlementChange = { type: 'FEATURE' } & Change<PackageFeatureEntitlement, FeatureKeys>;
export type CreditEntitlementChange = { type: 'CREDIT' } & Change<PackageCreditEntitlement, CreditKeys>;
export type EntitlementChange = FeatureEntitlementChange | CreditEntitlementChange;

/** Adds an entitlement to a draft, as its last one. */
export function withEntitlement<One extends Plan | Addon>(
  catalog: Catalog,
  draft: One,
  subjectId: string,
  change: EntitlementChange,
  id: string,
  at: Instant,
): One {
  const { type, ...said } = change;
  const times = { createdAt: at, updatedAt: at };
  const one = (
    type === 'FEATURE'
      ? { ...NEW_FEATURE_ENTITLEMENT, ...given(said), featureId: subjectId, id, ...times }
      : { ...NEW_CREDIT_ENTITLEMENT, ...given(said), currencyId: subjectId, id, ...times }
  ) as PackageEntitlement;
  if (draft.entitlements.some((other) => other.type === type && subjectOf(other) === subjectId)) {
    const message = `body.id: ${draft.id} entitles to ${subjectId} already. Update that entitlement.`;
    throw new Refusal('DuplicatedEntityNotAllowed', message);
  }
  assertUsable(catalog, one);
  return { ...draft, entitlements: [...draft.entitlements, sound(catalog, draft, one)], updatedAt: at };
}

/** Changes an entitlement of a draft. A limit ends unlimited usage, and the other way round. */
export function withChangedEntitlement<One extends Plan | Addon>(
  catalog: Catalog,
  draft: One,
  before: PackageEntitlement,
  change: EntitlementChange,
  at: Instant,
): One {
  const { type, ...said } = change;
  if (type !== before.type) refuse('BadUserInput', `body.type: ${before.id} is a ${before.type}. That stays.`);
  const limits = type === 'FEATURE' ? limitsOf(change) : {};
  const changed = sound(catalog, draft, { ...before, ...given(said), ...limits, updatedAt: at } as PackageEntitlement);
  return { ...draft, entitlements: draft.entitlements.map((one) => (one === before ? changed : one)), updatedAt: at };
}

export function withoutEntitlement<One extends Plan | Addon>(
  draft: One,
  entitlement: PackageEntitlement,
  at: Instant,
): One {
  return { ...draft, entitlements: draft.entitlements.filter((one) => one !== entitlement), updatedAt: at };
}

export function entitlementIn(one: Plan | Addon, entitlementId: string): PackageEntitlement {
  const found = one.entitlements.find(({ id }) => id === entitlementId);
  return known(found, 'PackageEntitlementNotFound', `entitlement of ${one.id}`, 'entitlementId', entitlementId);
}

function limitsOf({ usageLimit, hasUnlimitedUsage }: FeatureEntitlementChange): Partial<PackageFeatureEntitlement> {
  if (typeof usageLimit === 'number' && hasUnlimitedUsage === undefined) return { hasUnlimitedUsage: null };
  return hasUnlimitedUsage === true && usageLimit === undefined ? { usageLimit: null } : {};
}

function assertUsable(catalog: Catalog, one: PackageEntitlement): void {
  const subject = one.type === 'FEATURE' ? featureOf(catalog, one.featureId) : currencyOf(catalog, one.currencyId);
  if (subject.archivedAt === null) return;
  refuse('EntityIsArchivedError', `body.id: ${subject.id} is archived. Unarchive it first.`);
}

function sound(catalog: Catalog, draft: Plan | Addon, one: PackageEntitlement): PackageEntitlement {
  if (one.behavior === 'Override' && 'parentPlanId' in draft) {
    refuse('CannotAddOverrideEntitlementToPlan', 'body.behavior: only an add-on overrides. Say Increment.');
  }
  if (one.type === 'FEATURE') return soundFeature(draft, featureOf(catalog, one.featureId), one);
  if (one.dependencyFeatureId !== null) {
    const feature = featureOf(catalog, one.dependencyFeatureId, 'body.dependencyFeatureId');
    if (feature.featureType !== 'NUMBER') {
      refuse('UnsupportedFeatureType', `body.dependencyFeatureId: ${feature.id} is no number to multiply by.`);
    }
  }
  return one;
}

function soundFeature(
  draft: Plan | Addon,
  feature: Feature,
  one: PackageFeatureEntitlement,
): PackageFeatureEntitlement {
  const { id, featureType, enumConfiguration } = feature;
  const isNumber = featureType === 'NUMBER';
  if (!isNumber && (one.usageLimit !== null || one.hasUnlimitedUsage)) {
    refuse(
      'UnsupportedFeatureType',
      `body.usageLimit, body.hasUnlimitedUsage: ${id} is ${featureType}, without limits.`,
    );
  }
  if (one.usageLimit !== null && one.hasUnlimitedUsage) {
    refuse('BadUserInput', 'body.usageLimit, body.hasUnlimitedUsage: give one of the two.');
  }
  if (one.resetPeriod !== null && !isMetered(feature)) {
    refuse('InvalidEntitlementResetPeriod', `body.resetPeriod: ${id} is not metered, so nothing starts again.`);
  }
  if (featureType === 'ENUM') assertValues(id, enumConfiguration ?? [], one.enumValues ?? []);
  else if (one.enumValues?.length) {
    refuse('UnsupportedFeatureType', `body.enumValues: ${id} is ${featureType}, without values. Leave them out.`);
  }
  const isBought = draft.charges.some((row) => row.featureId === id && row.billingModel === 'PER_UNIT');
  const hasLimit = one.usageLimit !== null || one.hasUnlimitedUsage || !isNumber || isBought;
  return hasLimit ? one : { ...one, usageLimit: 0 };
}

function assertValues(featureId: string, known: { value: string }[], values: string[]): void {
  const all = known.map(({ value }) => value);
  if (values.length === 0) refuse('BadUserInput', `body.enumValues: give some of ${all.join(', ')}.`);
  const unknown = values.find((value) => !all.includes(value));
  if (unknown === undefined) return;
  refuse('BadUserInput', `body.enumValues: ${featureId} has no ${JSON.stringify(unknown)}, only ${all.join(', ')}.`);
}

function featureOf(catalog: Catalog, id: string, field = 'body.id'): Feature {
  return known(catalog.feature(id), 'FeatureNotFound', 'feature', field, id);
}

function currencyOf(catalog: Catalog, id: string) {
  return known(catalog.currency(id), 'CustomCurrencyNotFound', 'custom currency', 'body.id', id);
}

function refuse(code: string, message: string): never {
  throw new Refusal(code, message);
}
