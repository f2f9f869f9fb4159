// A plan or an add-on: what it entitles to and what it costs. An add-on is bought in a quantity, beside a plan.
// Invariant: a plan inherits the entitlements of its parent; its own entitlement for the same thing wins.
import type { Money } from '../money.ts';
import type { Instant } from '../time.ts';

export type BillingPeriod = 'MONTHLY' | 'ANNUALLY';
export type ResetPeriod = 'YEAR' | 'MONTH' | 'WEEK' | 'DAY' | 'HOUR';
export type ResetPeriodConfiguration = { accordingTo: string };
export type Widget = 'PAYWALL' | 'CUSTOMER_PORTAL' | 'CHECKOUT';

type PackageEntitlementBase = {
  id: string;
  behavior: 'Increment' | 'Override';
  isGranted: boolean;
  isCustom: boolean | null;
  hasSoftLimit: boolean | null;
  description: string | null;
  displayNameOverride: string | null;
  hiddenFromWidgets: Widget[];
  order: number | null;
  createdAt: Instant;
  updatedAt: Instant;
};

export type PackageFeatureEntitlement = PackageEntitlementBase & {
  type: 'FEATURE';
  featureId: string;
  usageLimit: number | null;
  hasUnlimitedUsage: boolean | null;
  enumValues: string[] | null;
  resetPeriod: ResetPeriod | null;
  resetPeriodConfiguration: ResetPeriodConfiguration | null;
};

export type PackageCreditEntitlement = PackageEntitlementBase & {
  type: 'CREDIT';
  currencyId: string;
  amount: number | null;
  cadence: 'MONTH' | 'YEAR' | null;
  dependencyFeatureId: string | null;
};

export type PackageEntitlement = PackageFeatureEntitlement | PackageCreditEntitlement;

export type Tier = { upTo: number | null; unitPrice: Money | null; flatPrice: Money | null };
export type CreditRate = { amount: number; currencyId: string; costFormula: string | null };

export type Charge = {
  id: string;
  billingModel: 'FLAT_FEE' | 'MINIMUM_SPEND' | 'PER_UNIT' | 'USAGE_BASED' | 'CREDIT_BASED';
  billingCadence: 'RECURRING' | 'ONE_OFF';
  billingPeriod: BillingPeriod;
  billingCountryCode: string | null;
  featureId: string | null;
  price: Money | null;
  tiersMode: 'VOLUME' | 'GRADUATED' | null;
  tiers: Tier[] | null;
  blockSize: number | null;
  minUnitQuantity: number | null;
  maxUnitQuantity: number | null;
  creditRate: CreditRate | null;
  creditGrantCadence: 'BEGINNING_OF_BILLING_PERIOD' | 'MONTHLY' | null;
  topUpCustomCurrencyId: string | null;
  createdAt: Instant;
};

type Package = {
  id: string;
  productId: string;
  displayName: string;
  description: string | null;
  billingId: string | null;
  status: 'DRAFT' | 'PUBLISHED' | 'ARCHIVED';
  pricingType: 'FREE' | 'PAID' | 'CUSTOM' | null;
  versionNumber: number;
  entitlements: PackageEntitlement[];
  charges: Charge[];
  overageCharges: Charge[];
  /** When overage is invoiced. */
  overageBillingPeriod: 'ON_SUBSCRIPTION_RENEWAL' | 'MONTHLY';
  hiddenFromWidgets: Widget[];
  metadata: Record<string, string>;
  createdAt: Instant;
  updatedAt: Instant;
};

export type TrialConfig = {
  duration: number;
  units: 'DAY' | 'MONTH';
  budget: { limit: number; hasSoftLimit: boolean } | null;
  trialEndBehavior: 'CONVERT_TO_PAID' | 'CANCEL_SUBSCRIPTION' | null;
};

export type Plan = Package & {
  parentPlanId: string | null;
  compatibleAddonIds: string[] | null;
  defaultTrialConfig: TrialConfig | null;
};

export type Addon = Package & { dependencies: string[] | null; maxQuantity: number | null };

/** What a package is unless something else is said. */
const NEW_PACKAGE = {
  description: null,
  billingId: null,
  status: 'DRAFT',
  pricingType: null,
  versionNumber: 1,
  entitlements: [],
  charges: [],
  overageCharges: [],
  overageBillingPeriod: 'ON_SUBSCRIPTION_RENEWAL',
  hiddenFromWidgets: [],
  metadata: {},
} satisfies Partial<Package>;

export const NEW_PLAN = {
  ...NEW_PACKAGE,
  parentPlanId: null,
  compatibleAddonIds: null,
  defaultTrialConfig: null,
} satisfies Partial<Plan>;

export const NEW_ADDON = { ...NEW_PACKAGE, dependencies: null, maxQuantity: null } satisfies Partial<Addon>;

const NEW_ENTITLEMENT = {
  behavior: 'Increment',
  isGranted: true,
  isCustom: null,
  hasSoftLimit: null,
  description: null,
  displayNameOverride: null,
  hiddenFromWidgets: [],
  order: null,
} satisfies Partial<PackageEntitlement>;

export const NEW_FEATURE_ENTITLEMENT = {
  ...NEW_ENTITLEMENT,
  type: 'FEATURE',
  usageLimit: null,
  hasUnlimitedUsage: null,
  enumValues: null,
  resetPeriod: null,
  resetPeriodConfiguration: null,
} satisfies Partial<PackageFeatureEntitlement>;

export const NEW_CREDIT_ENTITLEMENT = {
  ...NEW_ENTITLEMENT,
  type: 'CREDIT',
  amount: null,
  cadence: null,
  dependencyFeatureId: null,
} satisfies Partial<PackageCreditEntitlement>;

export const NEW_CHARGE = {
  billingModel: 'FLAT_FEE',
  billingCadence: 'RECURRING',
  billingPeriod: 'MONTHLY',
  billingCountryCode: null,
  featureId: null,
  price: null,
  tiersMode: null,
  tiers: null,
  blockSize: null,
  minUnitQuantity: null,
  maxUnitQuantity: null,
  creditRate: null,
  creditGrantCadence: null,
  topUpCustomCurrencyId: null,
} satisfies Partial<Charge>;

/** Whether it is a price of credits that are bought for each billing period. */
export function isCreditPrice({ topUpCustomCurrencyId, billingCadence }: Charge): boolean {
  return topUpCustomCurrencyId !== null && billingCadence === 'RECURRING';
}

/** Version numbers by id, as a subscription remembers them. What is not named is had in the version on offer. */
export type Versions = { plans: Record<string, number>; addons: Record<string, number> };

export const ON_OFFER: Versions = { plans: {}, addons: {} };
