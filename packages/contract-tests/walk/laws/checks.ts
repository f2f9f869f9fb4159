// What holds of one check beside the list, and of a check for more.
import assert from 'node:assert/strict';
import type { Account } from '../account.ts';
import type { Chance } from '../chance.ts';
import type { Reader } from '../reader.ts';

/** Features that no plan, and no promotion, has a soft limit for. */
const HARD = ['feature-seats', 'feature-logins', 'feature-users', 'feature-longest'];

/** Asks for one of what is listed. */
export async function checkLaws(reader: Reader, { customer, scopes }: Account, chance: Chance): Promise<void> {
  const scope = chance.of(scopes);
  const listed = scope && chance.of(scope.entitlements.entitlements);
  if (!scope || !listed) return;
  const place = { customerId: customer.id, ...(scope.resourceId !== null && { resourceId: scope.resourceId }) };
  if (listed.type === 'CREDIT') {
    const { currencyId } = listed.currency;
    assert.deepEqual(
      await reader.one('checkEntitlement', { ...place, currencyId }),
      listed,
      'a check agrees with the list',
    );
    const left = Math.floor(listed.usageLimit - listed.currentUsage);
    if (left < 0) return;
    const all = await reader.one('checkEntitlement', { ...place, currencyId, requestedUsage: left });
    assert.equal(all.isGranted, listed.isGranted, 'what is left can be had, if anything can');
    return;
  }
  const featureId = listed.feature?.id ?? '';
  assert.deepEqual(
    await reader.one('checkEntitlement', { ...place, featureId }),
    listed,
    'a check agrees with the list',
  );
  const { currentUsage, usageLimit, hasUnlimitedUsage } = listed;
  if (currentUsage === undefined || hasUnlimitedUsage || !HARD.includes(featureId)) return;
  const left = Math.floor((usageLimit ?? 0) - currentUsage);
  for (const requestedUsage of [left, left + 1].filter((requested) => requested >= 0)) {
    const { isGranted, accessDeniedReason } = await reader.one('checkEntitlement', {
      ...place,
      featureId,
      requestedUsage,
    });
    if (accessDeniedReason === 'BudgetExceeded' || accessDeniedReason === 'Revoked') continue;
    assert.equal(
      isGranted,
      requestedUsage <= left,
      `${requestedUsage} of ${featureId}: ${currentUsage} of ${usageLimit}`,
    );
    if (!isGranted)
      assert.equal(accessDeniedReason, 'RequestedUsageExceedingLimit', `${requestedUsage} of ${featureId}`);
  }
}
