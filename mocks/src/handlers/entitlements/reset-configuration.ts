// A request names the anchor of a reset period in one of three keys; only the one that fits the period counts.
import type { ResetPeriod, ResetPeriodConfiguration } from '../../engine/catalog/package.ts';

export type ResetKeys = {
  yearlyResetPeriodConfiguration?: ResetPeriodConfiguration | null;
  monthlyResetPeriodConfiguration?: ResetPeriodConfiguration | null;
  weeklyResetPeriodConfiguration?: ResetPeriodConfiguration | null;
};

export function resetConfigurationIn(keys: ResetKeys, period: ResetPeriod | null): ResetPeriodConfiguration | null {
  switch (period) {
    case 'YEAR':
      return keys.yearlyResetPeriodConfiguration ?? null;
    case 'MONTH':
      return keys.monthlyResetPeriodConfiguration ?? null;
    case 'WEEK':
      return keys.weeklyResetPeriodConfiguration ?? null;
    default:
      return null;
  }
}
