import type { UsageCredit, UsageMeasurement } from '@meterline/openapi/types';
import { toIso } from '../../engine/time.ts';
import type { Measurement } from '../../engine/usage/measurement.ts';
import type { Usage } from '../../store/account.ts';

export function toMeasurement(measurement: Measurement, usage: Usage, credit: UsageCredit | null): UsageMeasurement {
  const { id, customerId, featureId, resourceId, value, timestamp, createdAt } = measurement;
  return {
    id,
    customerId,
    featureId,
    resourceId,
    value,
    timestamp: toIso(timestamp),
    createdAt: toIso(createdAt),
    currentUsage: usage.total,
    ...(usage.window && {
      usagePeriodStart: toIso(usage.window.start),
      usagePeriodEnd: toIso(usage.window.end),
      nextResetDate: toIso(usage.window.end),
    }),
    ...(credit && { credit }),
  };
}
