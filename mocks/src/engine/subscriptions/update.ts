// Decides what an update of a subscription changes: its contents by the same rules as a provisioning, its terms at once.
// Invariant: the plan, the customer and the resource stay; what is not said stays, an end that is to come and a change that
// waits included.
// Example: Pro with two add-ons of 20 more on 10 Mar: 27.74 now. With one of them less: from 1 Apr on, for 0.
import { planOf } from '../catalog/version.ts';
import type { Subscription, SubscriptionContents } from '../customers/subscription.ts';
import type { Outcome } from '../outcome.ts';
import { known } from '../refusal.ts';
import type { Instant } from '../time.ts';
import { contentsFor } from './contents.ts';
import { withNewContents, withNewTerms } from './contents-change.ts';
import { assertEndsBefore } from './placement.ts';
import type { Draft } from './record.ts';
import { assertNotOver } from './running.ts';
import type { Taxation } from './tax.ts';
import { endIn, redated } from './term.ts';
import { withoutDropped } from './unpaid-update.ts';
import { type Wish, wishFor } from './wish.ts';
import type { World } from './world.ts';

type Terms = 'budget' | 'coupon' | keyof Taxation | 'daysUntilDue' | 'salesforceId' | 'metadata';
type Manner =
  | 'prorationBehavior'
  | 'billingCycleAnchor'
  | 'scheduleStrategy'
  | 'isInvoicePaid'
  | 'awaitPaymentConfirmation';
type Contents = 'addons' | 'charges' | 'entitlements' | 'priceOverrides' | 'minimumSpend' | 'billingPeriod';

/** What is undefined was not said. */
export type Update = {
  contents: { [Key in Contents]?: SubscriptionContents[Key] | undefined };
  said: Partial<Pick<Wish, Terms | Manner>>;
  trialEndDate: Instant | undefined;
  /** The end of a fixed term; null for no end. */
  cancellationDate: Instant | null | undefined;
  removesCoupon: boolean;
};

export function update(
  world: World,
  subscription: Subscription,
  change: Update,
  at: Instant,
): { subscription: Subscription; outcome: Outcome } {
  assertNotOver(subscription, at);
  const dated = redated(subscription, change.trialEndDate, change.cancellationDate, at);
  if (change.cancellationDate !== undefined)
    assertEndsBefore(world, subscription, dated.endDate, 'body.cancellationDate', at);
  const draft = draftOf(world, dated, change, at);
  const changed = changesContents(change) ? withNewContents(draft, dated) : withNewTerms(draft, dated);
  const coupon = change.removesCoupon ? null : changed.after.coupon;
  const after: Subscription = { ...changed.after, ...endIn(dated), coupon, updatedAt: at };
  return {
    subscription: after,
    outcome: withoutDropped(world, subscription, { ...changed.outcome, subscriptions: [after] }),
  };
}

function changesContents({ contents, said }: Update): boolean {
  return said.billingCycleAnchor === 'NOW' || Object.values(contents).some((value) => value !== undefined);
}

function draftOf(world: World, subscription: Subscription, { contents, said }: Update, at: Instant): Draft {
  const { planId, resourceId, addons, charges, unitQuantity, billingPeriod } = subscription;
  const plan = known(planOf(world.catalog, subscription), 'PlanNotFound', 'plan', 'subscriptionId', planId);
  const wish = wishFor(planId, {
    ...said,
    resourceId,
    addons: contents.addons ?? addons,
    charges: contents.charges ?? charges,
    unitQuantity: contents.charges ? null : unitQuantity,
    billingPeriod: contents.billingPeriod ?? billingPeriod ?? undefined,
    entitlements: contents.entitlements,
    priceOverrides: contents.priceOverrides,
    minimumSpend: contents.minimumSpend,
  });
  return { world, plan, wish, contents: contentsFor(world.catalog, plan, wish, subscription), at };
}
