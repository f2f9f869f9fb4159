// Generated from the contract by scripts/generate.mjs. Do not edit.
import type { Method } from '../method.ts';

/** One method for every operation of the contract. */
export interface Methods {
  /**
   * Report usage.
   *
   * Records 1 to 100 measurements of metered features. The call returns when they count: the next entitlement check sees
   * them. `DELTA`, the default, adds `value` to the usage of the period; `SET` replaces it.
   *
   * The batch is accepted whole or refused whole. A measurement with an `idempotencyKey` that was seen before is
   * accepted again and changes nothing. A feature with a meter takes raw events instead, and refuses measurements.
   *
   * `POST /api/v1/usage`
   */
  reportUsage: Method<'reportUsage'>;
  /**
   * Estimate the cost of usage.
   *
   * Says how many credits one measurement would take, and what would be left. Nothing is recorded: it is the same
   * calculation as `reportUsage` does, without the write.
   *
   * `POST /api/v1/usage/estimate`
   */
  estimateUsage: Method<'estimateUsage'>;
  /**
   * Read the history of usage.
   *
   * The usage of a metered feature over time, one point for each change. Where the usage was reset, the point has
   * `isResetPoint`, and `markers` tells why. Without `groupBy` there is one series with no tags.
   *
   * `GET /api/v1/usage/{customerId}/history/{featureId}`
   */
  getUsageHistory: Method<'getUsageHistory'>;
  /**
   * Report raw events.
   *
   * Takes 1 to 1000 raw events. Each feature with a meter filters them and aggregates what is left. An event that no
   * meter wants, or whose customer is unknown, is accepted and counts for nothing.
   *
   * An event is recognised by its timestamp, customer, resource, name and idempotency key together: sent twice, it counts
   * once. Give the `timestamp` yourself if you may have to send the event again.
   *
   * `POST /api/v1/events`
   */
  reportEvents: Method<'reportEvents'>;
  /**
   * Estimate the cost of an event.
   *
   * Says how many credits one event would take, and what would be left. Nothing is recorded. A feature whose meter cannot
   * be priced event by event has the cost 0 and the warning `UNSUPPORTED_AGGREGATION`.
   *
   * `POST /api/v1/events/estimate`
   */
  estimateEvent: Method<'estimateEvent'>;
  /**
   * List customers.
   *
   * The customers of the environment, oldest first. `email` and `name` match exactly.
   *
   * `GET /api/v1/customers`
   */
  listCustomers: Method<'listCustomers'>;
  /**
   * Provision a customer.
   *
   * Creates a customer under an id that you choose: 1 to 255 letters, digits and `_ | . @ -`. An id that is taken is refused
   * with 409 `DuplicatedEntityNotAllowed`. What the customer buys is a subscription, provisioned by itself.
   *
   * `POST /api/v1/customers`
   */
  provisionCustomer: Method<'provisionCustomer'>;
  /**
   * Read a customer.
   *
   * One customer, by the id that you chose.
   *
   * `GET /api/v1/customers/{customerId}`
   */
  getCustomer: Method<'getCustomer'>;
  /**
   * Update a customer.
   *
   * Changes what is given and leaves the rest. The payment method is not changed here.
   *
   * `PATCH /api/v1/customers/{customerId}`
   */
  updateCustomer: Method<'updateCustomer'>;
  /**
   * Archive a customer.
   *
   * Keeps everything the customer has, but lets it start nothing new: its entitlement checks answer `CustomerIsArchived`.
   * Archiving twice is harmless.
   *
   * `POST /api/v1/customers/{customerId}/archive`
   */
  archiveCustomer: Method<'archiveCustomer'>;
  /**
   * Unarchive a customer.
   *
   * Lets an archived customer go on where it stopped. Unarchiving twice is harmless.
   *
   * `POST /api/v1/customers/{customerId}/unarchive`
   */
  unarchiveCustomer: Method<'unarchiveCustomer'>;
  /**
   * List resources.
   *
   * What the customer has subscriptions for, such as workspaces, in the order of first use.
   *
   * `GET /api/v1/customers/{customerId}/resources`
   */
  listCustomerResources: Method<'listCustomerResources'>;
  /**
   * Import customers.
   *
   * Creates or updates 1 to 1000 customers at once: all of them, or none. A customer that was changed here later than its `updatedAt` is left alone.
   *
   * `POST /api/v1/customers/import`
   */
  importCustomers: Method<'importCustomers'>;
  /**
   * Attach a payment method.
   *
   * From then on the customer pays by it: for subscriptions, renewals and automatic recharge.
   *
   * `POST /api/v1/customers/{customerId}/payment-method`
   */
  attachPaymentMethod: Method<'attachPaymentMethod'>;
  /**
   * Detach the payment method.
   *
   * Takes the payment method away. While a paid subscription needs it, it is refused with 400 `CannotRemovePaymentMethodFromCustomerError`.
   *
   * `DELETE /api/v1/customers/{customerId}/payment-method`
   */
  detachPaymentMethod: Method<'detachPaymentMethod'>;
  /**
   * List the integrations of a customer.
   *
   * Where the customer is known by another id, oldest first.
   *
   * `GET /api/v1/customers/{customerId}/integrations`
   */
  listCustomerIntegrations: Method<'listCustomerIntegrations'>;
  /**
   * Link an integration.
   *
   * Says under which id another system knows the customer.
   *
   * `POST /api/v1/customers/{customerId}/integrations`
   */
  linkCustomerIntegration: Method<'linkCustomerIntegration'>;
  /**
   * Get an integration.
   *
   * One link.
   *
   * `GET /api/v1/customers/{customerId}/integrations/{integrationId}`
   */
  getCustomerIntegration: Method<'getCustomerIntegration'>;
  /**
   * Update an integration.
   *
   * Changes the id under which the customer is known there. Null says that it is not known.
   *
   * `PATCH /api/v1/customers/{customerId}/integrations/{integrationId}`
   */
  updateCustomerIntegration: Method<'updateCustomerIntegration'>;
  /**
   * Unlink an integration.
   *
   * Takes the link away, and gives it as it was.
   *
   * `DELETE /api/v1/customers/{customerId}/integrations/{integrationId}`
   */
  unlinkCustomerIntegration: Method<'unlinkCustomerIntegration'>;
  /**
   * List effective entitlements.
   *
   * Everything that the customer may do: its subscriptions with their add-ons, and its promotions, the most generous of them
   * winning for each feature. A customer that is unknown, archived or without anything active is answered with an empty list
   * and the reason.
   *
   * `GET /api/v1/customers/{customerId}/entitlements`
   */
  listEntitlements: Method<'listEntitlements'>;
  /**
   * Check one entitlement.
   *
   * May the customer do this? Give one of `featureId` and `currencyId`. A denial is an answer, not an error: 200 with
   * `isGranted: false` and the reason, also for an unknown customer or feature.
   *
   * For a number, `requestedUsage` is how much it is about to use: denied when the current usage and this together are above a
   * hard limit; exactly at the limit is granted. For a choice, all `requestedValues` must be allowed.
   *
   * `GET /api/v1/customers/{customerId}/entitlements/check`
   */
  checkEntitlement: Method<'checkEntitlement'>;
  /**
   * List promotions.
   *
   * The promotions of a customer, oldest first; those that were revoked are not shown.
   *
   * `GET /api/v1/customers/{customerId}/promotional-entitlements`
   */
  listPromotionalEntitlements: Method<'listPromotionalEntitlements'>;
  /**
   * Grant promotions.
   *
   * Gives features to a customer for a time, beside what its subscriptions give. It never adds up with them: the most generous
   * source wins. One promotion a feature: granting again replaces the one that runs. The list is granted whole or refused
   * whole.
   *
   * A choice needs `enumValues`, a number needs `usageLimit` or `hasUnlimitedUsage`; a reset is for metered features only.
   *
   * `POST /api/v1/customers/{customerId}/promotional-entitlements`
   */
  grantPromotionalEntitlements: Method<'grantPromotionalEntitlements'>;
  /**
   * Revoke several promotions.
   *
   * Takes several promotions back in one call: all of them, or none if one of the features has no active promotion. This
   * operation is an addition of Meterline.
   *
   * `POST /api/v1/customers/{customerId}/promotional-entitlements/revoke`
   */
  revokePromotionalEntitlements: Method<'revokePromotionalEntitlements'>;
  /**
   * Revoke a promotion.
   *
   * Takes a promotion back, at once. Without an active one: 404 `PromotionalEntitlementNotFoundError`.
   *
   * `DELETE /api/v1/customers/{customerId}/promotional-entitlements/{featureId}`
   */
  revokePromotionalEntitlement: Method<'revokePromotionalEntitlement'>;
  /**
   * List subscriptions.
   *
   * Subscriptions of all customers, or of those that the filters leave, in pages of 1 to 100. Filters that are given
   * together all apply; several values of one filter are joined by commas, for example `status=ACTIVE,IN_TRIAL`.
   *
   * Without `status` the list also holds what is cancelled or expired. `subscriptionEntitlements` is left out: read the
   * single subscription for it.
   *
   * `GET /api/v1/subscriptions`
   */
  listSubscriptions: Method<'listSubscriptions'>;
  /**
   * Provision a subscription.
   *
   * Starts a subscription, or changes the running one: a customer has one subscription per product, and in products that
   * allow several one per resource, so another plan of the same product takes the place of the first. An upgrade takes
   * effect at once, a downgrade at the end of the billing period, unless `scheduleStrategy` says otherwise.
   *
   * When money is due and no payment method is on file, the answer is `PAYMENT_REQUIRED` with a `checkoutUrl`, and
   * nothing runs until the customer has paid there. Amounts are decimal major units; a quantity is 0 or more.
   *
   * A paid plan needs a `billingPeriod` (`BillingPeriodMissingError`). Add-ons have to fit the plan and each other
   * (`IncompatibleSubscriptionAddon`, `AddonDependencyMissingError`, `AddonQuantityExceedsLimitError`,
   * `DuplicateAddonProvisionedError`), and a draft or archived plan is refused (`UnPublishedPackage`,
   * `EntityIsArchivedError`). At most 30 changes a minute for each customer and resource.
   *
   * `POST /api/v1/subscriptions`
   */
  provisionSubscription: Method<'provisionSubscription'>;
  /**
   * Preview a subscription.
   *
   * Prices a new subscription or a change of the running one, without doing it: the same calculation as
   * `provisionSubscription` does, without the write. Whether it is a change follows from the customer, the resource and
   * the product of the plan.
   *
   * `immediateInvoice` is due now, `recurringInvoice` with each later period, before usage. Amounts are decimal major
   * units of the currency of the invoice. A change within a period gives back the unused part of what was paid and
   * charges the rest of the period at the new price, to the millisecond: both are in `lines` and in `proration`.
   *
   * `POST /api/v1/subscriptions/preview`
   */
  previewSubscription: Method<'previewSubscription'>;
  /**
   * Read a subscription.
   *
   * One subscription in any status, with what holds for it alone: add-ons, coupons, prices and entitlements, and with
   * the changes that wait for their date. Amounts are decimal major units.
   *
   * `GET /api/v1/subscriptions/{subscriptionId}`
   */
  getSubscription: Method<'getSubscription'>;
  /**
   * Cancel a subscription.
   *
   * Ends a subscription now, with the billing period or on a date. The body may be left out: then the settings of the
   * product decide. Until the end comes the subscription stays `ACTIVE` and `cancellationDate` tells when it is.
   *
   * Where the product says so, the customer goes on with a free plan afterwards; `REVOKE_ENTITLEMENTS` prevents that. A
   * plan of the type `CUSTOM` and a trial have no billing period to wait for.
   *
   * What is over cannot be cancelled again (`SubscriptionAlreadyCanceledOrExpired`), and `SPECIFIC_DATE` needs an
   * `endDate` (`InvalidCancellationDate`). At most 30 changes a minute for each subscription.
   *
   * `POST /api/v1/subscriptions/{subscriptionId}/cancel`
   */
  cancelSubscription: Method<'cancelSubscription'>;
  /**
   * Read the paywall.
   *
   * Everything that a pricing page needs, in one document: the published plans in the order of display, with what they
   * contain, what they cost and which add-ons fit. A publishable key may read it.
   *
   * With `customerId` it also says what the customer has, and whether a trial is open to them; with `resourceId` too, it
   * does so for that resource. Prices are decimal major units for one `billingPeriod`: 490 with `ANNUALLY` is 490 a
   * year. They are those of `billingCountryCode`, or the default ones where a plan has none for the country.
   *
   * Draft and archived plans never appear, hidden ones only with `includeHiddenPlans`. The prices of all countries at
   * once may be refused (`FetchAllCountriesPricesNotAllowed`).
   *
   * `GET /api/v1/paywall`
   */
  getPaywall: Method<'getPaywall'>;
  /**
   * List credit grants.
   *
   * The grants of a customer, oldest first: of the given resource, or of the whole customer if none is given.
   *
   * `GET /api/v1/credits/grants`
   */
  listCreditGrants: Method<'listCreditGrants'>;
  /**
   * Grant credits.
   *
   * Puts credits into a wallet. They first settle an overdraft, if there is one; what is left can be used from
   * `effectiveAt` until `expireAt`, which must be later (`ExpireAtMustBeLaterThanEffectiveAtError`).
   *
   * Paid credits with a cost wait as `PAYMENT_PENDING` until the money is there, unless a card on file can be charged, the
   * invoice is paid already, or `awaitPaymentConfirmation` is false.
   *
   * `POST /api/v1/credits/grants`
   */
  createCreditGrant: Method<'createCreditGrant'>;
  /**
   * Void a credit grant.
   *
   * Takes back what a grant still holds; what was consumed stays consumed. A grant that is voided or expired already, and an
   * overdraft, cannot be voided.
   *
   * `POST /api/v1/credits/grants/{grantId}/void`
   */
  voidCreditGrant: Method<'voidCreditGrant'>;
  /**
   * List the credit ledger.
   *
   * Every movement of credits, in the order in which it happened. Consumption that burned several grants has one entry for
   * each. The amounts of a wallet sum to its balance.
   *
   * `GET /api/v1/credits/ledger`
   */
  listCreditLedger: Method<'listCreditLedger'>;
  /**
   * Read credit usage.
   *
   * Consumption over time, one series a feature. The range is `startDate` to `endDate`; without a start it is the `timeRange`
   * before the end. `groupBy` names up to 3 dimensions.
   *
   * `GET /api/v1/credits/usage`
   */
  getCreditUsage: Method<'getCreditUsage'>;
  /**
   * Consume credits.
   *
   * Takes credits from a wallet at once, without a feature. It is never refused for want of credits: what the wallet lacks
   * becomes its overdraft. Grants burn by priority, then by sooner expiry, then promotional before paid, then by earlier
   * effect, then by earlier creation. The same `idempotencyKey` takes once.
   *
   * When this leaves the balance below the threshold of automatic recharge, the wallet is topped up in the same call.
   *
   * `POST /api/v1/credits/consumption`
   */
  consumeCredits: Method<'consumeCredits'>;
  /**
   * Consume credits, many at a time.
   *
   * Takes credits for 1 to 1000 lines. The answer says only that they are accepted; balances follow. The batch is accepted
   * whole or refused whole.
   *
   * `POST /api/v1/credits/consumption/async`
   */
  consumeCreditsAsync: Method<'consumeCreditsAsync'>;
  /**
   * Read automatic recharge.
   *
   * How the wallet is topped up by itself. A wallet that was never configured answers with the defaults, not with 404.
   *
   * `GET /api/v1/credits/auto-recharge`
   */
  getAutoRecharge: Method<'getAutoRecharge'>;
  /**
   * Save automatic recharge.
   *
   * Creates the configuration or replaces it whole. This operation is an addition of Meterline.
   *
   * - When the balance is below `thresholdValue`, `targetBalance − balance` credits are bought as one paid grant, which expires
   *   after `grantExpirationPeriod`, and the payment method on file is charged. With `DOLLAR_AMOUNT` the threshold is money: the
   *   balance valued at the top-up price.
   * - `targetBalance` must be greater than the threshold in credits.
   * - Enabling needs a payment method on file and a plan that sells the currency (a top-up price).
   * - Saving while the balance is below the threshold tops up at once.
   * - `maxSpendLimit` caps the money spent in a calendar month. At the cap the wallet gets the whole credits that the cap still
   *   pays for; when it pays for none, recharge is off until the month turns or the cap is raised.
   * - A failed payment disables it.
   *
   * `PUT /api/v1/credits/auto-recharge`
   */
  saveAutoRecharge: Method<'saveAutoRecharge'>;
  /**
   * List entity types.
   *
   * The kinds of entity of the environment, oldest first.
   *
   * `GET /api/v1-beta/entity-types`
   */
  listEntityTypes: Method<'listEntityTypes'>;
  /**
   * Upsert entity types.
   *
   * Creates or updates 1 to 100 kinds of entity, by their id. A kind is about hierarchy (company, team, user) or about what is
   * used (model, region).
   *
   * `attributionKeys` are the names of dimensions: a measurement, an event or a consumption with such a dimension counts for the
   * entity whose id is its value. Without any, an entity is charged only with what the entities below it use.
   *
   * The batch is accepted whole or refused whole. Sending the same again changes nothing.
   *
   * `PUT /api/v1-beta/entity-types`
   */
  upsertEntityTypes: Method<'upsertEntityTypes'>;
  /**
   * List entities.
   *
   * The entities of a customer, oldest first, without the archived ones unless `includeArchived` is `true`.
   *
   * `GET /api/v1-beta/customers/{customerId}/entities`
   */
  listEntities: Method<'listEntities'>;
  /**
   * Upsert entities.
   *
   * Creates or updates 1 to 100 entities of a customer, by their id. A new one needs an `entityTypeId` that exists
   * (404 `EntityTypeNotFound`); later it may be left out.
   *
   * What is left out stays. Metadata is merged: a key with an empty text goes, a key that is not named stays. An archived entity
   * comes back. The batch is accepted whole or refused whole.
   *
   * `PUT /api/v1-beta/customers/{customerId}/entities`
   */
  upsertEntities: Method<'upsertEntities'>;
  /**
   * Archive entities.
   *
   * Archives 1 to 100 entities. An archived entity has no part in checks and in the governance view, and its budgets rest. What
   * is used in its name still counts, so that nothing is missing when it comes back. Archiving twice is harmless.
   *
   * An id that the customer does not have refuses all of them (404 `EntityNotFound`).
   *
   * `POST /api/v1-beta/customers/{customerId}/entities/archive`
   */
  archiveEntities: Method<'archiveEntities'>;
  /**
   * Unarchive entities.
   *
   * Brings 1 to 100 archived entities back, with their place, their budgets and what was used meanwhile. An entity that is not
   * archived stays as it is.
   *
   * An id that the customer does not have refuses all of them (404 `EntityNotFound`).
   *
   * `POST /api/v1-beta/customers/{customerId}/entities/unarchive`
   */
  unarchiveEntities: Method<'unarchiveEntities'>;
  /**
   * Read an entity.
   *
   * One entity of a customer, archived or not.
   *
   * `GET /api/v1-beta/customers/{customerId}/entities/{entityId}`
   */
  getEntity: Method<'getEntity'>;
  /**
   * List assignments.
   *
   * The budgets of a customer's entities, oldest first. Give `featureId` or `currencyId`, not both: a budget is about one.
   *
   * `GET /api/v1-beta/customers/{customerId}/assignments`
   */
  listAssignments: Method<'listAssignments'>;
  /**
   * Upsert assignments.
   *
   * Gives entities a budget, or changes it: 1 to 100 at once. A budget is recognised by its entity, its capability (exactly one
   * of `featureId` and `currencyId`) and its scope, whose order does not matter.
   *
   * - A new budget needs `usageLimit` and `cadence`. Later, what is left out stays. `usageLimit: null` is no limit.
   * - A window begins with the UTC calendar unit in which the budget was made, and lasts as long as `cadence` says: `P1M` is a
   *   calendar month, `P30D` thirty days from that midnight on.
   * - The feature must be metered (`UnsupportedFeatureType`).
   * - With `scopeEntityIds` the budget holds for use in which all of these entities take part too.
   * - `parentId` gives the entity its place. An entity has one place, whatever its budgets. Left out, the place stays; null makes
   *   it a root. An entity that has its place and entities below it cannot be moved, and nothing can be above itself
   *   (`IntegrityViolation`).
   *
   * The lines are taken in order, so that a parent may stand before its children. The batch is accepted whole or refused whole.
   *
   * `PUT /api/v1-beta/customers/{customerId}/assignments`
   */
  upsertAssignments: Method<'upsertAssignments'>;
  /**
   * List the governance nodes.
   *
   * Who has which budget, and what is used of it. Name the capabilities to see: each budget on one of them is a node, with the
   * use of its running window. Without any capability the answer is the tree: every entity once, without use.
   *
   * What an entity uses counts for all entities above it too. Archived entities are left out. Nodes without the value that is
   * sorted by come last, whichever the order. This is a view; access is decided by `checkGovernedEntitlement`.
   *
   * `GET /api/v1-beta/customers/{customerId}/governance`
   */
  listGovernanceNodes: Method<'listGovernanceNodes'>;
  /**
   * Check one entitlement and its budgets.
   *
   * May the customer do this, and may the entities that the use is for? It is the answer of `checkEntitlement`, and then every
   * budget that applies must have room for `requestedUsage` too: otherwise `isGranted` is false with the reason `BudgetExceeded`.
   * A denial of the customer itself keeps its own reason. Using a budget up exactly is granted.
   *
   * `dimensions` says what the use will be reported with. Each dimension that names an entity gives one chain: the entity, then
   * those above it, one node for each budget. An entity without a budget is in its chain, and grants. Without `dimensions` there
   * are no `chains`.
   *
   * `GET /api/v1-beta/customers/{customerId}/entitlements/check`
   */
  checkGovernedEntitlement: Method<'checkGovernedEntitlement'>;
  /**
   * List contracts.
   *
   * The contracts of the environment, oldest first, archived ones too. Filters match exactly.
   *
   * `GET /api/v1/contracts`
   */
  listContracts: Method<'listContracts'>;
  /**
   * Create a contract.
   *
   * Puts subscriptions of one customer under a contract. Each entry has exactly one of `existingSubscriptionId` and
   * `newSubscription`, which is provisioned as by `provisionSubscription` and must be for the same customer. All of it happens,
   * or nothing: one subscription that is refused undoes the others.
   *
   * A contract has no checkout. A new subscription that costs money needs a payment method on file, or an invoice
   * (`paymentCollectionMethod: INVOICE`); otherwise it is refused with `CheckoutIsNotSupported`. A subscription that another
   * contract holds is refused with 409 `DuplicatedEntityNotAllowed`.
   *
   * `POST /api/v1/contracts`
   */
  createContract: Method<'createContract'>;
  /**
   * Read a contract.
   *
   * One contract, with its subscriptions, its newest invoice and the one that comes next.
   *
   * `GET /api/v1/contracts/{contractId}`
   */
  getContract: Method<'getContract'>;
  /**
   * Update a contract.
   *
   * Changes what is given and leaves the rest. `subscriptionIds` replaces the whole set: a subscription that is not named leaves
   * the contract and goes on by itself.
   *
   * `setupBilling: true` sets up billing that was left out before; it is never taken away. An archived contract stays as it is
   * (`EntityIsArchivedError`).
   *
   * `PATCH /api/v1/contracts/{contractId}`
   */
  updateContract: Method<'updateContract'>;
  /**
   * Archive a contract.
   *
   * Cancels the contract, and every subscription under it at once. Archiving twice is harmless.
   *
   * `POST /api/v1/contracts/{contractId}/archive`
   */
  archiveContract: Method<'archiveContract'>;
  /**
   * List the contracts of a customer.
   *
   * All contracts of one customer, oldest first, archived ones too. There are no pages.
   *
   * `GET /api/v1/customers/{customerId}/contracts`
   */
  listCustomerContracts: Method<'listCustomerContracts'>;
  /**
   * List the models.
   *
   * What can be exported, in groups, in the order in which it is to be shown. `enabledModels` of a destination takes the ids.
   *
   * `GET /api/v1/data-export/models`
   */
  listDataExportModels: Method<'listDataExportModels'>;
  /**
   * Mint a scoped token.
   *
   * A token for the embedded set-up widget, good for one hour and for the given origin only. `destinationType` and
   * `enabledModels` preset the widget. The mock's token is readable and unsigned: it opens nothing.
   *
   * `POST /api/v1/data-export/scoped-token`
   */
  mintDataExportToken: Method<'mintDataExportToken'>;
  /**
   * Trigger a synchronisation.
   *
   * Sends the enabled models to one destination, or to all of them without `destinationId`. A destination without enabled models
   * is not triggered, and says so. The mock's transfer is over at once: `lastSyncStatus` of the destination tells how many rows
   * it took.
   *
   * `POST /api/v1/data-export/sync`
   */
  triggerDataExportSync: Method<'triggerDataExportSync'>;
  /**
   * Create a destination.
   *
   * Connects a destination. Without `enabledModels` everything is exported. The same destination again changes nothing; the same
   * id with another type is refused with 409 `DuplicatedEntityNotAllowed`.
   *
   * `POST /api/v1/data-export/destinations`
   */
  createDataExportDestination: Method<'createDataExportDestination'>;
  /**
   * Update a destination.
   *
   * Chooses the models of a destination anew. It holds from the next transfer on.
   *
   * `PATCH /api/v1/data-export/destinations/{destinationId}`
   */
  updateDataExportDestination: Method<'updateDataExportDestination'>;
  /**
   * Delete a destination.
   *
   * Ends the synchronisation with a destination. What it has received stays there. Deleting twice is harmless.
   *
   * `DELETE /api/v1/data-export/destinations/{destinationId}`
   */
  deleteDataExportDestination: Method<'deleteDataExportDestination'>;
  /**
   * List features.
   *
   * The features of the environment, oldest first.
   *
   * `GET /api/v1/features`
   */
  listFeatures: Method<'listFeatures'>;
  /**
   * Create a feature.
   *
   * Creates a feature under an id that you choose. Its type and meter type stay for ever; what it is metered by can be set later.
   *
   * `POST /api/v1/features`
   */
  createFeature: Method<'createFeature'>;
  /**
   * Get a feature.
   *
   * One feature. Its meter is not part of it: it can be set, but not read.
   *
   * `GET /api/v1/features/{featureId}`
   */
  getFeature: Method<'getFeature'>;
  /**
   * Update a feature.
   *
   * Changes what is given. With a `meter` the feature takes raw events from then on, and no measurements.
   *
   * `PATCH /api/v1/features/{featureId}`
   */
  updateFeature: Method<'updateFeature'>;
  /**
   * Archive a feature.
   *
   * Suspends a feature that no plan or add-on gives any more; otherwise 400 `CannotArchiveFeatureError`. Archiving twice is harmless.
   *
   * `POST /api/v1/features/{featureId}/archive`
   */
  archiveFeature: Method<'archiveFeature'>;
  /**
   * Unarchive a feature.
   *
   * Brings an archived feature back.
   *
   * `POST /api/v1/features/{featureId}/unarchive`
   */
  unarchiveFeature: Method<'unarchiveFeature'>;
  /**
   * List coupons.
   *
   * The coupons of the environment, oldest first. Coupons that were made for one subscription are not listed.
   *
   * `GET /api/v1/coupons`
   */
  listCoupons: Method<'listCoupons'>;
  /**
   * Create a coupon.
   *
   * Creates a coupon under an id that you choose. Give a percentage or amounts, not both.
   *
   * `POST /api/v1/coupons`
   */
  createCoupon: Method<'createCoupon'>;
  /**
   * Get a coupon.
   *
   * One coupon.
   *
   * `GET /api/v1/coupons/{couponId}`
   */
  getCoupon: Method<'getCoupon'>;
  /**
   * Update a coupon.
   *
   * Changes the name, the description or your own data. The discount stays as it is.
   *
   * `PATCH /api/v1/coupons/{couponId}`
   */
  updateCoupon: Method<'updateCoupon'>;
  /**
   * Archive a coupon.
   *
   * Blocks new use. Where it is applied already it goes on. Archiving twice is harmless, and there is no way back.
   *
   * `POST /api/v1/coupons/{couponId}/archive`
   */
  archiveCoupon: Method<'archiveCoupon'>;
  /**
   * List products.
   *
   * The products of the environment, oldest first. There is no read of a single one: give its `id`.
   *
   * `GET /api/v1/products`
   */
  listProducts: Method<'listProducts'>;
  /**
   * Create a product.
   *
   * Creates a product under an id that you choose. It is published at once, without plans.
   *
   * `POST /api/v1/products`
   */
  createProduct: Method<'createProduct'>;
  /**
   * Update a product.
   *
   * Changes what is given. Plans that the settings name must belong to the product. Whether a customer may have several subscriptions is fixed once there is one.
   *
   * `PATCH /api/v1/products/{productId}`
   */
  updateProduct: Method<'updateProduct'>;
  /**
   * Duplicate a product.
   *
   * Copies a product with its plans, add-ons and settings. The copies get the id of the original, followed by a hyphen and the new id.
   *
   * `POST /api/v1/products/{productId}/duplicate`
   */
  duplicateProduct: Method<'duplicateProduct'>;
  /**
   * Archive a product.
   *
   * Archives a product with its plans and add-ons: nobody can subscribe to them any more. Subscriptions that are there go on. Archiving twice is harmless.
   *
   * `POST /api/v1/products/{productId}/archive`
   */
  archiveProduct: Method<'archiveProduct'>;
  /**
   * Unarchive a product.
   *
   * Brings an archived product back. Its plans and add-ons stay archived.
   *
   * `POST /api/v1/products/{productId}/unarchive`
   */
  unarchiveProduct: Method<'unarchiveProduct'>;
  /**
   * List custom currencies.
   *
   * The currencies of the environment, oldest first. Archived ones are left out unless `status` asks for them.
   *
   * `GET /api/v1/credits/custom-currencies`
   */
  listCustomCurrencies: Method<'listCustomCurrencies'>;
  /**
   * Create a custom currency.
   *
   * Creates a currency under an id that you choose.
   *
   * `POST /api/v1/credits/custom-currencies`
   */
  createCustomCurrency: Method<'createCustomCurrency'>;
  /**
   * Update a custom currency.
   *
   * Changes what is given.
   *
   * `PATCH /api/v1/credits/custom-currencies/{currencyId}`
   */
  updateCustomCurrency: Method<'updateCustomCurrency'>;
  /**
   * Archive a custom currency.
   *
   * Archives a currency that no published plan or add-on uses any more; otherwise 400 `IntegrityViolation`. Credits that customers hold stay. Archiving twice is harmless.
   *
   * `POST /api/v1/credits/custom-currencies/{currencyId}/archive`
   */
  archiveCustomCurrency: Method<'archiveCustomCurrency'>;
  /**
   * Unarchive a custom currency.
   *
   * Brings an archived currency back.
   *
   * `POST /api/v1/credits/custom-currencies/{currencyId}/unarchive`
   */
  unarchiveCustomCurrency: Method<'unarchiveCustomCurrency'>;
  /**
   * List what uses a custom currency.
   *
   * The plans and add-ons that give, price or sell the currency and are not archived.
   *
   * `GET /api/v1/credits/custom-currencies/{currencyId}/associated-entities`
   */
  listCustomCurrencyAssociations: Method<'listCustomCurrencyAssociations'>;
}
