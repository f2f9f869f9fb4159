// Decides what becomes of a wish: what kind of change it is, when it takes effect, what it costs and what is then on record.
// Invariant: a preview and a provisioning are this one decision; only the second commits it. A customer has one running
// subscription for each product and resource. What takes effect later costs nothing now.
// Example: Pro → Enterprise on 10 Mar takes effect at once for 104.04; back to Pro waits until 1 Apr for 0.
import type { Plan } from '../catalog/package.ts';
import { planOf } from '../catalog/version.ts';
import type { Customer } from '../customers/customer.ts';
import type { Subscription, SubscriptionContents } from '../customers/subscription.ts';
import type { Instant, Window } from '../time.ts';
import { billingPeriodAt, payingFrom, periodOf } from './billing-period.ts';
import { contentsFor, type Kind, kindOf } from './contents.ts';
import { dueNow, nothingDue, periodInvoice } from './due.ts';
import { emptyInvoice, type Invoice } from './invoice.ts';
import { freeAddons } from './lines.ts';
import { changesInPlace, endedBy, idFor, placeOf } from './placement.ts';
import type { Proration } from './proration.ts';
import { changedSubscription, newSubscription, withContents } from './record.ts';
import { assertEnd, effectiveInstant, scheduled } from './schedule.ts';
import { isEligibleForTrial, newTrial } from './trial.ts';
import { withUsageCycles } from './usage-cycle.ts';
import { usedSofar } from './usage-invoice.ts';
import { allowedPlan, assertContents } from './validation.ts';
import type { Wish } from './wish.ts';
import type { World } from './world.ts';

export type Change = {
  kind: Kind;
  effectiveAt: Instant;
  isScheduled: boolean;
  isPlanDowngrade: boolean;
  hasScheduledUpdates: boolean;
  before: Subscription | null;
  /** The record that carries the wish. It has the id of `before` when that one changes in place. */
  after: Subscription;
  /** Records that it ends. */
  ended: Subscription[];
  immediateInvoice: Invoice;
  recurringInvoice: Invoice;
  proration: Proration;
  billingPeriodRange: Window | null;
  /** Add-ons that cost nothing. */
  freeItems: SubscriptionContents['addons'];
};

export function decide(world: World, customer: Customer, wish: Wish, at: Instant): Change {
  const offered = allowedPlan(world, customer, wish);
  const known = [...world.tables.subscriptions.of(customer.id)];
  const { before, waiting } = placeOf(known, offered, wish, at);
  const contents = contentsFor(world.catalog, offered, wish, before);
  const plan = planOf(world.catalog, contents) ?? offered;
  assertContents(world, plan, contents, wish, before);
  const kind = kindOf(world.catalog, before, contents);
  const effectiveAt = effectiveInstant(before, kind, wish, at);
  assertEnd(wish, effectiveAt, at);

  const draft = { world, plan, contents, wish, at };
  const isInPlace = before !== null && changesInPlace(before, plan);
  const isScheduled = effectiveAt > at;
  const ended = waiting.map((one) => endedBy(one, at, at));
  let after: Subscription;
  if (isInPlace) {
    idFor(world, wish, [before, ...waiting]);
    after = isScheduled ? scheduled(draft, before, kind, effectiveAt) : changedSubscription(draft, before);
  } else {
    const others = known.filter((one) => !waiting.includes(one));
    const trial = newTrial(plan, wish.trial, isEligibleForTrial(others, plan.productId), effectiveAt);
    const id = idFor(world, wish, waiting);
    const createdAt = waiting.find((one) => one.id === id)?.createdAt ?? at;
    after = newSubscription(draft, { id, customerId: customer.id, createdAt }, trial, effectiveAt);
    if (before) after = withUsageCycles(world.catalog, before, after, effectiveAt);
  }

  const used = before && !isScheduled ? usedSofar(world, before, after, at) : null;
  const old = before && { ...before, ...used };
  // What waits is on the first invoice of whatever takes the place of the old one.
  if (old && !isInPlace) ended.push(endedBy(isScheduled ? old : { ...old, pendingLines: [] }, effectiveAt, at));
  if (isInPlace) after = { ...after, ...used };
  const due = dueOf(world, { before: old, after, kind, isScheduled, wish }, at);
  return {
    kind,
    effectiveAt,
    isScheduled,
    isPlanDowngrade: kind === 'downgrade' && before?.planId !== plan.id,
    hasScheduledUpdates: before?.futureUpdate != null || waiting.length > 0,
    before,
    after: { ...after, ...due.rest },
    ended: ended.filter(({ id }) => id !== after.id),
    immediateInvoice: due.invoice,
    proration: due.proration,
    freeItems: freeAddons(world.catalog, contents),
    recurringInvoice: recurringOf(world, after, plan, contents, effectiveAt, at),
    billingPeriodRange:
      isScheduled && before ? billingPeriodAt(before, at) : periodOf(after, Math.max(at, payingFrom(after))),
  };
}

export type Decided = {
  before: Subscription | null;
  after: Subscription;
  kind: Kind;
  isScheduled: boolean;
  wish: Wish;
};

/** What is due at once for a change. */
export function dueOf(world: World, { before, after, kind, isScheduled, wish }: Decided, at: Instant) {
  const isUntouched = kind === 'same' && before?.billingCycleAnchor === after.billingCycleAnchor;
  const isBackdated = before === null && (wish.isBackdated || after.startDate < at);
  if (isScheduled || isUntouched || isBackdated) return nothingDue(after, at);
  return dueNow(world, before, after, wish.prorationBehavior, at);
}

/** The first invoice of a whole period that is still to come. */
function recurringOf(
  world: World,
  after: Subscription,
  plan: Plan,
  contents: SubscriptionContents,
  effectiveAt: Instant,
  at: Instant,
): Invoice {
  const then = after.futureUpdate ? withContents(after, contents, plan, effectiveAt) : after;
  const from = Math.max(effectiveAt, payingFrom(then));
  const period = periodOf(then, Math.max(at, from));
  const next = period && (from > at && period.start === from ? period : periodOf(then, period.end));
  return next ? periodInvoice(world, then, next, next.start) : emptyInvoice(after);
}
