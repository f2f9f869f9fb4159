import { describe, expect, it } from 'vitest';
import { APRIL, MARCH, subscription } from '../customers/fixture.ts';
import type { Subscription } from '../customers/subscription.ts';
import { DAY, fromIso, toIso } from '../time.ts';
import { nextSubscriptionReminder } from './reminders.ts';

/** The next reminders, one after the other. */
function reminders(one: Subscription, count: number): (string | null)[] {
  const found: (string | null)[] = [];
  let after = MARCH;
  while (found.length < count) {
    const at = nextSubscriptionReminder(one, after);
    found.push(at === null ? null : toIso(at));
    after = at ?? after;
  }
  return found;
}

describe('an end is warned of', () => {
  it('an hour before each billing month, also of a year that is paid for at once', () => {
    const months = ['2026-03-31T23:00:00.000Z', '2026-04-30T23:00:00.000Z', '2026-05-31T23:00:00.000Z'];
    expect(reminders(subscription(), 3)).toEqual(months);
    expect(reminders(subscription({ billingPeriod: 'ANNUALLY' }), 3)).toEqual(months);
  });

  it('seven days before a trial is over, and then for the months that are paid for', () => {
    const endDate = fromIso('2026-03-15T00:00:00.000Z');
    const trial = { endDate, endBehavior: 'CONVERT_TO_PAID' } as const;
    expect(reminders(subscription({ trial, billingCycleAnchor: endDate }), 2)).toEqual([
      '2026-03-08T00:00:00.000Z',
      '2026-04-14T23:00:00.000Z',
    ]);
  });

  it('of a trial that is shorter than that, not at all', () => {
    const endDate = MARCH + 5 * DAY;
    const trial = { endDate, endBehavior: 'CONVERT_TO_PAID' } as const;
    const shortTrial = subscription({ trial, billingCycleAnchor: endDate, billingPeriod: null });
    expect(reminders(shortTrial, 1)).toEqual([null]);
  });

  it('once only of what ends then, and never of what has ended', () => {
    expect(reminders(subscription({ endDate: APRIL }), 2)).toEqual(['2026-03-31T23:00:00.000Z', null]);
    expect(nextSubscriptionReminder(subscription({ endDate: APRIL }), APRIL)).toBeNull();
  });
});
