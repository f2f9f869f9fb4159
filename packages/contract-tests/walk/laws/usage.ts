// What holds of usage and of the decisions that follow from it.
import assert from 'node:assert/strict';
import type { Account } from '../account.ts';
import type { OwnUsage } from '../own-usage.ts';
import { DAY } from '../scene.ts';

/** No instant lies further from the end of its period. The change of a subscription may cut a period, or prolong it. */
const LONGEST = { HOUR: DAY / 24, DAY, WEEK: 7 * DAY, MONTH: 31 * DAY, YEAR: 366 * DAY } as const;

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
        const period = `${one.resetPeriod} ${one.usagePeriodStart}, ${one.usagePeriodEnd}`;
        assert.ok(start <= now && now < end, `${name}: now lies in the ${period}`);
        assert.ok(end - now <= LONGEST[one.resetPeriod], `${name}: a ${period} is not too long`);
      }
      if (one.accessDeniedReason === 'RequestedUsageExceedingLimit')
        assert.ok(one.currentUsage > (one.usageLimit ?? 0), `${name}: denied ${one.currentUsage} of ${one.usageLimit}`);
    }
  }
}
