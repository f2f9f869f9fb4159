// Decides what becomes of the subscriptions of a customer who is archived, and whether a payment method is still needed.
// Invariant: all that run or wait end at once, for nothing, and nothing follows on them. What is over stays as it was.
// Example: Pro since 1 Mar, archived on 10 Mar: CANCELED on 10 Mar, CustomerArchived.
import { isOver, type Subscription } from '../customers/subscription.ts';
import type { Outcome } from '../outcome.ts';
import type { Instant } from '../time.ts';
import { merged } from './merged.ts';
import { withoutDropped } from './unpaid-update.ts';
import type { World } from './world.ts';

export function endedWithCustomer(world: World, customerId: string, at: Instant): Outcome {
  let outcome: Outcome = { subscriptions: [] };
  for (const subscription of world.tables.subscriptions.of(customerId)) {
    if (isOver(subscription, at)) continue;
    const ended = { subscriptions: [endedBy(subscription, at)] };
    outcome = merged(outcome, withoutDropped(world, subscription, ended));
  }
  return outcome;
}

function endedBy(subscription: Subscription, at: Instant): Subscription {
  return {
    ...subscription,
    endDate: at,
    cancellationDate: at,
    cancelReason: 'CustomerArchived',
    futureUpdate: null,
    updatedAt: at,
  };
}
