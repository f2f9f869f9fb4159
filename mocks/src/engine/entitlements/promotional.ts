// A promotion: a feature given to a customer for a time, beside whatever its subscriptions give.
// Invariant: one grant for each customer and feature; granting again replaces it; it ends at its end date, to the instant.
// Example: '1 month' granted on 31 Jan is Active until 28 Feb, and Expired from then on.
import type { Feature } from '../catalog/feature.ts';
import { isMetered } from '../catalog/feature.ts';
import type { ResetPeriod, ResetPeriodConfiguration } from '../catalog/package.ts';
import { Refusal } from '../refusal.ts';
import { type Instant, step } from '../time.ts';

export type PromotionalPeriod = '1 week' | '1 month' | '6 month' | '1 year' | 'lifetime' | 'custom';

export type PromotionalEntitlement = {
  id: string;
  customerId: string;
  featureId: string;
  description: string | null;
  period: PromotionalPeriod;
  startDate: Instant;
  endDate: Instant | null;
  /** When it was taken back; it is then neither listed nor counted. */
  revokedAt: Instant | null;
  usageLimit: number | null;
  hasUnlimitedUsage: boolean | null;
  hasSoftLimit: boolean | null;
  enumValues: string[] | null;
  resetPeriod: ResetPeriod | null;
  resetPeriodConfiguration: ResetPeriodConfiguration | null;
  isVisible: boolean;
  createdAt: Instant;
  updatedAt: Instant;
};

export function isActive(promotion: PromotionalEntitlement, at: Instant): boolean {
  return promotion.revokedAt === null && (promotion.endDate === null || at < promotion.endDate);
}

export function promotionStatus(promotion: PromotionalEntitlement, at: Instant): 'Active' | 'Expired' {
  return isActive(promotion, at) ? 'Active' : 'Expired';
}

export function endOf(
  period: PromotionalPeriod,
  customEnd: Instant | null,
  start: Instant,
  field: string,
): Instant | null {
  switch (period) {
    case '1 week':
      return step(start, 'week', 1);
    case '1 month':
      return step(start, 'month', 1);
    case '6 month':
      return step(start, 'month', 6);
    case '1 year':
      return step(start, 'year', 1);
    case 'lifetime':
      return null;
    case 'custom':
      return customEndOf(customEnd, start, field);
  }
}

function customEndOf(customEnd: Instant | null, start: Instant, field: string): Instant {
  if (customEnd === null) {
    throw new Refusal('BadUserInput', `${field}.customEndDate: the period is custom, so say when it ends.`);
  }
  if (customEnd <= start) {
    throw new Refusal('BadUserInput', `${field}.customEndDate: the promotion would end before it begins.`);
  }
  return customEnd;
}

/** A promotion must say what its kind of feature needs: values for a choice, a limit or no limit for a number. */
export function assertGrantable(promotion: PromotionalEntitlement, feature: Feature, field: string): void {
  if (feature.archivedAt !== null) {
    throw new Refusal('EntityIsArchivedError', `${field}.featureId: ${feature.id} is archived. Unarchive it first.`);
  }
  if (feature.featureType === 'ENUM') {
    const allowed = new Set((feature.enumConfiguration ?? []).map(({ value }) => value));
    const wrong = (promotion.enumValues ?? []).find((value) => !allowed.has(value));
    if (wrong !== undefined || !promotion.enumValues?.length) {
      throw new Refusal('BadUserInput', `${field}.enumValues: give some of ${[...allowed].join(', ')}.`);
    }
  }
  if (feature.featureType === 'NUMBER' && promotion.usageLimit === null && !promotion.hasUnlimitedUsage) {
    throw new Refusal('BadUserInput', `${field}.usageLimit: give a limit, or set hasUnlimitedUsage.`);
  }
  if (promotion.usageLimit !== null && promotion.usageLimit < 0) {
    throw new Refusal('BadUserInput', `${field}.usageLimit: a limit cannot be below 0.`);
  }
  if (promotion.resetPeriod !== null && !isMetered(feature)) {
    throw new Refusal(
      'InvalidEntitlementResetPeriod',
      `${field}.resetPeriod: ${feature.id} is not metered, so nothing resets.`,
    );
  }
}
