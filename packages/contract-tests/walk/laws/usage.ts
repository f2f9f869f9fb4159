// What holds of usage and of the decisions that follow from it.
import assert from 'node:assert/strict';
import type { Account } from '../account.ts';
import type { OwnUsage } from '../own-usage.ts';
import { DAY } from '../scene.ts';

const LENGTHS = {
  HOUR: [DAY / 24, DAY / 24],
  DAY: [DAY, DAY],
  WEEK: [7 * DAY, 7 * DAY],
  MONTH: [28 * DAY, 31 * DAY],
  YEAR: [365 * DAY, 366 * DAY],
} as const;

export function usageLaws({ customer, scopes }: Account, own: OwnUsage, now: number): void {
  for (const { resourceId, entitlements } of scopes) {
    for (const one of entitlements.entitlements) {
      if (one.type !== 'FEATURE' || one.currentUsage === undefined || !one.feature) continue;
      const name = `usage of ${one.feature.id} by ${customer.id} ${resourceId}`;
      const start = one.usagePeriodStart === undefined ? null : Date.parse(one.usagePeriodStart);
      assert.ok(one.currentUsage >= 0, `${name}: ${one.currentUsage} is not negative`);
      assert.equal(
        one.currentUsage,
        own.total(customer.id, one.feature.id, resourceId, start, now),
        `${name} since ${one.usagePeriodStart}: as reported`,
      );
      if (one.resetPeriod && start !== null && one.usagePeriodEnd !== undefined) {
        const end = Date.parse(one.usagePeriodEnd);
        assert.ok(start <= now && now < end, `${name}: now lies in the period ${one.usagePeriodStart}, ${one.usagePeriodEnd}`);
        const [least, most] = LENGTHS[one.resetPeriod];
        assert.ok(end - start >= least && end - start <= most, `${name}: a ${one.resetPeriod} is as long as one`);
      }
      if (one.accessDeniedReason === 'RequestedUsageExceedingLimit')
        assert.ok(one.currentUsage > (one.usageLimit ?? 0), `${name}: denied ${one.currentUsage} of ${one.usageLimit}`);
    }
  }
}
