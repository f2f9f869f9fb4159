// Decides what becomes of a subscription that moves to the newest published versions of its plan and add-ons.
// Invariant: versions change and nothing else; what that costs or brings is decided as for any other change of contents.
// Example: Pro 1 for 49 is Pro 2 for 59: on 10 Mar 6.94 now, or 59 from 1 Apr on.
import { planOf, versionsFor } from '../catalog/version.ts';
import type { Subscription } from '../customers/subscription.ts';
import type { Outcome } from '../outcome.ts';
import { known, Refusal } from '../refusal.ts';
import type { Instant } from '../time.ts';
import { contentsOf } from './contents.ts';
import { withNewContents } from './contents-change.ts';
import { assertNotOver } from './running.ts';
import { endIn } from './term.ts';
import { withoutDropped } from './unpaid-update.ts';
import { wishFor } from './wish.ts';
import type { World } from './world.ts';

export type MigrationTime = 'IMMEDIATE' | 'END_OF_BILLING_PERIOD';

export function migrate(
  world: World,
  subscription: Subscription,
  time: MigrationTime,
  at: Instant,
): { subscription: Subscription; outcome: Outcome } {
  assertNotOver(subscription, at);
  const { id, planId, addons, resourceId } = subscription;
  const contents = { ...contentsOf(subscription), versions: versionsFor(world.catalog, planId, addons) };
  if (JSON.stringify(contents.versions) === JSON.stringify(subscription.versions)) {
    throw new Refusal('SubscriptionAlreadyOnLatestPlanError', `subscriptionId: ${id} has the newest versions already.`);
  }
  assertNoneWaits(subscription, time);
  const plan = known(planOf(world.catalog, contents), 'PlanNotFound', 'plan', 'subscriptionId', planId);
  const wish = wishFor(planId, { resourceId, addons, scheduleStrategy: time });
  const changed = withNewContents({ world, plan, contents, wish, at }, subscription);
  const after: Subscription = { ...changed.after, ...endIn(subscription) };
  return {
    subscription: after,
    outcome: withoutDropped(world, subscription, { ...changed.outcome, subscriptions: [after] }),
  };
}

function assertNoneWaits({ id, futureUpdate }: Subscription, time: MigrationTime): void {
  if (time === 'IMMEDIATE' || futureUpdate?.subscriptionScheduleType !== 'MIGRATE_TO_LATEST') return;
  throw new Refusal(
    'ScheduledMigrationAlreadyExistsError',
    `subscriptionId: a migration of ${id} waits already. Cancel it first, or migrate at once.`,
  );
}
