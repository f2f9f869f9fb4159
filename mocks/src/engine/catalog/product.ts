// What a customer subscribes to: its plans are alternatives, its settings say how a subscription starts and ends.
import type { Instant } from '../time.ts';

export type Product = {
  id: string;
  displayName: string;
  description: string | null;
  status: 'PUBLISHED' | 'ARCHIVED';
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

export const NEW_PRODUCT = {
  description: null,
  status: 'PUBLISHED',
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
} as const satisfies Partial<Product>;
