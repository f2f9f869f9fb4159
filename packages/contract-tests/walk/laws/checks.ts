// What holds of one check beside the list, and of a check for more.
import assert from 'node:assert/strict';
import type { Client } from '@meterline/client';
import type { Account } from '../account.ts';
import type { Chance } from '../chance.ts';

/** Features that no plan, and no promotion, has a soft limit for. */
const HARD = ['feature-seats', 'feature-logins', 'feature-users', 'feature-longest'];

/** Asks for one of what is listed. */
export async function checkLaws(client: Client, { customer, scopes }: Account, chance: Chance): Promise<void> {
  const scope = chance.of(scopes);
  const listed = scope && chance.of(scope.entitlements.entitlements);
  if (!scope || !listed) return;
  const place = { customerId: customer.id, ...(scope.resourceId !== null && { resourceId: scope.resourceId }) };
  if (listed.type === 'CREDIT') {
    const { currencyId } = listed.currency;
    assert.deepEqual(await client.checkEntitlement({ ...place, currencyId }), listed, 'a check agrees with the list');
    const left = Math.floor(listed.usageLimit - listed.currentUsage);
    if (left < 0) return;
    const granted = await client.checkEntitlement({ ...place, currencyId, requestedUsage: left });
    assert.equal(granted.isGranted, listed.accessDeniedReason !== 'EntitlementNotFound', 'what is left can be had');
    return;
  }
  const featureId = listed.feature?.id ?? '';
  assert.deepEqual(await client.checkEntitlement({ ...place, featureId }), listed, 'a check agrees with the list');
  const { currentUsage, usageLimit, hasUnlimitedUsage } = listed;
  if (currentUsage === undefined || hasUnlimitedUsage || !HARD.includes(featureId)) return;
  const left = Math.floor((usageLimit ?? 0) - currentUsage);
  for (const requestedUsage of [left, left + 1].filter((requested) => requested >= 0)) {
    const { isGranted, accessDeniedReason } = await client.checkEntitlement({ ...place, featureId, requestedUsage });
    const isExpected = requestedUsage <= left || accessDeniedReason === 'RequestedUsageExceedingLimit';
    const name = `${requestedUsage} of ${featureId} for ${customer.id}, ${currentUsage} of ${usageLimit} used`;
    if (accessDeniedReason === 'BudgetExceeded' || accessDeniedReason === 'Revoked') continue;
    assert.equal(isGranted, requestedUsage <= left, name);
    assert.ok(isExpected, `${name}: ${accessDeniedReason}`);
  }
}
