// Decides what moves when a subscription is for another resource from now on.
// Invariant: no credit is won or lost, and one subscription runs in a place. Usage, and credits that were bought or given,
// belong to the resource and stay; recurring credits belong to the subscription, and what is left of them moves.
// Example: 100 credits a month, 60 used for resource-01. Moved to resource-02: 0 left there, 40 here until the month is over.
import { type Grant, grantStatus, remaining } from '../credits/grant.ts';
import { joined, NOTHING, newGrant, open, voidGrant, type WalletOutcome } from '../credits/wallet.ts';
import { isOver, type Subscription } from '../customers/subscription.ts';
import { creditAllowances } from '../entitlements/credit-allowances.ts';
import type { Outcome } from '../outcome.ts';
import { Refusal } from '../refusal.ts';
import type { Instant } from '../time.ts';
import { newResources } from './provision.ts';
import { walletAfter } from './recurring-credits.ts';
import { assertNotOver } from './running.ts';
import type { World } from './world.ts';

export function transfer(
  world: World,
  subscription: Subscription,
  resourceId: string,
  at: Instant,
): { subscription: Subscription; outcome: Outcome } {
  assertNotOver(subscription, at);
  if (subscription.resourceId === resourceId) return { subscription, outcome: {} };
  assertPlace(world, subscription, resourceId, at);
  const moved = { ...subscription, resourceId, updatedAt: at };
  const resources = newResources(world, moved, at);
  return {
    subscription: moved,
    outcome: { subscriptions: [moved], resources, ...creditsMoved(world, subscription, moved, at) },
  };
}

function assertPlace({ catalog, tables }: World, subscription: Subscription, resourceId: string, at: Instant): void {
  const { customerId, productId } = subscription;
  if (catalog.product(productId)?.multipleSubscriptions === false) {
    throw new Refusal(
      'BadUserInput',
      `body.destinationResourceId: ${productId} allows one subscription for each customer, and none for a resource.`,
    );
  }
  for (const other of tables.subscriptions.of(customerId)) {
    if (other.productId !== productId || other.resourceId !== resourceId || isOver(other, at)) continue;
    throw new Refusal(
      'DuplicatedEntityNotAllowed',
      `body.destinationResourceId: ${resourceId} has the subscription ${other.id} of ${productId} already. Cancel that one first.`,
    );
  }
}

/** A grant of nothing moves too: it says that the credits of its period have come. */
function creditsMoved(world: World, before: Subscription, after: Subscription, at: Instant): WalletOutcome {
  let outcome = NOTHING;
  for (const { id, wallet } of creditAllowances(world.catalog, before)) {
    const target = { ...wallet, resourceId: after.resourceId };
    const running = [...world.wallet(wallet)].filter((grant) => grant.allowanceId === id && isRunning(grant, at));
    for (const grant of running) {
      const moved: Grant = { ...grant, ...newGrant(target, at, world.mint), ...keptOf(grant) };
      const there = walletAfter(world, target, outcome);
      outcome = joined(joined(outcome, voidGrant(grant, at, world.mint)), open(moved, there, at, world.mint));
    }
  }
  return outcome;
}

function isRunning(grant: Grant, at: Instant): boolean {
  return grantStatus(grant, at) === 'ACTIVE';
}

function keptOf(grant: Grant): Partial<Grant> {
  const { displayName, grantType, priority, expireAt, sourceType, allowanceId, metadata } = grant;
  return { displayName, grantType, priority, expireAt, sourceType, allowanceId, metadata, amount: remaining(grant) };
}
