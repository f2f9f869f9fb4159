// Records usage, and lets it be paid for in credits where the feature has a rate. What is reported late lands in its own period
// and is paid for now; what is reported ahead of its time waits, and is paid for when its instant has come.
import type { UsageSubject } from '../engine/subscriptions/world.ts';
import type { Instant } from '../engine/time.ts';
import type { UsageEntry } from '../engine/usage/aggregation.ts';
import { assertInRange, type Measurement, usageAfter } from '../engine/usage/measurement.ts';
import { usageWindow } from '../engine/usage/period.ts';
import { allowanceFor, creditRateFor, currentUsage } from './account.ts';
import { payFor } from './paying.ts';
import type { Store } from './store.ts';

/** Gives the credits that the usage took. */
export function recordUsage(store: Store, subject: UsageSubject, entry: UsageEntry, at: Instant): number {
  const { customerId, featureId, resourceId } = subject;
  const allowance = allowanceFor(store, customerId, resourceId, featureId, at);
  const current = currentUsage(store, customerId, resourceId, featureId, allowance, at);
  const rated = ratedFor(store, subject, at);
  const window = usageWindow(allowance?.reset ?? null, entry.at);
  const log = store.usageLog(customerId, featureId, resourceId);
  const total = () => log.total(store.foldOf(featureId), window, at);
  const before = rated ? total() : 0;
  store.recordUsage(customerId, featureId, resourceId, entry, current);
  if (!rated || entry.at > at) return 0;
  const use = { before, after: total(), dimensions: entry.dimensions };
  return payFor(store, rated, use, { featureId, eventId: entry.id }, at);
}

/** A measurement may not take the usage out of its range, neither at its own instant nor later in its period. */
export function assertRecordable(store: Store, measurement: Measurement, field: string, at: Instant): void {
  const { customerId, featureId, resourceId, timestamp, value, updateBehavior } = measurement;
  const reset = allowanceFor(store, customerId, resourceId, featureId, at)?.reset ?? null;
  const window = usageWindow(reset, timestamp);
  const log = store.usageLog(customerId, featureId, resourceId);
  const next = log.nextAfter(timestamp);
  // What only adds cannot lead below 0, so that what follows on it need not be looked at.
  const isAdded = next !== null && next < (window?.end ?? Infinity) && updateBehavior === 'DELTA' && value >= 0;
  const before = log.total(store.foldOf(featureId), window, isAdded ? at : timestamp);
  const after = usageAfter(before, measurement, field);
  const { lowest, highest } = log.courseAfter(window, timestamp);
  const isInRange = isAdded || (after + lowest >= 0 && Number.isSafeInteger(after + highest));
  // Only what is refused is looked at entry by entry.
  if (!isInRange) assertInRange(before, measurement, log.after(window, timestamp), field);
}

/** What had waited for this instant counts from now on, and is paid for. Gives it, in order. */
export function arrive(store: Store, subject: UsageSubject, at: Instant): UsageEntry[] {
  const { customerId, featureId, resourceId } = subject;
  const allowance = allowanceFor(store, customerId, resourceId, featureId, at);
  const window = usageWindow(allowance?.reset ?? null, at);
  const steps = store.usageLog(customerId, featureId, resourceId).changesAt(store.foldOf(featureId), window, at);
  const rated = ratedFor(store, subject, at);
  for (const { entry, before, after } of steps) {
    store.noteUsage(subject, entry, { total: before, window });
    const use = { before, after, dimensions: entry.dimensions };
    if (rated) payFor(store, rated, use, { featureId, eventId: entry.id }, at);
  }
  return steps.map(({ entry }) => entry);
}

function ratedFor(store: Store, { customerId, featureId, resourceId }: UsageSubject, at: Instant) {
  return creditRateFor(store, customerId, resourceId, featureId, at);
}
