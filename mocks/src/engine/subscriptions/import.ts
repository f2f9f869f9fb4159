// Decides what a subscription that runs elsewhere is here: a new one, or a known one with what the import says.
// Invariant: what came before the import costs nothing and brings no credits; from then on it is a subscription like any
// other, the only one in its place.
// Example: Pro, yearly since 1 Jun 2025, imported on 10 Mar 2026: ACTIVE, the first invoice is 490 on 1 Jun 2026.
import { planOf } from '../catalog/version.ts';
import type { Customer } from '../customers/customer.ts';
import { givesAccess, isOver, type Subscription } from '../customers/subscription.ts';
import type { Outcome } from '../outcome.ts';
import { Refusal } from '../refusal.ts';
import { type Instant, toIso } from '../time.ts';
import { contentsFor } from './contents.ts';
import { endedBy } from './placement.ts';
import { newResources } from './provision.ts';
import { type Draft, newSubscription, withTerms } from './record.ts';
import { creditsOfChange } from './recurring-credits.ts';
import { marked, usageDue } from './usage-due.ts';
import { allowedPlan, assertContents } from './validation.ts';
import { type Wish, wishFor } from './wish.ts';
import type { World } from './world.ts';

/** What is undefined was not said. */
export type ImportedRow = Pick<Wish, 'planId' | 'billingId' | 'metadata' | 'startDate' | 'billingPeriod'> & {
  id: string;
  resourceId: string | null | undefined;
  addons: Wish['addons'] | undefined;
  charges: Wish['charges'] | undefined;
  endDate: Instant | null | undefined;
};

export function imported(world: World, customer: Customer, row: ImportedRow, at: Instant): Outcome {
  const before = world.tables.subscriptions.get(row.id) ?? null;
  if (before) assertSame(before, customer, row);
  const wish = wishOf(row, before);
  const offered = allowedPlan(world, customer, wish);
  const contents = contentsFor(world.catalog, offered, wish, before);
  const plan = planOf(world.catalog, contents) ?? offered;
  assertContents(world, plan, contents, wish, before);
  const draft: Draft = { world, plan, contents, wish, at };
  const after = withEnd(before ? known(draft, before) : fresh(draft, customer, row.id), row.endDate);
  const isRunning = givesAccess(after, at);
  return {
    subscriptions: [...(isOver(after, at) ? [] : displaced(world, after, at)), after],
    resources: newResources(world, after, at),
    ...(isRunning ? creditsOfChange(world, before && givesAccess(before, at) ? before : null, after, at) : {}),
  };
}

function assertSame(before: Subscription, customer: Customer, { id, resourceId }: ImportedRow): void {
  if (before.customerId !== customer.id) {
    throw new Refusal(
      'IntegrityViolation',
      `body.customerId: ${id} belongs to ${before.customerId}. Choose another id.`,
    );
  }
  if (resourceId !== undefined && resourceId !== before.resourceId) {
    throw new Refusal('IntegrityViolation', `body.resourceId: ${id} is for ${before.resourceId}. Transfer it instead.`);
  }
}

function wishOf(row: ImportedRow, before: Subscription | null): Wish {
  const { planId, billingId, metadata, startDate } = row;
  return wishFor(planId, {
    resourceId: row.resourceId ?? before?.resourceId ?? null,
    billingPeriod: row.billingPeriod ?? before?.billingPeriod ?? undefined,
    addons: row.addons ?? before?.addons ?? [],
    charges: row.charges ?? before?.charges ?? [],
    unitQuantity: row.charges ? null : (before?.unitQuantity ?? null),
    billingId,
    metadata,
    startDate,
  });
}

function fresh(draft: Draft, customer: Customer, id: string): Subscription {
  const { world, wish, at } = draft;
  const startDate = wish.startDate ?? at;
  const subscription = newSubscription(draft, { id, customerId: customer.id, createdAt: at }, null, startDate);
  if (startDate >= at) return subscription;
  return { ...subscription, ...marked(subscription, usageDue(world, subscription, at)) };
}

function known(draft: Draft, before: Subscription): Subscription {
  const { plan, contents, wish, at } = draft;
  const startDate = wish.startDate ?? before.startDate;
  const isMoved = startDate !== before.startDate && before.trial === null;
  return withTerms(
    draft,
    {
      ...before,
      ...contents,
      productId: plan.productId,
      pricingType: plan.pricingType ?? 'FREE',
      startDate,
      billingCycleAnchor: isMoved ? startDate : before.billingCycleAnchor,
    },
    at,
  );
}

function withEnd(subscription: Subscription, endDate: Instant | null | undefined): Subscription {
  if (endDate === undefined) return subscription;
  if (endDate !== null && endDate <= subscription.startDate) {
    throw new Refusal('InvalidCancellationDate', `body.endDate: ${toIso(endDate)} is not after the start.`);
  }
  const cancelReason = endDate === null ? null : 'EXPIRED';
  return { ...subscription, endDate, cancelReason, cancellationDate: null, isRevoked: false, isProratedAtEnd: false };
}

/** What ran or waited in its place ends where it begins. */
function displaced(world: World, after: Subscription, at: Instant): Subscription[] {
  const { customerId, productId, resourceId, startDate } = after;
  return [...world.tables.subscriptions.of(customerId)]
    .filter((other) => other.id !== after.id && other.productId === productId && other.resourceId === resourceId)
    .filter((other) => !isOver(other, at))
    .map((other) => endedBy(other, givesAccess(other, at) ? Math.max(startDate, at) : at, at));
}
