// Decides whether a customer may do something, and names the reason if not. The reasons are tried in a fixed order:
// the customer, the subscription, the feature in it, the budget, the kind of question, the value, the credits.
// Invariant: usage exactly at the limit is still granted; a question with no requested usage asks for 0.
// Example: limit 20, usage 18: 2 more are granted, 3 more are RequestedUsageExceedingLimit.
import { type Feature, isMetered } from '../catalog/feature.ts';
import { plus } from '../decimal.ts';
import type { Allowance } from './allowance.ts';

export type AccessDeniedReason =
  | 'FeatureNotFound'
  | 'CustomerNotFound'
  | 'CustomerIsArchived'
  | 'CustomerResourceNotFound'
  | 'NoActiveSubscription'
  | 'NoFeatureEntitlementInSubscription'
  | 'RequestedUsageExceedingLimit'
  | 'RequestedValuesMismatch'
  | 'BudgetExceeded'
  | 'FeatureTypeMismatch'
  | 'Revoked'
  | 'InsufficientCredits'
  | 'EntitlementNotFound'
  | 'Unknown';

/** What the caller is about to do. */
export type Request = { usage: number | undefined; values: string[] | undefined };

/** Credits that pay for the feature: what the request would take, and what the wallet holds. */
export type CreditCover = { cost: number; left: number; isSoft: boolean };

export function denialOf(
  feature: Feature,
  allowance: Allowance | null,
  request: Request,
  currentUsage: number,
  isBudgetExceeded: boolean,
  credits: CreditCover | null,
): AccessDeniedReason | null {
  if (allowance === null) return 'NoFeatureEntitlementInSubscription';
  if (!allowance.isGranted) return 'Revoked';
  if (isBudgetExceeded) return 'BudgetExceeded';
  if (!fits(feature, request)) return 'FeatureTypeMismatch';
  if (feature.featureType === 'BOOLEAN') return null;
  if (feature.featureType === 'ENUM')
    return allowsAll(allowance, request.values ?? []) ? null : 'RequestedValuesMismatch';
  if (credits && !covers(credits)) return 'InsufficientCredits';
  if (!isMetered(feature) || allowance.isUnlimited || allowance.isSoft) return null;
  return plus(currentUsage, request.usage ?? 0) > (allowance.limit ?? 0) ? 'RequestedUsageExceedingLimit' : null;
}

/** Usage is asked of numbers, values are asked of choices. */
function fits(feature: Feature, { usage, values }: Request): boolean {
  if (usage !== undefined && usage > 0 && feature.featureType !== 'NUMBER') return false;
  return !(values !== undefined && values.length > 0 && feature.featureType !== 'ENUM');
}

function allowsAll({ enumValues }: Allowance, values: string[]): boolean {
  return values.every((value) => enumValues?.includes(value));
}

/** Credits in overdraft cover nothing; an empty wallet still covers a request for nothing. */
function covers({ cost, left, isSoft }: CreditCover): boolean {
  return isSoft || cost <= left;
}

/** Whether a wallet covers what is asked of it directly. */
export function creditDenialOf(
  isEntitled: boolean,
  isBudgetExceeded: boolean,
  isSoft: boolean,
  left: number,
  requested: number,
): AccessDeniedReason | null {
  if (!isEntitled) return 'EntitlementNotFound';
  if (isBudgetExceeded) return 'BudgetExceeded';
  return isSoft || requested <= left ? null : 'InsufficientCredits';
}
