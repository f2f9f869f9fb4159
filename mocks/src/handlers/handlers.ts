// Every operation of the contract and its handler. A missing operation, or an undocumented status, does not compile.
import { consumeCredits } from './credits/consume-credits.ts';
import { consumeCreditsAsync } from './credits/consume-credits-async.ts';
import { createCreditGrant } from './credits/create-credit-grant.ts';
import { getAutoRecharge } from './credits/get-auto-recharge.ts';
import { getCreditUsage } from './credits/get-credit-usage.ts';
import { listCreditGrants } from './credits/list-credit-grants.ts';
import { listCreditLedger } from './credits/list-credit-ledger.ts';
import { saveAutoRecharge } from './credits/save-auto-recharge.ts';
import { voidCreditGrant } from './credits/void-credit-grant.ts';
import { archiveCustomer } from './customers/archive-customer.ts';
import { getCustomer } from './customers/get-customer.ts';
import { listCustomerResources } from './customers/list-customer-resources.ts';
import { listCustomers } from './customers/list-customers.ts';
import { provisionCustomer } from './customers/provision-customer.ts';
import { unarchiveCustomer } from './customers/unarchive-customer.ts';
import { updateCustomer } from './customers/update-customer.ts';
import { checkEntitlement } from './entitlements/check-entitlement.ts';
import { grantPromotionalEntitlements } from './entitlements/grant-promotional-entitlements.ts';
import { listEntitlements } from './entitlements/list-entitlements.ts';
import { listPromotionalEntitlements } from './entitlements/list-promotional-entitlements.ts';
import { revokePromotionalEntitlement } from './entitlements/revoke-promotional-entitlement.ts';
import { revokePromotionalEntitlements } from './entitlements/revoke-promotional-entitlements.ts';
import type { Handler, OperationId } from './handler.ts';
import { getPaywall } from './paywall/get-paywall.ts';
import { cancelSubscription } from './subscriptions/cancel-subscription.ts';
import { getSubscription } from './subscriptions/get-subscription.ts';
import { listSubscriptions } from './subscriptions/list-subscriptions.ts';
import { previewSubscription } from './subscriptions/preview-subscription.ts';
import { provisionSubscription } from './subscriptions/provision-subscription.ts';
import { estimateEvent } from './usage/estimate-event.ts';
import { estimateUsage } from './usage/estimate-usage.ts';
import { getUsageHistory } from './usage/get-usage-history.ts';
import { reportEvents } from './usage/report-events.ts';
import { reportUsage } from './usage/report-usage.ts';

export const handlers = {
  archiveCustomer,
  cancelSubscription,
  checkEntitlement,
  consumeCredits,
  consumeCreditsAsync,
  createCreditGrant,
  estimateEvent,
  estimateUsage,
  getAutoRecharge,
  getCreditUsage,
  getCustomer,
  getPaywall,
  getSubscription,
  getUsageHistory,
  grantPromotionalEntitlements,
  listCreditGrants,
  listCreditLedger,
  listCustomerResources,
  listCustomers,
  listEntitlements,
  listPromotionalEntitlements,
  listSubscriptions,
  previewSubscription,
  provisionCustomer,
  provisionSubscription,
  reportEvents,
  reportUsage,
  revokePromotionalEntitlement,
  revokePromotionalEntitlements,
  saveAutoRecharge,
  unarchiveCustomer,
  updateCustomer,
  voidCreditGrant,
} satisfies { [Op in OperationId]: Handler<Op> };
