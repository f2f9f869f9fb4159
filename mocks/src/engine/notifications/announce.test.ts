import { describe, expect, it } from 'vitest';
import { feature, gives, NOON, plan } from '../catalog/fixture.ts';
import { grant } from '../credits/fixture.ts';
import { subscription } from '../customers/fixture.ts';
import { SEATS, seats } from '../entitlements/fixture.ts';
import { assignment } from '../governance/fixture.ts';
import { type Announcement, type Changes, notificationOf } from '../notification.ts';
import { DAY } from '../time.ts';
import { announcementsOf } from './announce.ts';
import { ADA, ASKED, changed, readingOf, typesOf } from './fixture.ts';

const NOTHING: Changes = { records: [], usage: [], reminders: [] };

describe('what one moment brings', () => {
  const endsSoon = subscription({
    id: 'subscription-2',
    trial: { endDate: NOON + 7 * DAY, endBehavior: 'CONVERT_TO_PAID' },
  });
  const bought = subscription();
  const credits = grant({ amount: 100, isOpened: true });
  const reading = readingOf(
    {
      subscription: () => endsSoon,
      subscriptions: () => [bought],
      wallet: () => [{ ...credits, consumedAmount: 85 }],
      usage: () => ({ total: 19, window: null, allowance: seats({ usageLimit: 20 }) }),
      budgets: () => [assignment({ featureId: SEATS, usageLimit: 10 })],
      budgetUse: () => ({ before: 0, after: 9 }),
    },
    { features: [feature(SEATS)], plans: [plan('plan-pro', { entitlements: [gives(SEATS, { usageLimit: 20 })] })] },
  );

  it('is told in order: warnings, records as they changed, usage, budgets, wallets, entitlements', () => {
    const told = announcementsOf(
      {
        reminders: [{ about: 'subscription', id: 'subscription-2' }],
        records: [
          changed('subscriptions', undefined, bought),
          changed('customers', undefined, ADA),
          changed('grants', credits, { ...credits, consumedAmount: 85 }),
          changed('ledger', undefined, undefined),
        ],
        usage: [
          { customerId: ADA.id, featureId: SEATS, resourceId: null, before: { total: 0, window: null }, entries: [] },
        ],
      },
      ASKED,
      reading,
    );
    expect(typesOf(told)).toEqual([
      'subscription.trial.ends_soon',
      'subscription.created',
      'customer.created',
      'credit.grant.balance_low',
      'entitlement.usage_exceeded',
      'entity.entitlement.usage_exceeded',
      'credit.balance.low',
      'entitlements.updated',
    ]);
  });

  it('is nothing when nothing changed', () => {
    expect(announcementsOf(NOTHING, ASKED, reading)).toEqual([]);
  });
});

describe('a notification', () => {
  const announcement: Announcement = {
    type: 'customer.created',
    customerId: ADA.id,
    facts: { id: ADA.id, name: 'Ada' },
  };

  it('is flat: the facts lie beside the envelope', () => {
    expect(notificationOf(announcement, 'notification-1', 'trace-1', NOON)).toEqual({
      id: 'notification-1',
      type: 'customer.created',
      createdAt: NOON,
      customerId: ADA.id,
      payload: {
        type: 'customer.created',
        messageId: 'notification-1',
        traceId: 'trace-1',
        timestamp: '2026-03-10T12:00:00.000Z',
        entityId: null,
        id: ADA.id,
        name: 'Ada',
      },
    });
  });

  it('of a threshold says what was crossed, to receivers that have thresholds of their own', () => {
    const crossing = { before: 70, after: 85, threshold: 80 };
    expect(notificationOf({ ...announcement, crossing }, 'notification-1', 'trace-1', NOON).crossing).toEqual(crossing);
  });
});
