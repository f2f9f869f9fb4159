// Plans and add-ons.
import { BUDGET, METADATA } from './billing.ts';
import { CHARGES_CONFIG } from './charges.ts';
import { ENTITLEMENT_PATCHES, NEW_ENTITLEMENTS } from './package-entitlements.ts';
import { CREATED_AT, UUID_PAGE } from './paging.ts';
import { del, get, patch, post } from './request.ts';

const PLANS = '/api/v1/plans';
const ADDONS = '/api/v1/addons';

const MINIMAL = { id: 'id', displayName: 'displayName', productId: 'productId' };
const TRIAL_OF_NOTHING = { duration: 0, units: 'DAY', budget: BUDGET, trialEndBehavior: 'CONVERT_TO_PAID' };

const PLAN_DETAILS = {
  billingId: 'billingId',
  defaultTrialConfig: TRIAL_OF_NOTHING,
  description: 'description',
  metadata: METADATA,
  parentPlanId: 'parentPlanId',
};

const ADDON_DETAILS = {
  billingId: 'billingId',
  description: 'description',
  maxQuantity: 1,
  metadata: METADATA,
  status: 'DRAFT',
};

const LIST = `${UUID_PAGE}&${CREATED_AT}&productId=productId&status=DRAFT`;

export const packages = {
  createPlan: post(PLANS, MINIMAL, { ...MINIMAL, ...PLAN_DETAILS, pricingType: 'FREE', status: 'DRAFT' }),
  listPlans: get(PLANS, `${PLANS}?${LIST}`, `${PLANS}?status=DRAFT%2CPUBLISHED`),
  getPlan: get(`${PLANS}/x`),
  updatePlan: patch(
    `${PLANS}/x`,
    {},
    { ...PLAN_DETAILS, charges: CHARGES_CONFIG, compatibleAddonIds: ['NxI'], displayName: 'displayName' },
  ),
  createPlanDraft: post(`${PLANS}/x/draft`),
  removePlanDraft: del(`${PLANS}/x/draft`),
  publishPlan: post(`${PLANS}/x/publish`, { migrationType: 'NEW_CUSTOMERS' }),
  archivePlan: post(`${PLANS}/x/archive`),
  listPlanCharges: get(`${PLANS}/x/charges`, `${PLANS}/x/charges?${UUID_PAGE}`),
  listPlanOverageCharges: get(`${PLANS}/x/overage-charges`, `${PLANS}/x/overage-charges?${UUID_PAGE}`),
  createPlanEntitlements: post(`${PLANS}/planId/entitlements`, ...NEW_ENTITLEMENTS),
  listPlanEntitlements: get(`${PLANS}/planId/entitlements`),
  updatePlanEntitlement: patch(`${PLANS}/planId/entitlements/id`, ...ENTITLEMENT_PATCHES),
  deletePlanEntitlement: del(`${PLANS}/planId/entitlements/id`),
  createAddon: post(ADDONS, MINIMAL, { ...MINIMAL, ...ADDON_DETAILS, pricingType: 'FREE' }),
  listAddons: get(ADDONS, `${ADDONS}?${LIST}`, `${ADDONS}?status=DRAFT%2CPUBLISHED`),
  getAddon: get(`${ADDONS}/x`),
  updateAddon: patch(
    `${ADDONS}/x`,
    {},
    { ...ADDON_DETAILS, charges: CHARGES_CONFIG, dependencies: ['NxI'], displayName: 'displayName' },
  ),
  createAddonDraft: post(`${ADDONS}/x/draft`),
  removeAddonDraft: del(`${ADDONS}/x/draft`),
  publishAddon: post(`${ADDONS}/x/publish`, { migrationType: 'NEW_CUSTOMERS' }),
  archiveAddon: post(`${ADDONS}/x/archive`),
  listAddonCharges: get(`${ADDONS}/x/charges`, `${ADDONS}/x/charges?${UUID_PAGE}`),
  createAddonEntitlements: post(`${ADDONS}/addonId/entitlements`, ...NEW_ENTITLEMENTS),
  listAddonEntitlements: get(`${ADDONS}/addonId/entitlements`),
  updateAddonEntitlement: patch(`${ADDONS}/addonId/entitlements/id`, ...ENTITLEMENT_PATCHES),
  deleteAddonEntitlement: del(`${ADDONS}/addonId/entitlements/id`),
};
