import { describe, expect, it } from 'vitest';
import { APRIL, MARCH, subscription } from '../customers/fixture.ts';
import type { Subscription } from '../customers/subscription.ts';
import { promotion } from '../entitlements/fixture.ts';
import { DAY, fromIso, toIso } from '../time.ts';
import { BY_ITSELF, readingOf } from './fixture.ts';
import { nextPromotionReminder, nextSubscriptionReminder, toldOfReminder } from './reminders.ts';

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

describe('a promotion', () => {
  const ends = (endDate: number | null, said = {}) => promotion({ startDate: MARCH, endDate, ...said });

  it('is warned of seven days before its end, once', () => {
    expect(nextPromotionReminder(ends(APRIL), MARCH)).toBe(APRIL - 7 * DAY);
    expect(nextPromotionReminder(ends(APRIL), APRIL - 7 * DAY)).toBeNull();
  });

  it('is not warned of when it never ends, was revoked, or is shorter than that', () => {
    expect(nextPromotionReminder(ends(null), MARCH)).toBeNull();
    expect(nextPromotionReminder(ends(APRIL, { revokedAt: MARCH }), MARCH)).toBeNull();
    expect(nextPromotionReminder(ends(MARCH + 6 * DAY), MARCH - 2 * DAY)).toBeNull();
  });
});

describe('a warning', () => {
  const HOUR = DAY / 24;
  const warned = (at: number, said: Partial<Subscription>) =>
    toldOfReminder(
      { about: 'subscription', id: 'subscription-1' },
      { ...BY_ITSELF, at },
      readingOf({ subscription: () => subscription(said) }),
    );

  it('of a billing month says which month', () => {
    expect(warned(APRIL - HOUR, { billingPeriod: 'ANNUALLY' })).toMatchObject([
      {
        type: 'subscription.billing_month.ends_soon',
        customerId: 'customer-test-id',
        facts: {
          id: 'subscription-1',
          currentBillingMonthStart: '2026-03-01T00:00:00.000Z',
          currentBillingMonthEnd: '2026-04-01T00:00:00.000Z',
        },
      },
    ]);
  });

  it('of a trial says that it is one', () => {
    const trial = { endDate: APRIL, endBehavior: 'CONVERT_TO_PAID' } as const;
    expect(warned(APRIL - 7 * DAY, { trial, billingCycleAnchor: APRIL })).toMatchObject([
      { type: 'subscription.trial.ends_soon', facts: { status: 'IN_TRIAL', trialEndDate: '2026-04-01T00:00:00.000Z' } },
    ]);
  });

  it('that is not true any more is not given', () => {
    expect(warned(APRIL - HOUR, { endDate: APRIL - 2 * HOUR })).toEqual([]);
    expect(toldOfReminder({ about: 'subscription', id: 'gone' }, BY_ITSELF, readingOf())).toEqual([]);
    expect(toldOfReminder({ about: 'promotion', id: 'gone' }, BY_ITSELF, readingOf())).toEqual([]);
  });

  it('of a promotion is given at its instant, while the promotion runs', () => {
    const of = (said = {}) =>
      toldOfReminder(
        { about: 'promotion', id: 'promotion-1' },
        { ...BY_ITSELF, at: APRIL - 7 * DAY },
        readingOf({ promotion: () => promotion({ startDate: MARCH, endDate: APRIL, ...said }) }),
      );
    expect(of()).toMatchObject([
      { type: 'promotionalEntitlement.ends_soon', facts: { status: 'Active', expiration: '2026-04-01T00:00:00.000Z' } },
    ]);
    expect(of({ endDate: APRIL + DAY })).toEqual([]);
    expect(of({ revokedAt: MARCH })).toEqual([]);
  });
});
