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
   * Import customers.
   *
   * Creates the customers that are new and updates the known ones, 1 to 1,000 in one call. All of them are imported, or none.
   *
   * What is left out of a known customer stays as it is. With `updatedAt` you say when the customer last changed where it comes
   * from: a customer that changed here after that is skipped. The answer names the customers that were created.
   *
   * `POST /api/v1/customers/import`
   */
  importCustomers: Method<'importCustomers'>;
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
   * Ends the subscriptions of the customer, with the reason `CustomerArchived`, and lets it start nothing new: its entitlement
   * checks answer `CustomerIsArchived`. Everything else that it has is kept. Unarchiving does not bring the subscriptions
   * back. Archiving twice is harmless.
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
   * Attach a payment method.
   *
   * Makes a payment method of the billing provider the one that is charged from now on. It takes the place of the one before.
   * Provisioning needs no checkout then, and automatic recharge can be switched on. Invoices that are open already stay open.
   *
   * The customer is linked with the integration, if it is not yet. Systems that take no payments, such as `AUTH0`, are refused
   * with `VendorIsNotSupported`.
   *
   * `POST /api/v1/customers/{customerId}/payment-method`
   */
  attachPaymentMethod: Method<'attachPaymentMethod'>;
  /**
   * Detach a payment method.
   *
   * Forgets the payment method. Later invoices stay open until they are paid otherwise, and automatic recharge switches itself
   * off when it is next due.
   *
   * While a paid subscription is charged to it and goes on after its billing period, it cannot be detached
   * (`CannotRemovePaymentMethodFromCustomerError`): cancel the subscription, or attach another one instead. Without a payment
   * method the answer is 404 `PaymentMethodNotFoundError`.
   *
   * `DELETE /api/v1/customers/{customerId}/payment-method`
   */
  detachPaymentMethod: Method<'detachPaymentMethod'>;
  /**
   * List integrations of a customer.
   *
   * The other systems that the customer is linked with, in the order in which they were linked, in pages of 1 to 100.
   *
   * `GET /api/v1/customers/{customerId}/integrations`
   */
  listCustomerIntegrations: Method<'listCustomerIntegrations'>;
  /**
   * Link a customer with an integration.
   *
   * Tells under which id another system knows the customer. A customer is linked with an integration once: a second time is
   * refused with 409 `DuplicatedEntityNotAllowed`.
   *
   * `POST /api/v1/customers/{customerId}/integrations`
   */
  linkCustomerIntegration: Method<'linkCustomerIntegration'>;
  /**
   * Read an integration of a customer.
   *
   * One link, by the id of the integration.
   *
   * `GET /api/v1/customers/{customerId}/integrations/{integrationId}`
   */
  getCustomerIntegration: Method<'getCustomerIntegration'>;
  /**
   * Update an integration of a customer.
   *
   * Changes the id under which the other system knows the customer. Null says that it does not know the customer, and keeps the
   * link.
   *
   * `PATCH /api/v1/customers/{customerId}/integrations/{integrationId}`
   */
  updateCustomerIntegration: Method<'updateCustomerIntegration'>;
  /**
   * Unlink a customer from an integration.
   *
   * Removes the link. The payment method stays.
   *
   * `DELETE /api/v1/customers/{customerId}/integrations/{integrationId}`
   */
  unlinkCustomerIntegration: Method<'unlinkCustomerIntegration'>;
  /**
   * List invoices of a customer.
   *
   * The invoices that the customer is to pay: for subscriptions of its own, for those of others that it pays for, and for credits
   * that were recharged. Oldest first, unless `orderBy` and `orderDir` say otherwise; in pages of 1 to 100.
   *
   * Amounts are decimal major units of `currency`: `subtotal` less `discount`, plus `tax`, is `total`. Money that is given back
   * is negative.
   *
   * `GET /api/v1/customers/{customerId}/invoices`
   */
  listCustomerInvoices: Method<'listCustomerInvoices'>;
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
   * Import subscriptions.
   *
   * Takes over 1 to 1,000 subscriptions that run elsewhere: new ones are created, known ones updated. All of them are imported,
   * or none; a refusal names the row.
   *
   * Nothing is charged for the time before the import: the first invoice is that of the next billing period, counted from
   * `startDate`. A new subscription takes the place of the one that the customer has of the same product and resource. Of a known
   * one, what is left out stays as it is; customer and resource cannot change here.
   *
   * The mock imports within the call; the `taskId` names the import in your logs.
   *
   * `POST /api/v1/subscriptions/import`
   */
  importSubscriptions: Method<'importSubscriptions'>;
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
   * Update a subscription.
   *
   * Changes what is given and leaves the rest. The plan is not changed here: provision the other plan instead.
   *
   * Add-ons, charges, entitlements and prices are lists: each one that is given replaces the whole of it. More of something
   * takes effect at once and is prorated, less of it waits for the end of the billing period, unless `scheduleStrategy` says
   * otherwise; a change replaces one that waits already. Terms, such as budget, coupon, dates and metadata, hold at once and
   * leave what waits as it is.
   *
   * When money is due and there is nothing to take it from, the change waits for its payment: it is in `futureUpdates` as
   * `PENDING_PAYMENT` until its invoice is paid or the billing period ends. With `awaitPaymentConfirmation: false` it takes effect
   * at once and leaves the invoice open. What is over cannot be updated (`SubscriptionAlreadyCanceledOrExpired`).
   * Amounts are decimal major units. At most 30 changes a minute for each subscription.
   *
   * `PATCH /api/v1/subscriptions/{subscriptionId}`
   */
  updateSubscription: Method<'updateSubscription'>;
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
   * Delegate a subscription.
   *
   * Lets another customer pay from the next invoice on. Who may use the subscription stays the same, and so do invoices that are
   * there already. Delegated to its own customer, it is paid by that one again.
   *
   * A subscription that is charged needs a payer with a payment method (`PaymentMethodNotFoundError`). At most 30 changes a minute for each subscription.
   *
   * `POST /api/v1/subscriptions/{subscriptionId}/delegate`
   */
  delegateSubscription: Method<'delegateSubscription'>;
  /**
   * Transfer a subscription.
   *
   * Moves a subscription to another resource of the same customer, for products that allow several subscriptions. A resource that
   * is not there yet is created. Nothing is charged, and the billing period goes on.
   *
   * Usage stays with the resource where it was reported, and so do credits that were bought or given; the recurring credits that
   * are left move along. A resource that has a subscription of the product already is refused with 409
   * (`DuplicatedEntityNotAllowed`). At most 30 changes a minute for each subscription.
   *
   * `POST /api/v1/subscriptions/{subscriptionId}/transfer`
   */
  transferSubscription: Method<'transferSubscription'>;
  /**
   * Migrate a subscription.
   *
   * Moves a subscription to the newest published versions of its plan and add-ons, now or with the next billing period. Now is
   * prorated like any other change. The body may be left out: then it is now.
   *
   * Where everything is the newest version already, the answer is `SubscriptionAlreadyOnLatestPlanError`; where a migration waits
   * already, `ScheduledMigrationAlreadyExistsError`. At most 30 changes a minute for each subscription.
   *
   * `POST /api/v1/subscriptions/{subscriptionId}/migrate`
   */
  migrateSubscription: Method<'migrateSubscription'>;
  /**
   * Cancel a scheduled update.
   *
   * Drops the change that waits for its date, so that the subscription goes on as it is. Without one, the answer is 404
   * `FutureUpdateNotFound`.
   *
   * `DELETE /api/v1/subscriptions/{subscriptionId}/future-update/schedule`
   */
  cancelScheduledUpdate: Method<'cancelScheduledUpdate'>;
  /**
   * Cancel an update that waits for payment.
   *
   * Drops the change that waits for its payment, and cancels its invoice. Without one, the answer is 404
   * `FutureUpdateNotFound`.
   *
   * `DELETE /api/v1/subscriptions/{subscriptionId}/future-update/pending-payment`
   */
  cancelPendingPaymentUpdate: Method<'cancelPendingPaymentUpdate'>;
  /**
   * Charge usage.
   *
   * Invoices the usage since it was last charged, by the usage-based prices and overage prices of plan and add-ons. Without a
   * call, usage is on the invoice of each next billing period. The body may be left out: then usage until now is charged.
   *
   * Overage is usage beyond the quota of a reset period. Of tiers and blocks, what was charged in the same usage period already is
   * not charged again. The time of a trial costs nothing. Where there is nothing to charge, no invoice is made and
   * `invoiceBillingId` is null. At most 30 changes a minute for each subscription.
   *
   * `POST /api/v1/subscriptions/{subscriptionId}/usage/charge`
   */
  chargeSubscriptionUsage: Method<'chargeSubscriptionUsage'>;
  /**
   * Synchronise usage.
   *
   * Sends usage with a usage-based price to the billing provider, without an invoice. `triggered` tells whether there was anything
   * to send since the last time, by this call or by a charge.
   *
   * `POST /api/v1/subscriptions/{subscriptionId}/usage/sync`
   */
  syncSubscriptionUsage: Method<'syncSubscriptionUsage'>;
  /**
   * Mark an invoice as paid.
   *
   * Turns the newest invoice of the subscription from `OPEN` to `PAID`, for money that came in elsewhere. A change that waits for
   * its payment takes effect with it.
   *
   * Without an invoice, the answer is 404 `MissingBillingInvoiceError`; for one that is not open, `BillingInvoiceStatusError`.
   *
   * `POST /api/v1/subscriptions/{subscriptionId}/invoice/paid`
   */
  markSubscriptionInvoicePaid: Method<'markSubscriptionInvoicePaid'>;
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
   * List coupons.
   *
   * The coupons of the environment, oldest first, in pages of 1 to 100; archived ones too, unless `status` leaves them out.
   * Filters that are given together all apply.
   *
   * `GET /api/v1/coupons`
   */
  listCoupons: Method<'listCoupons'>;
  /**
   * Create a coupon.
   *
   * Creates a discount under an id that you choose. Give exactly one of `percentOff`, a whole number from 1 to 100, and
   * `amountsOff`, in decimal major units with one amount for each currency; both or none is refused with `BadUserInput`. All keys
   * are needed: say null for what you do not use.
   *
   * The discount lasts `durationInMonths` months from where it is applied, or for ever. It cannot be changed later: create another
   * coupon instead. An id that is taken is refused with 409 `DuplicatedEntityNotAllowed`.
   *
   * `POST /api/v1/coupons`
   */
  createCoupon: Method<'createCoupon'>;
  /**
   * Read a coupon.
   *
   * One coupon, by the id that you chose.
   *
   * `GET /api/v1/coupons/{couponId}`
   */
  getCoupon: Method<'getCoupon'>;
  /**
   * Update a coupon.
   *
   * Changes what is given and leaves the rest. The discount and its duration stay as they were created; subscriptions that have the
   * coupon keep the name that it had then.
   *
   * `PATCH /api/v1/coupons/{couponId}`
   */
  updateCoupon: Method<'updateCoupon'>;
  /**
   * Archive a coupon.
   *
   * Lets no one use the coupon anew (`ArchivedCouponCantBeApplied`). Subscriptions that have it keep their discount to its end.
   * There is no way back; archiving twice is harmless.
   *
   * `POST /api/v1/coupons/{couponId}/archive`
   */
  archiveCoupon: Method<'archiveCoupon'>;
  /**
   * List features.
   *
   * The features of the environment, oldest first, in pages of 1 to 100; archived ones (`SUSPENDED`) too, unless `status` leaves
   * them out. Filters that are given together all apply; several values of one filter are joined by commas.
   *
   * `GET /api/v1/features`
   */
  listFeatures: Method<'listFeatures'>;
  /**
   * Create a feature.
   *
   * Creates something that plans can entitle to, under an id that you choose. `featureType` and `meterType` are for good.
   *
   * | to sell | featureType | meterType |
   * | --- | --- | --- |
   * | a switch, such as single sign-on | `BOOLEAN` | `None` |
   * | a choice of values, such as support channels | `ENUM` | `None` |
   * | a number that you configure, such as retention days | `NUMBER` | `None` |
   * | a number that only grows and may start again, such as API calls | `NUMBER` | `INCREMENTAL` |
   * | a number that goes up and down, such as seats | `NUMBER` | `FLUCTUATING` |
   *
   * Only a `NUMBER` can be metered (`MeteringNotAvailableForFeatureType`) or have a `unitTransformation`, and only an `ENUM` has
   * values (`UnsupportedFeatureType`): at least one, each of them once. What is left out is `meterType: None`,
   * `featureStatus: ACTIVE`, and `round: UP` in the transformation. Metered usage is reported as measurements, until
   * `updateFeature` gives the feature a meter for raw events. An id that is taken is refused with 409
   * `DuplicatedEntityNotAllowed`.
   *
   * `POST /api/v1/features`
   */
  createFeature: Method<'createFeature'>;
  /**
   * Read a feature.
   *
   * One feature, by the id that you chose, with its meter if it has one.
   *
   * `GET /api/v1/features/{featureId}`
   */
  getFeature: Method<'getFeature'>;
  /**
   * Update a feature.
   *
   * Changes what is given and leaves the rest. `featureType` and `meterType` cannot be changed.
   *
   * - `meter` makes raw events the source of usage: its filters choose the events, its aggregation makes a number of them. Every
   *   function but `COUNT` needs a `field`, the dimension that it reads. From then on the usage is what the meter makes of all
   *   events that were ever reported, and measurements are refused (`CannotReportUsageForEntitlementWithMeterError`). A feature
   *   that is not metered takes no meter (`MeterMustBeAssociatedToMeteredFeature`). Another meter replaces the first; credits that
   *   were burned stay burned.
   * - `enumConfiguration` replaces all values. A value that a plan or an add-on entitles to has to stay (`IntegrityViolation`).
   * - `unitTransformation` cannot change while a plan or an add-on has a price for the feature
   *   (`CannotUpdateUnitTransformationError`).
   *
   * `PATCH /api/v1/features/{featureId}`
   */
  updateFeature: Method<'updateFeature'>;
  /**
   * Archive a feature.
   *
   * Takes a feature out of use: its status is `SUSPENDED`, and it cannot be granted anew. A feature that a draft or published plan
   * or add-on entitles to, or has a price for, is refused with `CannotArchiveFeatureError`. Archiving twice is harmless.
   *
   * `POST /api/v1/features/{featureId}/archive`
   */
  archiveFeature: Method<'archiveFeature'>;
  /**
   * Unarchive a feature.
   *
   * Gives an archived feature the status that it had before. Unarchiving twice is harmless.
   *
   * `POST /api/v1/features/{featureId}/unarchive`
   */
  unarchiveFeature: Method<'unarchiveFeature'>;
  /**
   * List products.
   *
   * The products of the environment, oldest first, in pages of 1 to 100; archived ones too, unless `status` leaves them out. One
   * product alone is read with `id`.
   *
   * `GET /api/v1/products`
   */
  listProducts: Method<'listProducts'>;
  /**
   * Create a product.
   *
   * Creates a product, published at once, under an id that you choose. Its plans are alternatives: a customer has one subscription
   * for each product, or one for each resource if `multipleSubscriptions` is true. An id that is taken is refused with 409
   * `DuplicatedEntityNotAllowed`.
   *
   * `POST /api/v1/products`
   */
  createProduct: Method<'createProduct'>;
  /**
   * Update a product.
   *
   * Changes what is given and leaves the rest, also inside `productSettings`.
   *
   * - `multipleSubscriptions` cannot change once the product has had a subscription (`IntegrityViolation`).
   * - The plans that the settings name have to be plans of this product (`PlanNotFound`) that are not archived
   *   (`EntityIsArchivedError`). `DOWNGRADE_TO_FREE` needs a `downgradePlanId`, and `FREE_PLAN` a `subscriptionStartPlanId`, of a
   *   plan whose pricing type is `FREE`; `TRIAL_PERIOD` needs a `subscriptionStartPlanId` of any plan.
   *
   * `PATCH /api/v1/products/{productId}`
   */
  updateProduct: Method<'updateProduct'>;
  /**
   * Duplicate a product.
   *
   * Copies a product under the id `targetId`, with its settings and with all plans and add-ons that are not archived, their
   * entitlements and prices. A copied plan or add-on is called after the first and after the new product: `plan-pro` becomes
   * `plan-pro-product-inkwell-eu`. What the copies say of each other (parent plans, compatible add-ons, dependencies, the plans in
   * the settings) is about the copies.
   *
   * Subscriptions are not copied, nor ids at the billing provider. A `targetId` that is taken is refused with 409
   * `DuplicatedEntityNotAllowed`, and an archived product with `EntityIsArchivedError`.
   *
   * `POST /api/v1/products/{productId}/duplicate`
   */
  duplicateProduct: Method<'duplicateProduct'>;
  /**
   * Archive a product.
   *
   * Archives the product with all its plans and add-ons: nothing of it can be bought anew, and pricing pages no longer show it.
   * Subscriptions that run go on. Archiving twice is harmless.
   *
   * `POST /api/v1/products/{productId}/archive`
   */
  archiveProduct: Method<'archiveProduct'>;
  /**
   * Unarchive a product.
   *
   * Brings the product back, with the plans and add-ons that were archived with it, each with the status that it had. What was
   * archived by itself before stays archived. Unarchiving twice is harmless.
   *
   * `POST /api/v1/products/{productId}/unarchive`
   */
  unarchiveProduct: Method<'unarchiveProduct'>;
  /**
   * List plans.
   *
   * The plans of the environment, in the order in which they were created, in pages of 1 to 100: each in the version that
   * is on offer, and beside it the draft of its next version, if one is open. Archived ones are listed too, unless `status` leaves
   * them out. Filters that are given together all apply; several statuses are joined by commas.
   *
   * `GET /api/v1/plans`
   */
  listPlans: Method<'listPlans'>;
  /**
   * Create a plan.
   *
   * Creates a plan of a product as a draft, version 1, under an id that you choose. Then say what it entitles to
   * (`createPlanEntitlements`) and what it costs (`updatePlan`, key `charges`), and publish it (`publishPlan`): only then can it be
   * subscribed to.
   *
   * A `parentPlanId` makes it inherit: what the base plan entitles to and this one does not, it entitles to as well. A base plan
   * is of the same product (`IntegrityViolation`), and no circle comes about (`PlansCircularDependencyError`). A trial may be 0 units
   * long, which is none. A product that is archived takes no plans (`ProductNotPublishedError`). An id that is taken is refused
   * with 409 `DuplicatedEntityNotAllowed`.
   *
   * `POST /api/v1/plans`
   */
  createPlan: Method<'createPlan'>;
  /**
   * Read a plan.
   *
   * One plan, by the id that you chose, in the version that is on offer. A plan that was never published is
   * read as the draft that it is. A draft of the next version is found with `listPlans`.
   *
   * `GET /api/v1/plans/{planId}`
   */
  getPlan: Method<'getPlan'>;
  /**
   * Update a plan.
   *
   * Changes what is given and leaves the rest: of the draft, if one is open, else of the version that is on offer. What a draft
   * says takes effect when it is published. `charges` and `parentPlanId` change what customers pay and get, so they are changed on
   * a draft only (`CannotEditPackageInNonDraftMode`). An archived plan stays as it is (`EntityIsArchivedError`).
   *
   * `compatibleAddonIds` are add-ons of the same product (`IntegrityViolation`), all of them at once.
   *
   * **Prices.** `charges` replaces all prices. Each pricing model says what is charged, each of its price periods what that costs in
   * a billing period and country: amounts in decimal major units, 0 or more, in `usd` unless another currency is named; instead of
   * one price also tiers in rising order, the last one without `upTo`, or credits. Units bought in advance can be bounded, by 1 to
   * 999,999. A free plan has no prices in money (`BadUserInput`). Features that are charged are entitled to as well, unless they are
   * already; a price for overage makes the limit of its feature a soft one.
   *
   * `PATCH /api/v1/plans/{planId}`
   */
  updatePlan: Method<'updatePlan'>;
  /**
   * Open a draft of a plan.
   *
   * Opens a draft of the next version, as a copy of the one that is on offer. The draft is edited with `updatePlan` and the
   * operations on entitlements, and takes effect when it is published; meanwhile everything goes on with the version on offer. One
   * draft can be open at a time (`DraftAlreadyExists`), and a new plan is a draft already.
   *
   * `POST /api/v1/plans/{planId}/draft`
   */
  createPlanDraft: Method<'createPlanDraft'>;
  /**
   * Remove the draft of a plan.
   *
   * Throws the open draft away; the version on offer stays as it is. A plan that was never published is nothing but
   * its draft, so it is gone, and its id is free again (not while another plan builds on it: `PlanWithChildCantBeDeleted`).
   * Without a draft the answer is 404 `NoDraftOfferFound`.
   *
   * `DELETE /api/v1/plans/{planId}/draft`
   */
  removePlanDraft: Method<'removePlanDraft'>;
  /**
   * Publish a plan.
   *
   * Puts the open draft on offer: whoever subscribes from now on gets this version. Subscriptions that have an older one stay on
   * it (`NEW_CUSTOMERS`) or are moved (`ALL_CUSTOMERS`): they are entitled by the new version at once, with the credits that it
   * brings in addition, and pay its prices from their next billing period on. What was moved has a `taskId`; the migration is done
   * when the answer is there.
   *
   * A draft is needed (`PackageAlreadyPublished`), and a pricing type (`PackagePricingTypeNotSet`); a paid plan also needs a price. A
   * base plan that was never published comes first (`PlanCannotBePublishWhenBasePlanIsDraft`), and so do compatible add-ons
   * (`PlanCannotBePublishWhenCompatibleAddonIsDraft`). The product must not be archived (`ProductNotPublishedError`).
   *
   * `POST /api/v1/plans/{planId}/publish`
   */
  publishPlan: Method<'publishPlan'>;
  /**
   * Archive a plan.
   *
   * Takes a plan off sale: it cannot be subscribed to any more and leaves the paywall. Subscriptions that have it go on, renewals
   * included. A plan that others build on (`PlanWithChildCantBeDeleted`), or that the settings of its product name
   * (`PlanIsUsedAsDefaultStartPlan`, `PlanIsUsedAsDowngradePlan`), is refused, and so is one that was never published
   * (`DraftPlanCantBeArchived`) or has an open draft (`DraftAlreadyExists`). Archiving twice is harmless.
   *
   * `POST /api/v1/plans/{planId}/archive`
   */
  archivePlan: Method<'archivePlan'>;
  /**
   * List the charges of a plan.
   *
   * The prices of a plan, in the order in which they were set, in pages of 1 to 100: one for each thing, billing period and
   * country, a minimum spend included. They are those of the draft, if one is open, so that you see what you edit; else those of the version on
   * offer. Amounts are in decimal major units. Prices of overage have a list of their own.
   *
   * `GET /api/v1/plans/{planId}/charges`
   */
  listPlanCharges: Method<'listPlanCharges'>;
  /**
   * List the overage charges of a plan.
   *
   * The prices of what goes beyond the quotas of a plan, in pages of 1 to 100. They are those of the draft, if one is open, else
   * those of the version on offer. Amounts are in decimal major units.
   *
   * `GET /api/v1/plans/{planId}/overage-charges`
   */
  listPlanOverageCharges: Method<'listPlanOverageCharges'>;
  /**
   * List the entitlements of a plan.
   *
   * What a plan entitles to by itself; what it inherits from a base plan is listed there. It is
   * that of the draft, if one is open, so that you see what you edit; else that of the version on offer. All of it is one page: both
   * cursors are null.
   *
   * `GET /api/v1/plans/{planId}/entitlements`
   */
  listPlanEntitlements: Method<'listPlanEntitlements'>;
  /**
   * Add entitlements to a plan.
   *
   * Adds features and recurring credits to the open draft, all of them or none. Without a draft it is refused
   * (`EditAllowedOnDraftPackageOnlyError`). The `id` of each is that of the feature or custom currency; the answer has an id of its own for each
   * entitlement. Every entitlement of a plan is an
   * `Increment` (`CannotAddOverrideEntitlementToPlan`).
   *
   * What fits depends on the feature. A switch (`BOOLEAN`) needs nothing else. A choice (`ENUM`) needs some of its values in
   * `enumValues`. A number takes `usageLimit`, an integer of 0 or more in units of the feature, or `hasUnlimitedUsage`, not both; without
   * either it is 0, unless units of it are bought in advance. Only a metered feature takes a `resetPeriod` (`InvalidEntitlementResetPeriod`);
   * of the three configurations the one that fits the period counts. What is archived cannot be added (`EntityIsArchivedError`), and what is there
   * already is refused with 409 `DuplicatedEntityNotAllowed`.
   *
   * `POST /api/v1/plans/{planId}/entitlements`
   */
  createPlanEntitlements: Method<'createPlanEntitlements'>;
  /**
   * Update an entitlement of a plan.
   *
   * Changes what is given about an entitlement of the open draft, and leaves the rest; `type` says which kind it is and does not
   * change. Without a draft it is refused (`EditAllowedOnDraftPackageOnlyError`). A limit ends unlimited usage, and the other way round. The same
   * rules apply as when it was added.
   *
   * `PATCH /api/v1/plans/{planId}/entitlements/{entitlementId}`
   */
  updatePlanEntitlement: Method<'updatePlanEntitlement'>;
  /**
   * Delete an entitlement of a plan.
   *
   * Takes an entitlement out of the open draft. Without a draft it is refused (`EditAllowedOnDraftPackageOnlyError`). Subscriptions
   * on other versions keep it.
   *
   * `DELETE /api/v1/plans/{planId}/entitlements/{entitlementId}`
   */
  deletePlanEntitlement: Method<'deletePlanEntitlement'>;
  /**
   * List add-ons.
   *
   * The add-ons of the environment, in the order in which they were created, in pages of 1 to 100: each in the version that
   * is on offer, and beside it the draft of its next version, if one is open. Archived ones are listed too, unless `status` leaves
   * them out. Filters that are given together all apply; several statuses are joined by commas.
   *
   * `GET /api/v1/addons`
   */
  listAddons: Method<'listAddons'>;
  /**
   * Create an add-on.
   *
   * Creates an add-on of a product as a draft, version 1, under an id that you choose. Then say what one instance entitles to
   * (`createAddonEntitlements`) and what it costs (`updateAddon`, key `charges`), publish it (`publishAddon`), and name it in
   * `compatibleAddonIds` of the plans that it can be bought with.
   *
   * `maxQuantity` is 1 or more; without it there is no bound. A product that is archived takes no add-ons
   * (`ProductNotPublishedError`). An id that is taken is refused with 409 `DuplicatedEntityNotAllowed`.
   *
   * `POST /api/v1/addons`
   */
  createAddon: Method<'createAddon'>;
  /**
   * Read an add-on.
   *
   * One add-on, by the id that you chose, in the version that is on offer. An add-on that was never published is
   * read as the draft that it is. A draft of the next version is found with `listAddons`.
   *
   * `GET /api/v1/addons/{addonId}`
   */
  getAddon: Method<'getAddon'>;
  /**
   * Update an add-on.
   *
   * Changes what is given and leaves the rest: of the draft, if one is open, else of the version that is on offer. What a draft
   * says takes effect when it is published. `charges` are changed on a draft only (`CannotEditPackageInNonDraftMode`). An archived
   * add-on stays as it is (`EntityIsArchivedError`).
   *
   * `dependencies` are other add-ons of the same product (`IntegrityViolation`), all of them at once. `maxQuantity` is 1 or more.
   * With `status` the add-on is also published to new customers, archived, or gets a draft.
   *
   * **Prices.** `charges` replaces all prices. Each pricing model says what is charged, each of its price periods what that costs in
   * a billing period and country: amounts in decimal major units, 0 or more, in `usd` unless another currency is named; instead of
   * one price also tiers in rising order, the last one without `upTo`, or credits. Units bought in advance can be bounded, by 1 to
   * 999,999. A free add-on has no prices in money (`BadUserInput`). Features that are charged are entitled to as well, unless they are
   * already; a price for overage makes the limit of its feature a soft one.
   *
   * `PATCH /api/v1/addons/{addonId}`
   */
  updateAddon: Method<'updateAddon'>;
  /**
   * Open a draft of an add-on.
   *
   * Opens a draft of the next version, as a copy of the one that is on offer. The draft is edited with `updateAddon` and the
   * operations on entitlements, and takes effect when it is published; meanwhile everything goes on with the version on offer. One
   * draft can be open at a time (`DraftAlreadyExists`), and a new add-on is a draft already.
   *
   * `POST /api/v1/addons/{addonId}/draft`
   */
  createAddonDraft: Method<'createAddonDraft'>;
  /**
   * Remove the draft of an add-on.
   *
   * Throws the open draft away; the version on offer stays as it is. An add-on that was never published is nothing but
   * its draft, so it is gone, and its id is free again (not while a plan names it as compatible: `AddonIsCompatibleWithPlan`).
   * Without a draft the answer is 404 `NoDraftOfferFound`.
   *
   * `DELETE /api/v1/addons/{addonId}/draft`
   */
  removeAddonDraft: Method<'removeAddonDraft'>;
  /**
   * Publish an add-on.
   *
   * Puts the open draft on offer: whoever subscribes from now on gets this version. Subscriptions that have an older one stay on
   * it (`NEW_CUSTOMERS`) or are moved (`ALL_CUSTOMERS`): they are entitled by the new version at once, with the credits that it
   * brings in addition, and pay its prices from their next billing period on. What was moved has a `taskId`; the migration is done
   * when the answer is there.
   *
   * A draft is needed (`PackageAlreadyPublished`), and a pricing type (`PackagePricingTypeNotSet`); a paid
   * add-on also needs a price (`AddonHasToHavePriceError`). The product must not be archived (`ProductNotPublishedError`).
   *
   * `POST /api/v1/addons/{addonId}/publish`
   */
  publishAddon: Method<'publishAddon'>;
  /**
   * Archive an add-on.
   *
   * Takes an add-on off sale: it cannot be bought any more and leaves the paywall. Subscriptions that have it go on, renewals
   * included. An add-on that a plan names as compatible (`AddonIsCompatibleWithPlan`) or another add-on depends on
   * (`IntegrityViolation`) is refused, and so is one that was never published (`DraftAddonCantBeArchived`) or has an open draft
   * (`AddonWithDraftCannotBeDeletedError`). Archiving twice is harmless.
   *
   * `POST /api/v1/addons/{addonId}/archive`
   */
  archiveAddon: Method<'archiveAddon'>;
  /**
   * List the charges of an add-on.
   *
   * The prices of an add-on, in the order in which they were set, in pages of 1 to 100: one for each thing, billing period and
   * country, a minimum spend included. They are those of the draft, if one is open, so that you see what you edit; else those of the version on
   * offer. Amounts are in decimal major units.
   *
   * `GET /api/v1/addons/{addonId}/charges`
   */
  listAddonCharges: Method<'listAddonCharges'>;
  /**
   * List the entitlements of an add-on.
   *
   * What an add-on entitles to, for each instance. It is
   * that of the draft, if one is open, so that you see what you edit; else that of the version on offer. All of it is one page: both
   * cursors are null.
   *
   * `GET /api/v1/addons/{addonId}/entitlements`
   */
  listAddonEntitlements: Method<'listAddonEntitlements'>;
  /**
   * Add entitlements to an add-on.
   *
   * Adds features and recurring credits to the open draft, all of them or none. Without a draft it is refused
   * (`EditAllowedOnDraftPackageOnlyError`). The `id` of each is that of the feature or custom currency; the answer has an id of its own for each
   * entitlement. `Increment` adds
   * to what the plan gives, quantity by quantity, and `Override` takes its place.
   *
   * What fits depends on the feature. A switch (`BOOLEAN`) needs nothing else. A choice (`ENUM`) needs some of its values in
   * `enumValues`. A number takes `usageLimit`, an integer of 0 or more in units of the feature, or `hasUnlimitedUsage`, not both; without
   * either it is 0. Only a metered feature takes a `resetPeriod` (`InvalidEntitlementResetPeriod`);
   * of the three configurations the one that fits the period counts. What is archived cannot be added (`EntityIsArchivedError`), and what is there
   * already is refused with 409 `DuplicatedEntityNotAllowed`.
   *
   * `POST /api/v1/addons/{addonId}/entitlements`
   */
  createAddonEntitlements: Method<'createAddonEntitlements'>;
  /**
   * Update an entitlement of an add-on.
   *
   * Changes what is given about an entitlement of the open draft, and leaves the rest; `type` says which kind it is and does not
   * change. Without a draft it is refused (`EditAllowedOnDraftPackageOnlyError`). A limit ends unlimited usage, and the other way round. The same
   * rules apply as when it was added.
   *
   * `PATCH /api/v1/addons/{addonId}/entitlements/{entitlementId}`
   */
  updateAddonEntitlement: Method<'updateAddonEntitlement'>;
  /**
   * Delete an entitlement of an add-on.
   *
   * Takes an entitlement out of the open draft. Without a draft it is refused (`EditAllowedOnDraftPackageOnlyError`). Subscriptions
   * on other versions keep it.
   *
   * `DELETE /api/v1/addons/{addonId}/entitlements/{entitlementId}`
   */
  deleteAddonEntitlement: Method<'deleteAddonEntitlement'>;
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
   * List custom currencies.
   *
   * The custom currencies of the environment, oldest first, in pages of 1 to 100. Without `status` only the active ones.
   *
   * `GET /api/v1/credits/custom-currencies`
   */
  listCustomCurrencies: Method<'listCustomCurrencies'>;
  /**
   * Create a custom currency.
   *
   * Creates a currency of your own, such as credits or tokens, under an id that you choose. Grants fill wallets with it, plans and
   * add-ons can include some of it, and features can be paid with it. An id that is taken, also by an archived currency, is refused
   * with 409 `DuplicatedEntityNotAllowed`.
   *
   * `POST /api/v1/credits/custom-currencies`
   */
  createCustomCurrency: Method<'createCustomCurrency'>;
  /**
   * Update a custom currency.
   *
   * Changes what is given and leaves the rest. Null clears; so does an empty `symbol`. Balances are not touched.
   *
   * `PATCH /api/v1/credits/custom-currencies/{currencyId}`
   */
  updateCustomCurrency: Method<'updateCustomCurrency'>;
  /**
   * Archive a custom currency.
   *
   * Lets no one be granted the currency anew; what wallets hold can still be spent. A currency that a draft or published plan or
   * add-on uses is refused with `IntegrityViolation`: `listCustomCurrencyAssociations` says where. Archiving twice is harmless.
   *
   * `POST /api/v1/credits/custom-currencies/{currencyId}/archive`
   */
  archiveCustomCurrency: Method<'archiveCustomCurrency'>;
  /**
   * Unarchive a custom currency.
   *
   * Lets an archived currency be granted again. Unarchiving twice is harmless.
   *
   * `POST /api/v1/credits/custom-currencies/{currencyId}/unarchive`
   */
  unarchiveCustomCurrency: Method<'unarchiveCustomCurrency'>;
  /**
   * List what uses a custom currency.
   *
   * The draft and published plans and add-ons that include the currency, sell it or are paid with it: whatever keeps it from being
   * archived. Plans come first. The list has no pages.
   *
   * `GET /api/v1/credits/custom-currencies/{currencyId}/associated-entities`
   */
  listCustomCurrencyAssociations: Method<'listCustomCurrencyAssociations'>;
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
}
