// Decides when a subscription ends, and its trial, after other dates were given for them.
// Invariant: dates lie in the future. What is not said stays; a trial that does not convert ends with its subscription.
// Example: a trial until 24 Mar, CANCEL_SUBSCRIPTION, now until 1 Apr: EXPIRED on 1 Apr.
import { isInTrial, type Subscription, statusAt } from '../customers/subscription.ts';
import { Refusal } from '../refusal.ts';
import { type Instant, toIso } from '../time.ts';
import { futureUpdateBefore } from './cancel.ts';
import { type End, endOf } from './record.ts';
import { wishFor } from './wish.ts';

/** `cancellationDate` null takes the end away, undefined leaves it. */
export function redated(
  subscription: Subscription,
  trialEndDate: Instant | undefined,
  cancellationDate: Instant | null | undefined,
  at: Instant,
): Subscription {
  const moved = trialEndDate === undefined ? subscription : withTrialEnd(subscription, trialEndDate, at);
  if (cancellationDate === undefined) return moved;
  const from = Math.max(at, moved.startDate);
  if (cancellationDate !== null && cancellationDate <= from) {
    throw new Refusal(
      'InvalidCancellationDate',
      `body.cancellationDate: ${toIso(cancellationDate)} is not in the future of the subscription. Give a later date, or cancel it.`,
    );
  }
  const wish = wishFor(moved.planId, { cancellationDate: cancellationDate ?? undefined });
  const ended = { ...moved, ...endOf(wish, trialToCome(moved, at), null, from) };
  return cancellationDate === null ? ended : { ...ended, futureUpdate: futureUpdateBefore(moved, cancellationDate) };
}

function trialToCome(subscription: Subscription, at: Instant): Subscription['trial'] {
  return isInTrial(subscription, at) || subscription.startDate > at ? subscription.trial : null;
}

function withTrialEnd(subscription: Subscription, endDate: Instant, at: Instant): Subscription {
  const trial = trialToCome(subscription, at);
  if (trial === null) {
    throw new Refusal(
      'InvalidSubscriptionStatus',
      `body.trialEndDate: ${subscription.id} is ${statusAt(subscription, at)} and in no trial. Leave the date out.`,
    );
  }
  if (endDate <= Math.max(at, subscription.startDate)) {
    throw new Refusal('BadUserInput', `body.trialEndDate: ${toIso(endDate)} is not in the future of the trial.`);
  }
  const isLast = subscription.cancelReason === 'TRIAL_ENDED';
  return {
    ...subscription,
    trial: { ...trial, endDate },
    billingCycleAnchor: endDate,
    endDate: isLast ? endDate : subscription.endDate,
  };
}

/** When it ends, as it is now. */
export function endIn({ endDate, cancelReason, cancellationDate, isRevoked, isProratedAtEnd }: Subscription): End {
  return { endDate, cancelReason, cancellationDate, isRevoked, isProratedAtEnd };
}
