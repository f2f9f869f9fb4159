// For tests: packages and promotions that give nothing but what the test says.
import { type Feature, NEW_FEATURE } from '../catalog/feature.ts';
import * as onShelf from '../catalog/fixture.ts';
import {
  type Addon,
  NEW_CREDIT_ENTITLEMENT,
  type PackageCreditEntitlement,
  type PackageEntitlement,
  type PackageFeatureEntitlement,
  type Plan,
} from '../catalog/package.ts';
import { MARCH, subscription } from '../customers/fixture.ts';
import { allowanceOf } from './allowance.ts';
import type { PromotionalEntitlement } from './promotional.ts';

export const SEATS = 'feature-seats';

const times = { createdAt: MARCH, updatedAt: MARCH };

export function givesCredits(amount: number, said: Partial<PackageCreditEntitlement> = {}): PackageCreditEntitlement {
  const credits = { ...NEW_CREDIT_ENTITLEMENT, id: `gives-${amount}`, currencyId: 'currency-credits', ...times };
  return { ...credits, amount, cadence: 'MONTH', ...said };
}

export function plan(id: string, entitlements: PackageEntitlement[], parentPlanId: string | null = null): Plan {
  return onShelf.plan(id, { entitlements, parentPlanId });
}

export function addon(id: string, entitlements: PackageEntitlement[]): Addon {
  return onShelf.addon(id, { entitlements });
}

export function feature(id: string, said: Partial<Feature> = {}): Feature {
  return { ...NEW_FEATURE, id, displayName: id, featureType: 'NUMBER', meterType: 'FLUCTUATING', ...times, ...said };
}

export function promotion(said: Partial<PromotionalEntitlement> = {}): PromotionalEntitlement {
  return {
    id: 'promotion-1',
    customerId: 'customer-test-id',
    featureId: SEATS,
    description: null,
    period: 'lifetime',
    startDate: MARCH,
    endDate: null,
    revokedAt: null,
    usageLimit: null,
    hasUnlimitedUsage: null,
    hasSoftLimit: null,
    enumValues: null,
    resetPeriod: null,
    resetPeriodConfiguration: null,
    isVisible: true,
    ...times,
    ...said,
  };
}

type Said = Partial<PackageFeatureEntitlement>;
export type Bought = { said: Said; quantity: number };

/** What a plan, its add-ons in their quantities, and promotions give of seats. */
export function seats(ofPlan: Said | null, bought: Bought[] = [], promotions: Partial<PromotionalEntitlement>[] = []) {
  const catalog = onShelf.catalogOf({
    plans: [plan('plan-pro', ofPlan ? [onShelf.gives(SEATS, ofPlan)] : [])],
    addons: bought.map(({ said }, index) => addon(`addon-${index}`, [onShelf.gives(SEATS, said)])),
  });
  const addons = bought.map(({ quantity }, index) => ({ id: `addon-${index}`, quantity }));
  return allowanceOf(catalog, [subscription({ addons })], promotions.map(promotion), SEATS);
}
