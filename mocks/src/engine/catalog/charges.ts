// Decides what a configuration of charges makes of a draft: its prices, and the entitlements that come with them.
// Invariant: the prices that were there are gone. Whatever is charged by use or by unit is entitled to; what is entitled to
// already stays, but a price for overage makes its limit a soft one.
// Example: API calls for 0.5 usd a thousand above the quota: the limit of 100,000 becomes soft.

import { inField } from '../refusal.ts';
import type { Instant } from '../time.ts';
import { type Catalog, entitlementsOf, subjectOf } from './catalog.ts';
import {
  type CreditEntitlementChange,
  type EntitlementChange,
  type FeatureEntitlementChange,
  withChangedEntitlement,
  withEntitlement,
} from './entitlement-change.ts';
import { isMetered } from './feature.ts';
import {
  type Addon,
  type Charge,
  NEW_CHARGE,
  type PackageEntitlement,
  type Plan,
  type ResetPeriod,
  type ResetPeriodConfiguration,
} from './package.ts';
import { assertRows, type PricingModel, rowsOf } from './pricing.ts';

type Resets = {
  resetPeriod?: ResetPeriod | undefined;
  resetPeriodConfiguration?: ResetPeriodConfiguration | null | undefined;
};
export type Charges = {
  pricingType: 'FREE' | 'PAID' | 'CUSTOM';
  pricingModels: (PricingModel & Resets)[];
  overagePricingModels: (PricingModel & {
    currencyId?: string | undefined;
    entitlement?: ({ featureId: string } & Omit<FeatureEntitlementChange, 'type'>) | undefined;
    creditEntitlement?: { amount: number; cadence: 'MONTH' | 'YEAR'; customCurrencyId: string } | undefined;
  })[];
  overageBillingPeriod: Plan['overageBillingPeriod'] | undefined;
  minimumSpend: { billingPeriod: Charge['billingPeriod']; minimum: { amount: number; currency: string } }[];
};
type Ids = { mint(kind: string): string; uuid(): string };

export function withCharges<One extends Plan | Addon>(
  catalog: Catalog,
  draft: One,
  charges: Charges,
  ids: Ids,
  at: Instant,
): One {
  const { pricingType, pricingModels, overagePricingModels, overageBillingPeriod, minimumSpend } = charges;
  const field = 'body.charges';
  const least = minimumSpend.map(
    ({ billingPeriod, minimum }): Charge => ({
      ...NEW_CHARGE,
      id: ids.uuid(),
      billingModel: 'MINIMUM_SPEND',
      billingPeriod,
      price: minimum,
      createdAt: at,
    }),
  );
  const rows = pricingModels.flatMap((model, index) =>
    rowsOf(catalog, model, `${field}.pricingModels[${index}]`, ids.uuid, at),
  );
  const overage = overagePricingModels.flatMap((model, index) => {
    const place = `${field}.overagePricingModels[${index}]`;
    return rowsOf(catalog, { ...model, featureId: featureOfOverage(model) }, place, ids.uuid, at);
  });
  assertRows(pricingType, [...rows, ...least], field);
  assertRows(pricingType, overage, field);
  let priced: One = {
    ...draft,
    pricingType,
    charges: [...rows, ...least],
    overageCharges: overage,
    overageBillingPeriod: overageBillingPeriod ?? 'ON_SUBSCRIPTION_RENEWAL',
    updatedAt: at,
  };
  for (const [index, model] of pricingModels.entries())
    priced = inField(`${field}.pricingModels[${index}]`, () => withCharged(catalog, priced, model, ids, at));
  for (const [index, model] of overagePricingModels.entries())
    priced = inField(`${field}.overagePricingModels[${index}]`, () => withOverage(catalog, priced, model, ids, at));
  return priced;
}

function featureOfOverage({ featureId, entitlement }: Charges['overagePricingModels'][number]): string | undefined {
  return featureId ?? entitlement?.featureId;
}

/** What is paid as it goes is entitled to without a limit, what is bought in advance to what was bought. */
function withCharged<One extends Plan | Addon>(
  catalog: Catalog,
  draft: One,
  { featureId, billingModel, resetPeriod, resetPeriodConfiguration }: Charges['pricingModels'][number],
  ids: Ids,
  at: Instant,
): One {
  const feature = featureId === undefined ? undefined : catalog.feature(featureId);
  if (!feature || isEntitled(catalog, draft, feature.id)) return draft;
  const unlimited = billingModel === 'PER_UNIT' ? {} : { hasUnlimitedUsage: true };
  const reset = isMetered(feature) ? { resetPeriod, resetPeriodConfiguration } : {};
  return withEntitlement(
    catalog,
    draft,
    feature.id,
    { type: 'FEATURE', ...unlimited, ...reset },
    ids.mint('entitlement'),
    at,
  );
}

function withOverage<One extends Plan | Addon>(
  catalog: Catalog,
  draft: One,
  model: Charges['overagePricingModels'][number],
  ids: Ids,
  at: Instant,
): One {
  const { entitlement, creditEntitlement, currencyId } = model;
  const featureId = featureOfOverage(model);
  const soft = { hasSoftLimit: true };
  if (featureId !== undefined) {
    const { featureId: _, ...said } = entitlement ?? { featureId };
    return softened(catalog, draft, featureId, { type: 'FEATURE', ...said, ...soft }, ids, at);
  }
  const { customCurrencyId = currencyId, amount, cadence } = creditEntitlement ?? {};
  if (customCurrencyId === undefined) return draft;
  const credits: CreditEntitlementChange = { type: 'CREDIT', amount, cadence, ...soft };
  return softened(catalog, draft, customCurrencyId, credits, ids, at);
}

function softened<One extends Plan | Addon>(
  catalog: Catalog,
  draft: One,
  subjectId: string,
  change: EntitlementChange,
  ids: Ids,
  at: Instant,
): One {
  const isIt = (one: PackageEntitlement) => one.type === change.type && subjectOf(one) === subjectId;
  const before = draft.entitlements.find(isIt);
  if (before) return withChangedEntitlement(catalog, draft, before, change, at);
  return withEntitlement(catalog, draft, subjectId, change, ids.mint('entitlement'), at);
}

function isEntitled(catalog: Catalog, draft: Plan | Addon, featureId: string): boolean {
  const all = 'parentPlanId' in draft ? entitlementsOf(catalog, draft) : draft.entitlements;
  return all.some((one) => one.type === 'FEATURE' && one.featureId === featureId);
}
