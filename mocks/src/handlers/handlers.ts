// Every operation of the contract and its handler. A missing operation, or an undocumented status, does not compile.

import { archiveAddon } from './catalog/archive-addon.ts';
import { archiveCoupon } from './catalog/archive-coupon.ts';
import { archiveFeature } from './catalog/archive-feature.ts';
import { archivePlan } from './catalog/archive-plan.ts';
import { archiveProduct } from './catalog/archive-product.ts';
import { createAddon } from './catalog/create-addon.ts';
import { createAddonDraft } from './catalog/create-addon-draft.ts';
import { createAddonEntitlements } from './catalog/create-addon-entitlements.ts';
import { createCoupon } from './catalog/create-coupon.ts';
import { createFeature } from './catalog/create-feature.ts';
import { createPlan } from './catalog/create-plan.ts';
import { createPlanDraft } from './catalog/create-plan-draft.ts';
import { createPlanEntitlements } from './catalog/create-plan-entitlements.ts';
import { createProduct } from './catalog/create-product.ts';
import { deleteAddonEntitlement } from './catalog/delete-addon-entitlement.ts';
import { deletePlanEntitlement } from './catalog/delete-plan-entitlement.ts';
import { duplicateProduct } from './catalog/duplicate-product.ts';
import { getAddon } from './catalog/get-addon.ts';
import { getCoupon } from './catalog/get-coupon.ts';
import { getFeature } from './catalog/get-feature.ts';
import { getPlan } from './catalog/get-plan.ts';
import { listAddonCharges } from './catalog/list-addon-charges.ts';
import { listAddonEntitlements } from './catalog/list-addon-entitlements.ts';
import { listAddons } from './catalog/list-addons.ts';
import { listCoupons } from './catalog/list-coupons.ts';
import { listFeatures } from './catalog/list-features.ts';
import { listPlanCharges } from './catalog/list-plan-charges.ts';
import { listPlanEntitlements } from './catalog/list-plan-entitlements.ts';
import { listPlanOverageCharges } from './catalog/list-plan-overage-charges.ts';
import { listPlans } from './catalog/list-plans.ts';
import { listProducts } from './catalog/list-products.ts';
import { publishAddon } from './catalog/publish-addon.ts';
import { publishPlan } from './catalog/publish-plan.ts';
import { removeAddonDraft } from './catalog/remove-addon-draft.ts';
import { removePlanDraft } from './catalog/remove-plan-draft.ts';
import { unarchiveFeature } from './catalog/unarchive-feature.ts';
import { unarchiveProduct } from './catalog/unarchive-product.ts';
import { updateAddon } from './catalog/update-addon.ts';
import { updateAddonEntitlement } from './catalog/update-addon-entitlement.ts';
import { updateCoupon } from './catalog/update-coupon.ts';
import { updateFeature } from './catalog/update-feature.ts';
import { updatePlan } from './catalog/update-plan.ts';
import { updatePlanEntitlement } from './catalog/update-plan-entitlement.ts';
import { updateProduct } from './catalog/update-product.ts';
import { archiveContract } from './contracts/archive-contract.ts';
import { createContract } from './contracts/create-contract.ts';
import { getContract } from './contracts/get-contract.ts';
import { listContracts } from './contracts/list-contracts.ts';
import { listCustomerContracts } from './contracts/list-customer-contracts.ts';
import { updateContract } from './contracts/update-contract.ts';
import { archiveCustomCurrency } from './credits/archive-custom-currency.ts';
import { consumeCredits } from './credits/consume-credits.ts';
import { consumeCreditsAsync } from './credits/consume-credits-async.ts';
import { createCreditGrant } from './credits/create-credit-grant.ts';
import { createCustomCurrency } from './credits/create-custom-currency.ts';
import { getAutoRecharge } from './credits/get-auto-recharge.ts';
import { getCreditUsage } from './credits/get-credit-usage.ts';
import { listCreditGrants } from './credits/list-credit-grants.ts';
import { listCreditLedger } from './credits/list-credit-ledger.ts';
import { listCustomCurrencies } from './credits/list-custom-currencies.ts';
import { listCustomCurrencyAssociations } from './credits/list-custom-currency-associations.ts';
import { saveAutoRecharge } from './credits/save-auto-recharge.ts';
import { unarchiveCustomCurrency } from './credits/unarchive-custom-currency.ts';
import { updateCustomCurrency } from './credits/update-custom-currency.ts';
import { voidCreditGrant } from './credits/void-credit-grant.ts';
import { archiveCustomer } from './customers/archive-customer.ts';
import { attachPaymentMethod } from './customers/attach-payment-method.ts';
import { detachPaymentMethod } from './customers/detach-payment-method.ts';
import { getCustomer } from './customers/get-customer.ts';
import { getCustomerIntegration } from './customers/get-customer-integration.ts';
import { importCustomers } from './customers/import-customers.ts';
import { linkCustomerIntegration } from './customers/link-customer-integration.ts';
import { listCustomerIntegrations } from './customers/list-customer-integrations.ts';
import { listCustomerInvoices } from './customers/list-customer-invoices.ts';
import { listCustomerResources } from './customers/list-customer-resources.ts';
import { listCustomers } from './customers/list-customers.ts';
import { provisionCustomer } from './customers/provision-customer.ts';
import { unarchiveCustomer } from './customers/unarchive-customer.ts';
import { unlinkCustomerIntegration } from './customers/unlink-customer-integration.ts';
import { updateCustomer } from './customers/update-customer.ts';
import { updateCustomerIntegration } from './customers/update-customer-integration.ts';
import { createDataExportDestination } from './data-export/create-data-export-destination.ts';
import { deleteDataExportDestination } from './data-export/delete-data-export-destination.ts';
import { listDataExportModels } from './data-export/list-data-export-models.ts';
import { mintDataExportToken } from './data-export/mint-data-export-token.ts';
import { triggerDataExportSync } from './data-export/trigger-data-export-sync.ts';
import { updateDataExportDestination } from './data-export/update-data-export-destination.ts';
import { checkEntitlement } from './entitlements/check-entitlement.ts';
import { grantPromotionalEntitlements } from './entitlements/grant-promotional-entitlements.ts';
import { listEntitlements } from './entitlements/list-entitlements.ts';
import { listPromotionalEntitlements } from './entitlements/list-promotional-entitlements.ts';
import { revokePromotionalEntitlement } from './entitlements/revoke-promotional-entitlement.ts';
import { revokePromotionalEntitlements } from './entitlements/revoke-promotional-entitlements.ts';
import { archiveEntities } from './governance/archive-entities.ts';
import { checkGovernedEntitlement } from './governance/check-governed-entitlement.ts';
import { getEntity } from './governance/get-entity.ts';
import { listAssignments } from './governance/list-assignments.ts';
import { listEntities } from './governance/list-entities.ts';
import { listEntityTypes } from './governance/list-entity-types.ts';
import { listGovernanceNodes } from './governance/list-governance-nodes.ts';
import { unarchiveEntities } from './governance/unarchive-entities.ts';
import { upsertAssignments } from './governance/upsert-assignments.ts';
import { upsertEntities } from './governance/upsert-entities.ts';
import { upsertEntityTypes } from './governance/upsert-entity-types.ts';
import type { Handler, OperationId } from './handler.ts';
import { getPaywall } from './paywall/get-paywall.ts';
import { cancelPendingPaymentUpdate } from './subscriptions/cancel-pending-payment-update.ts';
import { cancelScheduledUpdate } from './subscriptions/cancel-scheduled-update.ts';
import { cancelSubscription } from './subscriptions/cancel-subscription.ts';
import { chargeSubscriptionUsage } from './subscriptions/charge-subscription-usage.ts';
import { delegateSubscription } from './subscriptions/delegate-subscription.ts';
import { getSubscription } from './subscriptions/get-subscription.ts';
import { importSubscriptions } from './subscriptions/import-subscriptions.ts';
import { listSubscriptions } from './subscriptions/list-subscriptions.ts';
import { markSubscriptionInvoicePaid } from './subscriptions/mark-subscription-invoice-paid.ts';
import { migrateSubscription } from './subscriptions/migrate-subscription.ts';
import { previewSubscription } from './subscriptions/preview-subscription.ts';
import { provisionSubscription } from './subscriptions/provision-subscription.ts';
import { syncSubscriptionUsage } from './subscriptions/sync-subscription-usage.ts';
import { transferSubscription } from './subscriptions/transfer-subscription.ts';
import { updateSubscription } from './subscriptions/update-subscription.ts';
import { estimateEvent } from './usage/estimate-event.ts';
import { estimateUsage } from './usage/estimate-usage.ts';
import { getUsageHistory } from './usage/get-usage-history.ts';
import { reportEvents } from './usage/report-events.ts';
import { reportUsage } from './usage/report-usage.ts';

export const handlers = {
  archiveAddon,
  archivePlan,
  createAddonDraft,
  createAddonEntitlements,
  createAddon,
  createPlanDraft,
  createPlanEntitlements,
  createPlan,
  deleteAddonEntitlement,
  deletePlanEntitlement,
  getAddon,
  getPlan,
  listAddonCharges,
  listAddonEntitlements,
  listAddons,
  listPlanCharges,
  listPlanEntitlements,
  listPlanOverageCharges,
  listPlans,
  publishAddon,
  publishPlan,
  removeAddonDraft,
  removePlanDraft,
  updateAddonEntitlement,
  updateAddon,
  updatePlanEntitlement,
  updatePlan,
  archiveContract,
  archiveCoupon,
  archiveCustomCurrency,
  archiveCustomer,
  archiveEntities,
  archiveFeature,
  archiveProduct,
  attachPaymentMethod,
  cancelPendingPaymentUpdate,
  cancelScheduledUpdate,
  cancelSubscription,
  chargeSubscriptionUsage,
  checkEntitlement,
  checkGovernedEntitlement,
  consumeCredits,
  consumeCreditsAsync,
  createContract,
  createCoupon,
  createCreditGrant,
  createCustomCurrency,
  createDataExportDestination,
  createFeature,
  createProduct,
  delegateSubscription,
  deleteDataExportDestination,
  detachPaymentMethod,
  duplicateProduct,
  estimateEvent,
  estimateUsage,
  getAutoRecharge,
  getContract,
  getCoupon,
  getCreditUsage,
  getCustomer,
  getCustomerIntegration,
  getEntity,
  getFeature,
  getPaywall,
  getSubscription,
  getUsageHistory,
  grantPromotionalEntitlements,
  importCustomers,
  importSubscriptions,
  linkCustomerIntegration,
  listAssignments,
  listContracts,
  listCoupons,
  listCreditGrants,
  listCreditLedger,
  listCustomCurrencies,
  listCustomCurrencyAssociations,
  listCustomerContracts,
  listCustomerIntegrations,
  listCustomerInvoices,
  listCustomerResources,
  listCustomers,
  listDataExportModels,
  listEntities,
  listEntitlements,
  listEntityTypes,
  listFeatures,
  listGovernanceNodes,
  listProducts,
  listPromotionalEntitlements,
  listSubscriptions,
  markSubscriptionInvoicePaid,
  migrateSubscription,
  mintDataExportToken,
  previewSubscription,
  provisionCustomer,
  provisionSubscription,
  reportEvents,
  reportUsage,
  revokePromotionalEntitlement,
  revokePromotionalEntitlements,
  saveAutoRecharge,
  syncSubscriptionUsage,
  transferSubscription,
  triggerDataExportSync,
  unarchiveCustomCurrency,
  unarchiveCustomer,
  unarchiveEntities,
  unarchiveFeature,
  unarchiveProduct,
  unlinkCustomerIntegration,
  updateContract,
  updateCoupon,
  updateCustomCurrency,
  updateCustomer,
  updateCustomerIntegration,
  updateDataExportDestination,
  updateFeature,
  updateProduct,
  updateSubscription,
  upsertAssignments,
  upsertEntities,
  upsertEntityTypes,
  voidCreditGrant,
} satisfies { [Op in OperationId]: Handler<Op> };
