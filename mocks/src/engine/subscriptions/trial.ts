// Decides whether a subscription starts with a trial, and until when.
// Invariant: by itself a customer gets one trial of a product, and none after having paid for it; who asks for a trial or
// against it, by name, is obeyed.
// Example: Pro has 14 days: started 10 Mar 12:00, the trial ends 24 Mar 12:00. The same customer's next Pro has no trial.
import type { Plan } from '../catalog/package.ts';
import { isInTrial, type Subscription } from '../customers/subscription.ts';
import { Refusal } from '../refusal.ts';
import { type Instant, step } from '../time.ts';
import type { TrialWish } from './wish.ts';

export type Trial = NonNullable<Subscription['trial']>;

export function isEligibleForTrial(subscriptions: Iterable<Subscription>, productId: string): boolean {
  for (const subscription of subscriptions) {
    if (subscription.productId !== productId) continue;
    if (subscription.trial !== null || subscription.pricingType === 'PAID') return false;
  }
  return true;
}

/** The trial of a new subscription. */
export function newTrial(plan: Plan, wish: TrialWish | undefined, isEligible: boolean, start: Instant): Trial | null {
  if (wish ? !wish.isTrial : !isEligible || plan.pricingType === 'FREE') return null;
  const config = plan.defaultTrialConfig;
  const endDate =
    wish?.trialEndDate ?? (config && step(start, config.units === 'DAY' ? 'day' : 'month', config.duration));
  if (endDate === null) {
    if (!wish) return null;
    throw new Refusal(
      'BadUserInput',
      `body.trialOverrideConfiguration.trialEndDate: ${plan.id} has no trial by itself, so say when it ends.`,
    );
  }
  if (wish?.trialEndDate !== undefined) assertAfter(wish.trialEndDate, start);
  const endBehavior = wish?.trialEndBehavior ?? config?.trialEndBehavior ?? 'CONVERT_TO_PAID';
  return endDate > start ? { endDate, endBehavior } : null;
}

/** The trial of a running subscription after a change: it goes on, unless the wish or a free plan ends it. */
export function trialAfter(before: Subscription, plan: Plan, wish: TrialWish | undefined, at: Instant): Trial | null {
  const { trial } = before;
  if (trial === null || !isInTrial(before, at)) {
    if (!wish?.isTrial) return trial;
    throw new Refusal(
      'BadUserInput',
      `body.trialOverrideConfiguration.isTrial: ${before.id} runs already and is not in trial. Cancel it first.`,
    );
  }
  if (wish?.isTrial === false || plan.pricingType === 'FREE') return { ...trial, endDate: at };
  if (wish?.trialEndDate !== undefined) assertAfter(wish.trialEndDate, at);
  return { endDate: wish?.trialEndDate ?? trial.endDate, endBehavior: wish?.trialEndBehavior ?? trial.endBehavior };
}

function assertAfter(trialEndDate: Instant, start: Instant): void {
  if (trialEndDate > start) return;
  throw new Refusal(
    'BadUserInput',
    'body.trialOverrideConfiguration.trialEndDate: the trial would end before it begins.',
  );
}
