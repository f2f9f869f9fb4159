import { expect, it } from 'vitest';
import { DAY, fromIso, type Instant, toIso } from '../time.ts';
import { billingPeriodAt, MONTHS, payingFrom, periodOf } from './billing-period.ts';
import { APRIL, Inkwell, MARCH, NOON } from './world.fixture.ts';

const JANUARY_31 = fromIso('2026-01-31T10:00:00.000Z');
const pro = new Inkwell().buy('plan-pro', MARCH);
const days = (period: ReturnType<typeof periodOf>) => period && [toIso(period.start), toIso(period.end)];

it('a billing period is a month or a year from the anchor, and touches the next one', () => {
  expect(billingPeriodAt(pro, NOON)).toEqual({ start: MARCH, end: APRIL });
  expect(billingPeriodAt(pro, APRIL - 1)).toEqual({ start: MARCH, end: APRIL });
  expect(billingPeriodAt(pro, APRIL)?.start).toBe(APRIL);
  expect(days(billingPeriodAt({ ...pro, billingPeriod: 'ANNUALLY' }, NOON))).toEqual([
    '2026-03-01T00:00:00.000Z',
    '2027-03-01T00:00:00.000Z',
  ]);
  expect(days(periodOf({ ...pro, billingCycleAnchor: JANUARY_31 }, MARCH))).toEqual([
    '2026-02-28T10:00:00.000Z',
    '2026-03-31T10:00:00.000Z',
  ]);
  expect(MONTHS).toEqual({ MONTHLY: 1, ANNUALLY: 12 });
});

it('there is none before the start, from the end on, in a trial, or for a plan that is not billed', () => {
  const isBilled = (said: Partial<typeof pro>, at: Instant) => billingPeriodAt({ ...pro, ...said }, at) !== null;
  expect([isBilled({}, MARCH - 1), isBilled({}, MARCH)]).toEqual([false, true]);
  expect([isBilled({ endDate: NOON }, NOON - 1), isBilled({ endDate: NOON }, NOON)]).toEqual([true, false]);
  const trial = { endDate: NOON, endBehavior: 'CONVERT_TO_PAID' } as const;
  expect([isBilled({ trial }, NOON - 1), isBilled({ trial }, NOON)]).toEqual([false, true]);
  expect(isBilled({ billingPeriod: null }, NOON)).toBe(false);
  expect(periodOf({ ...pro, endDate: NOON }, NOON)).toEqual({ start: MARCH, end: APRIL });
});

it('money is due from the start, or from the end of the trial', () => {
  const trialUntil = (endDate: Instant) => ({ ...pro, trial: { endDate, endBehavior: 'CONVERT_TO_PAID' as const } });
  expect(payingFrom(pro)).toBe(MARCH);
  expect(payingFrom(trialUntil(NOON))).toBe(NOON);
  expect(payingFrom(trialUntil(MARCH - DAY))).toBe(MARCH);
});
