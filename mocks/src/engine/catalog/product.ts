// What a customer subscribes to: its plans are alternatives, its settings say how a subscription starts and ends.
// Invariant: the plans that the settings name are its own and on offer, and those that nobody pays for are free plans.
// Example: DOWNGRADE_TO_FREE with plan-pro is refused, because Pro costs money; with plan-free it is not.
import { known, Refusal } from '../refusal.ts';
import type { Instant } from '../time.ts';
import type { Catalog } from './catalog.ts';
import { type Change, given } from './given.ts';
import type { Plan } from './package.ts';

export type Product = {
  id: string;
  displayName: string;
  description: string | null;
  status: 'PUBLISHED' | 'ARCHIVED';
  /** What was archived together with it, each with the status that it had. */
  archivedWith: { kind: 'plan' | 'addon'; id: string; status: Plan['status'] }[];
  multipleSubscriptions: boolean;
  metadata: Record<string, string>;
  productSettings: {
    subscriptionStartSetup: 'PLAN_SELECTION' | 'TRIAL_PERIOD' | 'FREE_PLAN';
    subscriptionStartPlanId: string | null;
    subscriptionEndSetup: 'DOWNGRADE_TO_FREE' | 'CANCEL_SUBSCRIPTION';
    subscriptionCancellationTime: 'END_OF_BILLING_PERIOD' | 'IMMEDIATE' | 'SPECIFIC_DATE';
    downgradePlanId: string | null;
    prorateAtEndOfBillingPeriod: boolean | null;
  };
  usageResetCutoffRule: { behavior: 'NEVER_RESET' | 'ALWAYS_RESET' | 'BILLING_PERIOD_CHANGE' };
  createdAt: Instant;
  updatedAt: Instant;
};

type Settings = Product['productSettings'];
export type ProductChange = Change<
  Product,
  'displayName' | 'description' | 'multipleSubscriptions' | 'usageResetCutoffRule'
> & {
  metadata?: Product['metadata'] | null | undefined;
  productSettings?: Change<Settings, keyof Settings> | undefined;
};

/** What a product is unless something else is said. */
export const NEW_PRODUCT = {
  description: null,
  status: 'PUBLISHED',
  archivedWith: [],
  multipleSubscriptions: false,
  metadata: {},
  productSettings: {
    subscriptionStartSetup: 'PLAN_SELECTION',
    subscriptionStartPlanId: null,
    subscriptionEndSetup: 'CANCEL_SUBSCRIPTION',
    subscriptionCancellationTime: 'END_OF_BILLING_PERIOD',
    downgradePlanId: null,
    prorateAtEndOfBillingPeriod: null,
  },
  usageResetCutoffRule: { behavior: 'NEVER_RESET' },
} satisfies Partial<Product>;

type Identity = Pick<Product, 'id' | 'displayName'>;

export function newProduct(identity: Identity, change: Omit<ProductChange, 'productSettings'>, at: Instant): Product {
  return {
    ...NEW_PRODUCT,
    ...identity,
    createdAt: at,
    updatedAt: at,
    ...given(change),
    metadata: change.metadata ?? {},
  };
}

export function changedProduct(
  catalog: Catalog,
  product: Product,
  change: ProductChange,
  hasSubscriptions: boolean,
  at: Instant,
): Product {
  const { productSettings, metadata, ...rest } = change;
  const changed: Product = {
    ...product,
    ...given(rest),
    metadata: metadata === undefined ? product.metadata : (metadata ?? {}),
    productSettings: { ...product.productSettings, ...given(productSettings ?? {}) },
    updatedAt: at,
  };
  if (hasSubscriptions && changed.multipleSubscriptions !== product.multipleSubscriptions) {
    throw new Refusal(
      'IntegrityViolation',
      `body.multipleSubscriptions: ${product.id} has had subscriptions, so it stays ${product.multipleSubscriptions}. Create another product.`,
    );
  }
  if (productSettings) assertSettings(catalog, changed);
  return changed;
}

function assertSettings(catalog: Catalog, product: Product): void {
  const { subscriptionStartSetup: start, subscriptionEndSetup: end } = product.productSettings;
  assertPlan(catalog, product, 'subscriptionStartPlanId', start !== 'PLAN_SELECTION', start === 'FREE_PLAN');
  assertPlan(catalog, product, 'downgradePlanId', end === 'DOWNGRADE_TO_FREE', end === 'DOWNGRADE_TO_FREE');
}

function assertPlan(
  catalog: Catalog,
  { id: productId, productSettings }: Product,
  key: 'subscriptionStartPlanId' | 'downgradePlanId',
  isNeeded: boolean,
  isFree: boolean,
): void {
  const field = `body.productSettings.${key}`;
  const id = productSettings[key];
  if (id === null) {
    if (isNeeded) throw new Refusal('BadUserInput', `${field}: name the plan.`);
    return;
  }
  const plan = catalog.plan(id);
  const own = known(
    plan?.productId === productId ? plan : undefined,
    'PlanNotFound',
    `plan of ${productId}`,
    field,
    id,
  );
  if (own.status === 'ARCHIVED') {
    throw new Refusal('EntityIsArchivedError', `${field}: ${id} is archived. Choose another one.`);
  }
  if (isFree && own.pricingType !== 'FREE') {
    throw new Refusal('BadUserInput', `${field}: ${id} costs money. Choose a plan whose pricing type is FREE.`);
  }
}
