import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY } from '../time.ts';
import { grant, NOON } from './fixture.ts';
import {
  assertGrantable,
  assertVoidable,
  burnOrder,
  type Grant,
  grantStatus,
  nextGrantEvent,
  remaining,
} from './grant.ts';

describe('a grant', () => {
  it('is SCHEDULED until it takes effect, ACTIVE until it expires, and EXPIRED from that instant on', () => {
    const march = grant({ effectiveAt: NOON, expireAt: NOON + DAY });
    const instants = [NOON - 1, NOON, NOON + DAY - 1, NOON + DAY];
    expect(instants.map((at) => grantStatus(march, at))).toEqual(['SCHEDULED', 'ACTIVE', 'ACTIVE', 'EXPIRED']);
  });

  it('without an expiry stays ACTIVE', () => {
    expect(grantStatus(grant(), NOON + 36_500 * DAY)).toBe('ACTIVE');
  });

  it('is PAYMENT_PENDING while its money is awaited, and EXPIRED when that takes too long', () => {
    const bought = grant({ isPaid: false, expireAt: NOON + DAY });
    expect([grantStatus(bought, NOON), grantStatus(bought, NOON + DAY)]).toEqual(['PAYMENT_PENDING', 'EXPIRED']);
  });

  it('that was voided is VOIDED whatever else it is', () => {
    expect(grantStatus(grant({ voidedAt: NOON, expireAt: NOON, isPaid: false }), NOON + DAY)).toBe('VOIDED');
  });

  it('of 100 with 30.1 consumed has 69.9 left', () => {
    expect(remaining(grant({ amount: 100, consumedAmount: 30.1 }))).toBe(69.9);
  });

  it('must expire after it takes effect', () => {
    expect(() => assertGrantable(grant({ expireAt: NOON }))).toThrow(
      expect.objectContaining({
        code: 'ExpireAtMustBeLaterThanEffectiveAtError',
        status: 400,
        message: 'body.expireAt: the grant would expire before it takes effect. Give an instant after effectiveAt.',
      }),
    );
    expect(() => assertGrantable(grant({ expireAt: NOON + 1 }))).not.toThrow();
    expect(() => assertGrantable(grant({ expireAt: null }))).not.toThrow();
  });

  it.each<[string, string, Partial<Grant>]>([
    ['CreditGrantAlreadyVoided', 'grantId: the grant grant-1 is voided already.', { voidedAt: NOON }],
    [
      'CreditGrantCannotBeVoided',
      'grantId: an overdraft cannot be voided. A new grant settles it.',
      { grantType: 'OVERDRAFT' },
    ],
    [
      'CreditGrantCannotBeVoided',
      'grantId: the grant grant-1 has expired; nothing is left to void.',
      { expireAt: NOON },
    ],
  ])('is not voided, for %s: %s', (code, message, said) => {
    expect(() => assertVoidable(grant(said), NOON)).toThrow(expect.objectContaining({ code, message }));
  });

  it('can be voided while it is active, scheduled or unpaid', () => {
    for (const said of [{}, { effectiveAt: NOON + DAY }, { isPaid: false }])
      expect(() => assertVoidable(grant(said), NOON)).not.toThrow();
  });
});

describe('by itself a grant', () => {
  it('takes effect, then expires, then does nothing more', () => {
    const scheduled = grant({ effectiveAt: NOON + DAY, expireAt: NOON + 2 * DAY });
    expect(nextGrantEvent(scheduled)).toEqual({ at: NOON + DAY, type: 'effective' });
    expect(nextGrantEvent({ ...scheduled, isOpened: true })).toEqual({ at: NOON + 2 * DAY, type: 'expired' });
    expect(nextGrantEvent({ ...scheduled, isOpened: true, isClosed: true })).toBeNull();
  });

  it.each<[string, Partial<Grant>]>([
    ['voided', { voidedAt: NOON, expireAt: NOON + DAY }],
    ['unpaid', { isPaid: false, expireAt: NOON + DAY }],
    ['open for ever', { isOpened: true, expireAt: null }],
  ])('does nothing when it is %s', (_state, said) => {
    expect(nextGrantEvent(grant(said))).toBeNull();
  });
});

describe('which grant burns first', () => {
  const order = (...grants: Partial<Grant>[]) =>
    grants
      .map((said) => grant(said))
      .sort(burnOrder)
      .map(({ id }) => id);

  it('the sooner expiry counts more than the kind, and the priority more than both', () => {
    const JUNE = NOON + 20 * DAY;
    const p: Partial<Grant> = { id: 'P', priority: 3, expireAt: JUNE + 29 * DAY, grantType: 'PAID' };
    const q: Partial<Grant> = { id: 'Q', priority: 3, expireAt: JUNE + 29 * DAY, grantType: 'PROMOTIONAL' };
    const r: Partial<Grant> = { id: 'R', priority: 7, expireAt: JUNE, grantType: 'PROMOTIONAL' };
    expect(order(r, p, q)).toEqual(['Q', 'P', 'R']);
    expect(order({ ...r, priority: 3 }, p, q)).toEqual(['R', 'Q', 'P']);
  });

  it('then what expires, before what never does', () => {
    expect(order({ id: 'never' }, { id: 'once', expireAt: NOON + 9999 * DAY })).toEqual(['once', 'never']);
  });

  it('then the earlier effect, then the earlier creation', () => {
    const late = { id: 'late', effectiveAt: NOON + 1, createdAt: NOON - DAY };
    expect(order(late, { id: 'second', createdAt: NOON + 1 }, { id: 'first' })).toEqual(['first', 'second', 'late']);
  });

  it('a recurring grant counts like a paid one', () => {
    const recurring = grant({ grantType: 'RECURRING' });
    expect(burnOrder(recurring, grant({ grantType: 'PAID' }))).toBe(0);
    expect(burnOrder(grant({ grantType: 'PROMOTIONAL' }), recurring)).toBeLessThan(0);
  });
});

const few = fc.integer({ min: 0, max: 2 });
const anyGrant = fc
  .record({
    priority: few,
    expireAt: fc.option(few),
    grantType: fc.constantFrom<Grant['grantType']>('PROMOTIONAL', 'PAID', 'RECURRING'),
    effectiveAt: few,
    createdAt: few,
  })
  .map((said) => grant(said));

/** What decides, in the order in which it counts. */
const ranks = ({ priority, expireAt, grantType, effectiveAt, createdAt }: Grant) => [
  priority,
  expireAt ?? Number.POSITIVE_INFINITY,
  grantType === 'PROMOTIONAL' ? 0 : 1,
  effectiveAt,
  createdAt,
];

describe('laws of the burn order', () => {
  it('the first of priority, expiry, kind, effect and creation that differs decides; nothing else does', () => {
    fc.assert(
      fc.property(anyGrant, anyGrant, fc.nat(), (one, other, amount) => {
        const mine = ranks(one);
        const theirs = ranks(other);
        const deciding = mine.findIndex((rank, index) => rank !== theirs[index]);
        const expected = deciding === -1 ? 0 : Math.sign(Number(mine[deciding]) - Number(theirs[deciding]));
        expect(Math.sign(burnOrder({ ...one, id: 'one', amount }, other))).toBe(expected);
      }),
      { numRuns: 1000 },
    );
  });

  it('of two grants that differ one comes first, whichever is asked about first', () => {
    fc.assert(
      fc.property(anyGrant, anyGrant, (one, other) => {
        expect(Math.sign(burnOrder(one, other)) + Math.sign(burnOrder(other, one))).toBe(0);
      }),
      { numRuns: 1000 },
    );
  });

  it('what burns before another burns before all that burn after that', () => {
    fc.assert(
      fc.property(anyGrant, anyGrant, anyGrant, (one, two, three) => {
        const [first, second, third] = [one, two, three].sort(burnOrder) as [Grant, Grant, Grant];
        expect(burnOrder(first, second)).toBeLessThanOrEqual(0);
        expect(burnOrder(second, third)).toBeLessThanOrEqual(0);
        expect(burnOrder(first, third)).toBeLessThanOrEqual(0);
      }),
      { numRuns: 1000 },
    );
  });

  it('grants that do not differ burn in the order in which they came', () => {
    fc.assert(
      fc.property(fc.array(anyGrant, { maxLength: 12 }), (grants) => {
        const numbered = grants.map((one, index) => ({ ...one, id: String(index) })).sort(burnOrder);
        for (const [index, one] of numbered.entries()) {
          const next = numbered[index + 1];
          if (next && burnOrder(one, next) === 0) expect(Number(one.id)).toBeLessThan(Number(next.id));
        }
      }),
      { numRuns: 1000 },
    );
  });
});
