// Decides which invoice of a contract is the newest, and which comes next: it lets time pass for its subscriptions in a
// preview, until one of them is invoiced.
// Invariant: what comes next is what will be invoiced if nothing changes until then.
// Example: Pro for 49 and Enterprise for 199, both until 1 Apr: 248 on 1 Apr, for April.
import type { Subscription, SubscriptionInvoice } from '../customers/subscription.ts';
import { plus } from '../decimal.ts';
import type { Money } from '../money.ts';
import { periodOf } from '../subscriptions/billing-period.ts';
import { applyEvent, nextEvent } from '../subscriptions/life-cycle.ts';
import { previewOf, type World, worldWith } from '../subscriptions/world.ts';
import type { Instant, Window } from '../time.ts';

export type ComingInvoice = { amount: Money; dueDate: Instant; period: Window | null };

export function latestInvoiceOf(subscriptions: Iterable<Subscription>): SubscriptionInvoice | null {
  let latest: SubscriptionInvoice | null = null;
  for (const { latestInvoice: invoice } of subscriptions) {
    if (invoice && (latest === null || invoice.createdAt >= latest.createdAt)) latest = invoice;
  }
  return latest;
}

/** The invoices that fall due first, as one. Others in another currency are not part of it. */
export function nextInvoiceOf(world: World, subscriptions: Iterable<Subscription>, at: Instant): ComingInvoice | null {
  let next: ComingInvoice | null = null;
  for (const subscription of subscriptions) {
    const coming = comingInvoice(world, subscription, at);
    if (coming === null) continue;
    if (next === null || coming.dueDate < next.dueDate) next = coming;
    else if (coming.dueDate === next.dueDate) next = together(next, coming);
  }
  return next;
}

function together(one: ComingInvoice, other: ComingInvoice): ComingInvoice {
  if (one.amount.currency !== other.amount.currency) return one;
  const amount = { ...one.amount, amount: plus(one.amount.amount, other.amount.amount) };
  const periods = [one.period, other.period].filter((period) => period !== null);
  const period = {
    start: Math.min(...periods.map(({ start }) => start)),
    end: Math.max(...periods.map(({ end }) => end)),
  };
  return { ...one, amount, period: periods.length > 0 ? period : null };
}

function comingInvoice(world: World, subscription: Subscription, at: Instant): ComingInvoice | null {
  const preview = previewOf(world);
  let before = subscription;
  for (
    let event = nextEvent(world.catalog, before, at);
    event !== null;
    event = nextEvent(world.catalog, before, event.at)
  ) {
    const { subscriptions = [] } = applyEvent(worldWith(preview, before), before, event);
    const after = subscriptions.find(({ id }) => id === before.id) ?? before;
    const invoice = after.latestInvoice;
    if (invoice && invoice.billingId !== before.latestInvoice?.billingId) {
      const { total, currency } = invoice;
      return { amount: { amount: total, currency }, dueDate: event.at, period: periodOf(after, event.at) };
    }
    // A period that costs nothing is followed by others that cost nothing, unless a change waits.
    if (event.type === 'subscription.renewed' && after.futureUpdate === null) return null;
    before = after;
  }
  return null;
}
