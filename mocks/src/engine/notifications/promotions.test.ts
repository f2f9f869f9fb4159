import { describe, expect, it } from 'vitest';
import { feature, NOON } from '../catalog/fixture.ts';
import { promotion, SEATS } from '../entitlements/fixture.ts';
import { ASKED, BY_ITSELF, changed, readingOf, typesOf } from './fixture.ts';
import { toldOfPromotion } from './promotions.ts';

const running = promotion({ usageLimit: 30 });
const told = (before: typeof running | undefined, after: typeof running | undefined, moment = ASKED) =>
  toldOfPromotion(changed('promotions', before, after), moment, readingOf({}, { features: [feature(SEATS)] }));

describe('a promotion', () => {
  it('is told when it is granted, with what it is of', () => {
    expect(told(undefined, { ...running, endDate: NOON + 1000 })).toEqual([
      {
        type: 'promotionalEntitlement.granted',
        customerId: 'customer-test-id',
        facts: {
          promotionalEntitlementId: 'promotion-1',
          status: 'Active',
          feature: expect.objectContaining({ id: SEATS, unit: null }),
          customer: expect.objectContaining({ name: 'Ada' }),
          expiration: '2026-03-10T12:00:01.000Z',
        },
      },
    ]);
  });

  it('that runs and is granted again is updated, if it is otherwise', () => {
    expect(typesOf(told(running, { ...running, usageLimit: 50 }))).toEqual(['promotionalEntitlement.updated']);
    expect(told(running, { ...running, updatedAt: NOON })).toEqual([]);
  });

  it('that had ended, or was revoked, is granted anew', () => {
    for (const over of [
      { ...running, endDate: NOON - 1 },
      { ...running, revokedAt: NOON - 1 },
    ])
      expect(typesOf(told(over, running))).toEqual(['promotionalEntitlement.granted']);
  });

  it('ends by itself, or is revoked, once', () => {
    const ended = { ...running, endDate: NOON };
    const revoked = { ...running, revokedAt: NOON };
    expect(told(ended, { ...ended, updatedAt: NOON }, BY_ITSELF)).toMatchObject([
      { type: 'promotionalEntitlement.expired', facts: { status: 'Expired', expiration: '2026-03-10T12:00:00.000Z' } },
    ]);
    expect(typesOf(told(running, revoked))).toEqual(['promotionalEntitlement.revoked']);
    expect(told(revoked, { ...revoked, updatedAt: NOON + 1 })).toEqual([]);
    expect(told(running, undefined)).toEqual([]);
  });
});
