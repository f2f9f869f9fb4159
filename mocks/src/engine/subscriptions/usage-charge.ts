// Decides an invoice of usage on demand, and whether the billing provider is to hear of usage.
// Invariant: usage is charged once, on demand or with the next period. A trial costs nothing, and what has not begun has no
// usage.
// Example: charged on 10 Mar for 1–10 Mar, again on 1 Apr for 10–31 Mar.
import { type Subscription, statusAt } from '../customers/subscription.ts';
import type { Outcome } from '../outcome.ts';
import { Refusal } from '../refusal.ts';
import { type Instant, toIso, type Window } from '../time.ts';
import { payingFrom } from './billing-period.ts';
import type { IssuedInvoice } from './issued-invoice.ts';
import { invoiced } from './payment.ts';
import { type ChargedUsage, marked, markOf, usageSince } from './usage-due.ts';
import { chargedUntil, usageInvoice } from './usage-invoice.ts';
import type { World } from './world.ts';

export type UsageCharge = { period: Window; charged: ChargedUsage[]; invoice: IssuedInvoice | null; outcome: Outcome };

export function chargeUsage(
  world: World,
  subscription: Subscription,
  untilDate: Instant | undefined,
  at: Instant,
): UsageCharge {
  if (statusAt(subscription, at) === 'NOT_STARTED') {
    throw new Refusal(
      'InvalidSubscriptionStatus',
      `subscriptionId: ${subscription.id} has not started and has no usage.`,
    );
  }
  const start = chargedUntil(subscription);
  const until = Math.min(untilDate ?? at, lastUse(subscription, at));
  if (untilDate !== undefined && untilDate < start && subscription.usageCharged) {
    throw new Refusal(
      'BadUserInput',
      `body.untilDate: usage is charged until ${toIso(start)} already. Give a later instant, or leave it out.`,
    );
  }
  if (until < start) return { period: { start: until, end: until }, charged: [], invoice: null, outcome: {} };
  const { invoice, usage } = usageInvoice(world, subscription, until, at);
  const counted = { ...subscription, ...marked(subscription, usage), updatedAt: at };
  const { subscription: charged, invoices } = invoiced(world, counted, invoice, 'MANUAL', at);
  return {
    period: { start, end: until },
    charged: usage.charged,
    invoice: invoices[0] ?? null,
    outcome: { subscriptions: [charged], invoices },
  };
}

export function syncUsage(
  world: World,
  subscription: Subscription,
  at: Instant,
): { isTriggered: boolean; outcome: Outcome } {
  const until = lastUse(subscription, at);
  const nothing = { isTriggered: false, outcome: {} };
  if (until < (subscription.usageSynced?.until ?? payingFrom(subscription))) return nothing;
  const used = usageSince(world, subscription, subscription.usageSynced, until);
  const isTriggered = [...used.values()].some(({ stretches }) => stretches.some(({ before, after }) => after > before));
  if (!isTriggered) return nothing;
  return {
    isTriggered,
    outcome: { subscriptions: [{ ...subscription, usageSynced: markOf(used, until), updatedAt: at }] },
  };
}

function lastUse({ endDate }: Subscription, at: Instant): Instant {
  return endDate === null ? at : Math.min(at, endDate);
}
