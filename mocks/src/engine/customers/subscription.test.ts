import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY, type Instant } from '../time.ts';
import { APRIL, MARCH, subscription } from './fixture.ts';
import { givesAccess, isInTrial, type Subscription, statusAt } from './subscription.ts';

const FOURTEEN_DAYS = { endDate: MARCH + 14 * DAY, endBehavior: 'CONVERT_TO_PAID' } as const;

describe('a subscription', () => {
  it('is NOT_STARTED until its start, and ACTIVE from that instant on', () => {
    const bought = subscription({ startDate: MARCH });
    expect([statusAt(bought, MARCH - 1), statusAt(bought, MARCH)]).toEqual(['NOT_STARTED', 'ACTIVE']);
  });

  it('is IN_TRIAL until the trial ends, and ACTIVE from that instant on', () => {
    const tried = subscription({ trial: FOURTEEN_DAYS });
    const end = FOURTEEN_DAYS.endDate;
    expect([statusAt(tried, MARCH), statusAt(tried, end - 1), statusAt(tried, end)]).toEqual([
      'IN_TRIAL',
      'IN_TRIAL',
      'ACTIVE',
    ]);
  });

  it('is not in trial before it starts', () => {
    expect(isInTrial(subscription({ trial: FOURTEEN_DAYS }), MARCH - 1)).toBe(false);
  });

  it('keeps its status until its end, even when the cancellation was asked for long before', () => {
    const leaving = subscription({
      cancellationDate: MARCH + DAY,
      endDate: APRIL,
      cancelReason: 'ScheduledCancellation',
    });
    expect([statusAt(leaving, APRIL - 1), statusAt(leaving, APRIL)]).toEqual(['ACTIVE', 'CANCELED']);
  });

  it.each([
    ['EXPIRED', 'EXPIRED'],
    ['TRIAL_ENDED', 'EXPIRED'],
    ['Immediate', 'CANCELED'],
    ['ScheduledCancellation', 'CANCELED'],
    ['UPGRADE_OR_DOWNGRADE', 'CANCELED'],
    ['CustomerArchived', 'CANCELED'],
    [null, 'CANCELED'],
  ] as const)('that ended for the reason %s is %s', (cancelReason, status) => {
    expect(statusAt(subscription({ endDate: APRIL, cancelReason }), APRIL)).toBe(status);
  });

  it('that was cancelled before it started never starts', () => {
    const never = subscription({ startDate: APRIL, endDate: MARCH, cancelReason: 'Immediate' });
    expect([statusAt(never, MARCH), statusAt(never, APRIL)]).toEqual(['CANCELED', 'CANCELED']);
  });
});

describe('access', () => {
  it('is given in a trial and when active, from the start until the end', () => {
    const tried = subscription({ trial: FOURTEEN_DAYS, endDate: APRIL });
    const instants: Instant[] = [MARCH - 1, MARCH, FOURTEEN_DAYS.endDate, APRIL - 1, APRIL];
    expect(instants.map((at) => givesAccess(tried, at))).toEqual([false, true, true, true, false]);
  });
});

const instant = fc.integer({ min: 0, max: 20 });
const anySubscription = fc
  .record({
    startDate: instant,
    endDate: fc.option(instant),
    trialEnd: fc.option(instant),
    cancelReason: fc.constantFrom<Subscription['cancelReason']>(null, 'EXPIRED', 'TRIAL_ENDED', 'Immediate'),
  })
  .map(({ trialEnd, ...said }) =>
    subscription({ ...said, trial: trialEnd === null ? null : { endDate: trialEnd, endBehavior: 'CONVERT_TO_PAID' } }),
  );

describe('laws of status', () => {
  it('access is given at exactly the instants from the start until the end', () => {
    fc.assert(
      fc.property(anySubscription, instant, (any, at) => {
        expect(givesAccess(any, at)).toBe(any.startDate <= at && (any.endDate === null || at < any.endDate));
      }),
      { numRuns: 1000 },
    );
  });

  it('time only moves it on: not started, in trial, active, over', () => {
    const ORDER = { NOT_STARTED: 0, IN_TRIAL: 1, ACTIVE: 2, PAYMENT_PENDING: 2, CANCELED: 3, EXPIRED: 3 };
    fc.assert(
      fc.property(anySubscription, instant, instant, (any, one, other) => {
        const earlier = ORDER[statusAt(any, Math.min(one, other))];
        expect(ORDER[statusAt(any, Math.max(one, other))]).toBeGreaterThanOrEqual(earlier);
      }),
      { numRuns: 1000 },
    );
  });
});
