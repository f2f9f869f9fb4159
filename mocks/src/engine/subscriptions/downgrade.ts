// Decides what a customer goes on with when a subscription is over: with the free plan that the product names, or with nothing.
// Invariant: the free plan begins where the other one ends, unless the customer has something else running in its place, or
// the entitlements were revoked.
// Example: DOWNGRADE_TO_FREE to plan-free, Pro ends on 1 Apr: plan-free from 1 Apr.
import type { Subscription } from '../customers/subscription.ts';
import { givesAccess } from '../customers/subscription.ts';
import type { Outcome } from '../outcome.ts';
import type { Instant } from '../time.ts';
import { provision } from './provision.ts';
import { wishFor } from './wish.ts';
import { type World, worldWith } from './world.ts';

export function downgradeAfter(world: World, ended: Subscription, at: Instant): Outcome {
  const settings = world.catalog.product(ended.productId)?.productSettings;
  const customer = world.tables.customers.get(ended.customerId);
  if (settings?.subscriptionEndSetup !== 'DOWNGRADE_TO_FREE' || settings.downgradePlanId === null) return {};
  if (!customer || customer.archivedAt !== null || ended.isRevoked || ended.cancelReason === 'UPGRADE_OR_DOWNGRADE')
    return {};
  const plan = world.catalog.plan(settings.downgradePlanId);
  if (plan?.status !== 'PUBLISHED' || plan.pricingType !== 'FREE' || plan.id === ended.planId) return {};
  if (hasSuccessor(world, ended, at)) return {};
  const provisioned = provision(
    worldWith(world, ended),
    customer,
    wishFor(plan.id, { resourceId: ended.resourceId }),
    at,
  );
  return provisioned.status === 'SUCCESS' ? provisioned.outcome : {};
}

function hasSuccessor({ tables }: World, ended: Subscription, at: Instant): boolean {
  for (const other of tables.subscriptions.of(ended.customerId)) {
    const isHere = other.productId === ended.productId && other.resourceId === ended.resourceId;
    if (isHere && other.id !== ended.id && givesAccess(other, at)) return true;
  }
  return false;
}
