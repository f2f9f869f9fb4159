// The promotions of a customer that were not revoked, and taking one back.
import type { PromotionalEntitlement } from '../../engine/entitlements/promotional.ts';
import { isActive } from '../../engine/entitlements/promotional.ts';
import { Refusal } from '../../engine/refusal.ts';
import type { Instant } from '../../engine/time.ts';
import type { Store } from '../../store/store.ts';

/** The latest promotion of a feature, whether it runs or has ended. */
export function promotionFor(store: Store, customerId: string, featureId: string): PromotionalEntitlement | undefined {
  return [...store.tables.promotions.of(customerId)]
    .filter((one) => one.featureId === featureId && one.revokedAt === null)
    .at(-1);
}

export function revoked(
  store: Store,
  customerId: string,
  featureId: string,
  field: string,
  at: Instant,
): PromotionalEntitlement {
  const promotion = promotionFor(store, customerId, featureId);
  if (promotion && isActive(promotion, at)) return { ...promotion, revokedAt: at, updatedAt: at };
  throw new Refusal(
    'PromotionalEntitlementNotFoundError',
    `${field}: the customer ${customerId} has no active promotion of ${JSON.stringify(featureId)}.`,
  );
}
