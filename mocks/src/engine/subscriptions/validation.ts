// Decides whether a wish is allowed at all, before anything is computed.
// Invariant: every refusal names its field and the way out; a wish that passes can be priced in one currency.
// Example: 11 × addon-extra-seats where 10 are allowed: AddonQuantityExceedsLimitError.
import type { Catalog } from '../catalog/catalog.ts';
import { compiled } from '../catalog/cost-formula.ts';
import { type Addon, isCreditPrice, type Plan } from '../catalog/package.ts';
import { addonOf } from '../catalog/version.ts';
import type { Customer } from '../customers/customer.ts';
import type { Subscription, SubscriptionContents } from '../customers/subscription.ts';
import { known, Refusal } from '../refusal.ts';
import { pricedPeriods, rowsOf, usageRowsOf } from './charge-rows.ts';
import { oneOffLines, partsOf, quantityOf, recurringLines } from './lines.ts';
import { currencyOf } from './price.ts';
import type { Wish } from './wish.ts';
import type { World } from './world.ts';

/** The plan of the wish, when customer, product, plan, resource and payer allow it. */
export function allowedPlan({ catalog, tables }: World, customer: Customer, wish: Wish): Plan {
  const { planId, resourceId, payingCustomerId } = wish;
  if (customer.archivedAt !== null)
    refuse('EntityIsArchivedError', `body.customerId: ${customer.id} is archived. Unarchive it first.`);
  const plan = known(catalog.plan(planId), 'PlanNotFound', 'plan', 'body.planId', planId);
  const product = catalog.product(plan.productId);
  if (product?.status === 'ARCHIVED')
    refuse('EntityIsArchivedError', `body.planId: the product ${product.id} is archived.`);
  if (resourceId !== null && product?.multipleSubscriptions === false) {
    refuse(
      'BadUserInput',
      `body.resourceId: ${product.id} allows one subscription for each customer. Leave the resource out.`,
    );
  }
  if (payingCustomerId)
    known(
      tables.customers.get(payingCustomerId),
      'CustomerNotFound',
      'customer',
      'body.payingCustomerId',
      payingCustomerId,
    );
  return plan;
}

/** A plan or add-on that one has may be archived since; only a new use needs it to be published. */
export function assertContents(
  world: World,
  plan: Plan,
  contents: SubscriptionContents,
  wish: Wish,
  before: Subscription | null,
): void {
  const { catalog } = world;
  if (before?.planId !== plan.id) assertPublished(plan, 'body.planId');
  assertAddons(catalog, plan, contents, wish, before);
  assertOwnEntitlements(catalog, contents);
  assertOwnRates(catalog, contents);
  assertPrices(catalog, plan, contents, before);
}

function assertPublished({ id, status }: Plan | Addon, field: string): void {
  if (status === 'DRAFT') refuse('UnPublishedPackage', `${field}: ${id} is a draft. Publish it first.`);
  if (status === 'ARCHIVED') refuse('EntityIsArchivedError', `${field}: ${id} is archived. Choose another one.`);
}

function assertAddons(
  catalog: Catalog,
  plan: Plan,
  contents: SubscriptionContents,
  { addons }: Wish,
  before: Subscription | null,
): void {
  const bought = new Set(addons.filter(({ quantity }) => quantity > 0).map(({ id }) => id));
  addons.forEach(({ id, quantity }, index) => {
    const field = `body.addons[${index}]`;
    const addon = known(addonOf(catalog, contents, id), 'AddonNotFound', 'add-on', `${field}.id`, id);
    if (addons.findIndex((other) => other.id === id) !== index) {
      refuse(
        'DuplicateAddonProvisionedError',
        `${field}.id: ${id} is there twice. Give it once, with the sum as quantity.`,
      );
    }
    if (!before?.addons.some((had) => had.id === id)) assertPublished(addon, `${field}.id`);
    if (!plan.compatibleAddonIds?.includes(id)) {
      refuse('IncompatibleSubscriptionAddon', `${field}.id: ${id} cannot be bought with ${plan.id}.`);
    }
    if (addon.maxQuantity !== null && quantity > addon.maxQuantity) {
      refuse(
        'AddonQuantityExceedsLimitError',
        `${field}.quantity: at most ${addon.maxQuantity} of ${id} can be bought.`,
      );
    }
    const missing = quantity > 0 && addon.dependencies?.find((dependency) => !bought.has(dependency));
    if (missing) refuse('AddonDependencyMissingError', `${field}.id: ${id} needs ${missing}. Buy it too.`);
  });
}

function assertOwnEntitlements(catalog: Catalog, { entitlements }: SubscriptionContents): void {
  entitlements.forEach(({ type, id }, index) => {
    const field = `body.entitlements[${index}].id`;
    if (type === 'FEATURE') known(catalog.feature(id), 'FeatureNotFound', 'feature', field, id);
    else known(catalog.currency(id), 'CustomCurrencyNotFound', 'custom currency', field, id);
  });
}

/** A rate in credits says how the use of a feature is paid: it must be possible to calculate it. */
function assertOwnRates(catalog: Catalog, { priceOverrides }: SubscriptionContents): void {
  priceOverrides.forEach(({ creditRate }, index) => {
    if (creditRate === null) return;
    const field = `body.priceOverrides[${index}].creditRate`;
    const { currencyId, costFormula } = creditRate;
    known(catalog.currency(currencyId), 'CustomCurrencyNotFound', 'custom currency', `${field}.currencyId`, currencyId);
    if (costFormula !== null) compiled(costFormula, `${field}.costFormula`);
  });
}

function assertPrices(catalog: Catalog, plan: Plan, contents: SubscriptionContents, before: Subscription | null): void {
  const periods = pricedPeriods(plan);
  const { billingPeriod } = contents;
  if (plan.pricingType === 'PAID' && periods.size > 0) {
    if (billingPeriod === null)
      refuse(
        'BillingPeriodMissingError',
        `body.billingPeriod: ${plan.id} costs money. Say ${[...periods].join(' or ')}.`,
      );
    else if (!periods.has(billingPeriod))
      refuse('PriceNotFound', `body.billingPeriod: ${plan.id} has no price for ${billingPeriod}.`);
  }
  assertCredits(plan, contents);
  assertQuantities(plan, contents);
  const currencies = new Set([...currenciesOf(catalog, contents), ...(before ? currenciesOf(catalog, before) : [])]);
  if (currencies.size > 1) {
    refuse(
      'PriceNotFound',
      `body: one invoice cannot be in ${[...currencies].join(' and ')}. Choose packages with prices in one currency.`,
    );
  }
}

/** Of all that it may be invoiced for: in advance, once and by use. */
function currenciesOf(catalog: Catalog, contents: SubscriptionContents): string[] {
  const byUse = partsOf(catalog, contents).flatMap(({ pack }) =>
    usageRowsOf(pack, contents.priceOverrides, contents).flatMap(({ row }) => currencyOf(row) ?? []),
  );
  const lines = [...recurringLines(catalog, contents).lines, ...oneOffLines(catalog, contents, null)];
  return [...lines.map(({ currency }) => currency), ...byUse];
}

/** Credits for each period are bought where the plan sells them for that period. */
function assertCredits(plan: Plan, contents: SubscriptionContents): void {
  const sold = new Set(
    rowsOf(plan, [], contents)
      .filter(isCreditPrice)
      .map((row) => row.topUpCustomCurrencyId),
  );
  contents.charges.forEach(({ id, type, quantity }, index) => {
    if (type !== 'CREDIT' || quantity === 0 || sold.has(id)) return;
    refuse('PriceNotFound', `body.charges[${index}].id: ${plan.id} sells no ${id} for each period. Leave it out.`);
  });
  contents.priceOverrides.forEach(({ currencyId }, index) => {
    if (currencyId === null || sold.has(currencyId)) return;
    refuse(
      'PriceNotFound',
      `body.priceOverrides[${index}].currencyId: ${currencyId} has no recurring price in ${plan.id}. Give a featureId or baseCharge.`,
    );
  });
}

function assertQuantities(plan: Plan, contents: SubscriptionContents): void {
  for (const row of rowsOf(plan, contents.priceOverrides, contents)) {
    const quantity = quantityOf(row, plan, 1, contents);
    const isTooFew = row.minUnitQuantity !== null && quantity < row.minUnitQuantity;
    const isTooMany = row.maxUnitQuantity !== null && quantity > row.maxUnitQuantity;
    const isChosen = isCreditPrice(row) ? quantity > 0 : row.billingModel === 'PER_UNIT';
    if (!isChosen || (!isTooFew && !isTooMany)) continue;
    const bounds = `${row.minUnitQuantity ?? 0} to ${row.maxUnitQuantity ?? 'any number'}`;
    refuse(
      'InvalidQuantity',
      `body.charges: of ${row.featureId ?? row.topUpCustomCurrencyId ?? plan.id} ${bounds} units can be bought, not ${quantity}.`,
    );
  }
}

function refuse(code: string, message: string): never {
  throw new Refusal(code, message);
}
