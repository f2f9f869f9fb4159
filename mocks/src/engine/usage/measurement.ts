// Decides whether a measurement may be recorded. It is a fact: a limit does not refuse it, the next check does the denying.
// Invariant: usage never leaves 0 … 2^53−1, so that it is counted without drift.
// Example: usage 10, DELTA −12 is refused; SET 0 is not.
import { type Feature, isMetered } from '../catalog/feature.ts';
import { Refusal } from '../refusal.ts';
import type { Instant } from '../time.ts';
import type { Dimensions, UsageEntry } from './aggregation.ts';

export type Measurement = {
  id: string;
  customerId: string;
  featureId: string;
  resourceId: string | null;
  value: number;
  updateBehavior: 'DELTA' | 'SET';
  dimensions: Dimensions;
  idempotencyKey: string | null;
  timestamp: Instant;
  createdAt: Instant;
};

/** What it adds to the usage. */
export function entryFrom({ id, timestamp, updateBehavior, value, dimensions }: Measurement): UsageEntry {
  return { id, at: timestamp, kind: updateBehavior, value, dimensions };
}

export function assertMeasurable(feature: Feature, field: string): void {
  if (feature.meter !== null) {
    throw new Refusal(
      'CannotReportUsageForEntitlementWithMeterError',
      `${field}: ${feature.id} is metered from raw events. Report events instead (POST /api/v1/events).`,
    );
  }
  if (!isMetered(feature)) {
    throw new Refusal('UnsupportedFeatureType', `${field}: ${feature.id} is not a metered feature and has no usage.`);
  }
}

export function usageAfter(
  before: number,
  measurement: Pick<Measurement, 'value' | 'updateBehavior'>,
  field: string,
): number {
  const after = measurement.updateBehavior === 'SET' ? measurement.value : before + measurement.value;
  if (after < 0) {
    throw new Refusal(
      'EntitlementUsageOutOfRangeError',
      `${field}: the usage is ${before} and would become ${after}. It cannot be below 0; use updateBehavior SET to correct it.`,
    );
  }
  if (!Number.isSafeInteger(after)) {
    throw new Refusal(
      'UsageMeasurementDiffOutOfRangeError',
      `${field}: the usage would leave the range of 0 to 9007199254740991.`,
    );
  }
  return after;
}

/** Usage must also stay in its range where later entries follow on a measurement that came late, up to the next SET. */
export function assertInRange(
  before: number,
  measurement: Pick<Measurement, 'value' | 'updateBehavior'>,
  later: Iterable<UsageEntry>,
  field: string,
): void {
  let usage = usageAfter(before, measurement, field);
  for (const { kind, value } of later) {
    if (kind === 'SET') return;
    usage = usageAfter(usage, { value, updateBehavior: 'DELTA' }, field);
  }
}

/** Whether a measurement with a key that was seen before says the same as then. */
export function isRepeat(earlier: Measurement, later: Pick<Measurement, 'value' | 'updateBehavior'>): boolean {
  return earlier.value === later.value && earlier.updateBehavior === later.updateBehavior;
}
