import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY, fromIso } from '../time.ts';
import { counting, KEY } from './fixture.ts';
import { type Grant, grantStatus, type WalletKey } from './grant.ts';
import { type CreditAllowance, recurringGrant, uncovered } from './recurring.ts';
import { voidGrant } from './wallet.ts';

const MARCH = fromIso('2026-03-01T00:00:00.000Z');
const APRIL = fromIso('2026-04-01T00:00:00.000Z');
const MAY = fromIso('2026-05-01T00:00:00.000Z');

const monthly: CreditAllowance = {
  id: 'subscription-1/entitlement-1',
  wallet: KEY,
  displayName: 'Credits',
  amount: 100,
  cadence: 'MONTH',
  sourceType: 'PLAN_ENTITLEMENT',
  anchor: MARCH,
};
const isCovered = (grants: Grant[], at: number) => uncovered([monthly], () => grants, at).length === 0;

describe('100 credits a month, counted from 1 March', () => {
  it('are a grant of 100 that expires when the next one begins', () => {
    const [march, april] = [MARCH, APRIL].map((at) => recurringGrant(monthly, at, counting()));
    expect(march).toMatchObject({ amount: 100, grantType: 'RECURRING', effectiveAt: MARCH, expireAt: APRIL });
    expect(april).toMatchObject({ amount: 100, effectiveAt: APRIL, expireAt: MAY });
  });

  it('say where they come from, and cost nothing', () => {
    expect(recurringGrant(monthly, MARCH, counting())).toMatchObject({
      ...KEY,
      displayName: 'Credits',
      allowanceId: 'subscription-1/entitlement-1',
      sourceType: 'PLAN_ENTITLEMENT',
      cost: { amount: 0 },
    });
  });

  it('that begin in the middle of a month end with it', () => {
    expect(recurringGrant(monthly, MARCH + 9 * DAY, counting())).toMatchObject({
      effectiveAt: MARCH + 9 * DAY,
      expireAt: APRIL,
    });
  });

  it('are due again at the instant when they expire, and not before', () => {
    const grants = [recurringGrant(monthly, MARCH, counting())];
    expect([isCovered(grants, APRIL - 1), isCovered(grants, APRIL)]).toEqual([true, false]);
  });

  it('are due when only the grants of something else run', () => {
    const other = recurringGrant({ ...monthly, id: 'subscription-2/entitlement-1' }, MARCH, counting());
    expect(isCovered([other], MARCH)).toBe(false);
  });

  it('are covered from the instant on when a grant takes effect, and for ever by one without an end', () => {
    const later = recurringGrant(monthly, MARCH + DAY, counting());
    expect([isCovered([later], MARCH + DAY - 1), isCovered([later], MARCH + DAY)]).toEqual([false, true]);
    expect(isCovered([{ ...later, expireAt: null }], MAY)).toBe(true);
  });

  it('are looked for in their own wallet', () => {
    const running = [recurringGrant(monthly, MARCH, counting())];
    const grantsOf = ({ resourceId }: WalletKey) => (resourceId === null ? running : []);
    const ofResource = { ...monthly, wallet: { ...KEY, resourceId: 'resource-01' } };
    expect(uncovered([monthly, ofResource], grantsOf, MARCH)).toEqual([ofResource]);
  });

  it('that were voided by hand do not come back before their month is over', () => {
    const mint = counting();
    const { grants } = voidGrant(recurringGrant(monthly, MARCH, mint), MARCH + DAY, mint);
    expect([isCovered(grants, MARCH + DAY), isCovered(grants, APRIL)]).toEqual([true, false]);
  });
});

it('credits by the year last a year; a month that begins on the 31st is clamped', () => {
  const yearly = recurringGrant({ ...monthly, cadence: 'YEAR' }, MARCH, counting());
  expect(yearly.expireAt).toBe(fromIso('2027-03-01T00:00:00.000Z'));
  const anchor = fromIso('2026-01-31T00:00:00.000Z');
  expect(recurringGrant({ ...monthly, anchor }, anchor, counting()).expireAt).toBe(fromIso('2026-02-28T00:00:00.000Z'));
});

const gap = fc.integer({ min: 0, max: 60 });
const anyAllowances = fc.array(
  fc.record({
    cadence: fc.constantFrom<CreditAllowance['cadence']>('MONTH', 'YEAR'),
    anchor: fc.integer({ min: 0, max: 400 }).map((days) => MARCH + days * DAY),
  }),
  { minLength: 1, maxLength: 3 },
);

it('law: however often it is asked, at most one grant of an allowance runs at an instant, and none is missing', () => {
  fc.assert(
    fc.property(anyAllowances, fc.array(gap, { maxLength: 20 }), (said, gaps) => {
      const mint = counting();
      const allowances = said.map((one, index) => ({ ...monthly, ...one, id: `subscription-1/${index}` }));
      const grants: Grant[] = [];
      let at = MARCH;
      for (const days of gaps) {
        at += days * DAY;
        const due = uncovered(allowances, () => grants, at);
        grants.push(...due.map((allowance) => recurringGrant(allowance, at, mint)));
        const running = grants.filter((grant) => grantStatus(grant, at) === 'ACTIVE').map((grant) => grant.allowanceId);
        expect(new Set(running).size).toBe(running.length);
        expect(running).toHaveLength(allowances.length);
      }
    }),
    { numRuns: 1000 },
  );
});
