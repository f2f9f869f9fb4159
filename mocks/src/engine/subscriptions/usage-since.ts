// Decides how much of a feature a subscription used since its usage was last counted, usage period by usage period. The
// period is the reset period of the feature, or the billing period where its usage is never reset.
// Invariant: what was counted is not counted again, whenever it is asked for; a correction downwards gives nothing back.
// Example: 300 calls counted on 10 Mar, 500 by 31 Mar, 40 more in April: asked on 5 Apr, from 300 to 500 and from 0 to 40.
import type { Subscription, UsageMark } from '../customers/subscription.ts';
import { minus } from '../decimal.ts';
import { fromSubscription } from '../entitlements/allowance.ts';
import type { Instant, Window } from '../time.ts';
import { usageWindow } from '../usage/period.ts';
import { payingFrom, periodOf } from './billing-period.ts';
import type { World } from './world.ts';

/** The usage of one usage period: what was counted of it before, and what there is now. */
export type Stretch = { before: number; after: number };
export type UsedSince = { stretches: Stretch[]; counted: UsageMark['counted'][string] };

export function usedSince(
  world: World,
  subscription: Subscription,
  featureId: string,
  mark: UsageMark | null,
  until: Instant,
): UsedSince {
  const meter = meterOf(world, subscription, featureId);
  const from = mark?.until ?? payingFrom(subscription);
  const counted = mark?.counted[featureId];
  const stretches: Stretch[] = [];
  let window = meter.windowAt(from);
  const isCounted = counted !== undefined && counted.start === startOf(window);
  let before = isCounted ? counted.total : meter.startingTotal(window, mark ? from : from - 1);
  for (;;) {
    const isLast = window === null || until < window.end;
    const after = Math.max(before, meter.total(window, isLast || window === null ? until : window.end - 1));
    stretches.push({ before, after });
    if (isLast || window === null) return { stretches, counted: { start: startOf(window), total: after } };
    window = meter.windowAt(window.end);
    before = 0;
  }
}

function startOf(window: Window | null): Instant | null {
  return window?.start ?? null;
}

type UsageMeter = {
  windowAt(at: Instant): Window | null;
  total(window: Window | null, until: Instant): number;
  /** What there was before counting began. */
  startingTotal(window: Window | null, until: Instant): number;
};

function meterOf(world: World, subscription: Subscription, featureId: string): UsageMeter {
  const { customerId, resourceId } = subscription;
  const subject = { customerId, featureId, resourceId };
  const reset = fromSubscription(world.catalog, subscription, featureId)?.reset ?? null;
  if (reset) {
    const total = (window: Window | null, until: Instant) => world.usageTotal(subject, window, until);
    return { windowAt: (at) => usageWindow(reset, at), total, startingTotal: total };
  }
  const windowAt = (at: Instant) => periodOf(subscription, at);
  const ever = (until: Instant) => world.usageTotal(subject, null, until);
  if (world.catalog.feature(featureId)?.meterType === 'FLUCTUATING') {
    // A level, such as seats, is used anew in each period, from when the period has begun.
    const total = (window: Window | null, until: Instant) => (window && until <= window.start ? 0 : ever(until));
    return { windowAt, total, startingTotal: () => 0 };
  }
  const total = (window: Window | null, until: Instant) => minus(ever(until), window ? ever(window.start - 1) : 0);
  return { windowAt, total, startingTotal: total };
}
