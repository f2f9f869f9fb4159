// Decides what is told of usage: each measurement, and a limit that comes near.
// Invariant: usage that grows crosses a threshold once in its period; what resets or is given back may cross it again.
// Example: limit 20, thresholds at 80, 90 and 100 per cent: from 10 to 19 tells 90; from 19 to 20 tells 100.
import type { Announcement, ChangeOf, Moment, Reading, UsageChange } from '../notification.ts';
import { customerBrief, featureBrief, resourceBrief } from './brief.ts';
import { crossingsOf } from './difference.ts';

/** The usage that is shown is that after the whole request. */
export function toldOfMeasurement(
  { before, after }: ChangeOf<'measurements'>,
  { at }: Moment,
  reading: Reading,
): Announcement[] {
  if (before || !after) return [];
  const { customerId, value } = after;
  const { total } = reading.usage({ ...after, before: null, entries: [] }, at);
  return [
    { type: 'measurement.reported', customerId, facts: { ...subjectOf(after, reading), value, currentUsage: total } },
  ];
}

export function toldOfUsage(change: UsageChange, { at }: Moment, reading: Reading): Announcement[] {
  const { before, customerId } = change;
  const { total, window, allowance } = reading.usage(change, at);
  if (before === null || !allowance?.isGranted || allowance.isUnlimited) return [];
  const usageLimit = allowance.limit ?? 0;
  const used = before.window?.start === window?.start ? before.total : 0;
  const found = crossingsOf(used, total, usageLimit, reading.thresholds());
  return found.map((crossing) => {
    const { threshold } = crossing;
    const facts = { ...subjectOf(change, reading), currentUsage: total, usageLimit, threshold };
    return { type: 'entitlement.usage_exceeded', customerId, facts, crossing };
  });
}

type Subject = Pick<UsageChange, 'customerId' | 'featureId' | 'resourceId'>;

function subjectOf({ customerId, featureId, resourceId }: Subject, { catalog, customer }: Reading) {
  return {
    customer: customerBrief(customer(customerId), customerId),
    feature: featureBrief(catalog.feature(featureId), featureId),
    resource: resourceBrief(resourceId),
  };
}
