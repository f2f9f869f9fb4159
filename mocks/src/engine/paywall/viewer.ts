// Decides what a pricing page says about the customer who looks at it: what was tried, and whether a trial is still open.
// Invariant: a trial is open exactly where provisioning would start one by itself.
// Example: customer-trial is in trial of Pro: trialedPlans has Pro, no trial is open for the product.
import type { Plan } from '../catalog/package.ts';
import type { Subscription } from '../customers/subscription.ts';
import { isEligibleForTrial } from '../subscriptions/trial.ts';

export function trialedPlans(subscriptions: Subscription[]): { productId: string; planId: string }[] {
  const plans = new Map<string, { productId: string; planId: string }>();
  for (const { trial, productId, planId } of subscriptions) if (trial) plans.set(planId, { productId, planId });
  return [...plans.values()];
}

export function trialsOpen(subscriptions: Subscription[], plans: Plan[]): { productId: string; eligible: boolean }[] {
  const products = new Set(plans.map(({ productId }) => productId));
  return [...products].map((productId) => ({ productId, eligible: isEligibleForTrial(subscriptions, productId) }));
}
