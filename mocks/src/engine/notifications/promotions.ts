// Decides what is told of a promotion: that it was granted, changed or revoked, and that it ended.
// Invariant: to grant again what has ended or was revoked is to grant it; to grant again what runs is to change it.
import { isActive, type PromotionalEntitlement, promotionStatus } from '../entitlements/promotional.ts';
import type { Announcement, ChangeOf, Moment, Reading } from '../notification.ts';
import { toIsoOrNull } from '../time.ts';
import { customerBrief, featureBrief } from './brief.ts';
import { differs } from './difference.ts';

export function toldOfPromotion(
  { before, after }: ChangeOf<'promotions'>,
  moment: Moment,
  reading: Reading,
): Announcement[] {
  if (!after) return [];
  const verb = verbOf(before, after, moment);
  return verb ? [promotionTold(`promotionalEntitlement.${verb}`, after, moment, reading)] : [];
}

function verbOf(before: PromotionalEntitlement | undefined, after: PromotionalEntitlement, { at, since }: Moment) {
  const was = before !== undefined && isActive(before, since);
  if (isActive(after, at)) {
    if (!was) return 'granted';
    return differs(before, after) ? 'updated' : null;
  }
  if (!was) return null;
  return after.revokedAt === null ? 'expired' : 'revoked';
}

export function promotionTold(
  type: string,
  promotion: PromotionalEntitlement,
  { at }: Moment,
  { catalog, customer }: Reading,
): Announcement {
  const { id, customerId, featureId, endDate } = promotion;
  const facts = {
    promotionalEntitlementId: id,
    status: promotionStatus(promotion, at),
    feature: featureBrief(catalog.feature(featureId), featureId),
    customer: customerBrief(customer(customerId), customerId),
    expiration: toIsoOrNull(endDate),
  };
  return { type, customerId, facts };
}
