import { describe, expect, it } from 'vitest';
import type { LedgerEntry } from '../credits/wallet.ts';
import { assignment, NOON } from '../governance/fixture.ts';
import type { Changes, RecordChange, UsageChange } from '../notification.ts';
import type { UsageEntry } from '../usage/aggregation.ts';
import { toldOfBudgets } from './budgets.ts';
import { ASKED, changed, readingOf } from './fixture.ts';

const calls = assignment({ entityId: 'editors', usageLimit: 1000 });
const credits = assignment({ id: 'assignment-2', featureId: null, currencyId: 'currency-credits', usageLimit: 50 });
const entry = (value: number): UsageEntry => ({
  id: `measurement-${value}`,
  at: NOON,
  kind: 'DELTA',
  value,
  dimensions: { teamId: 'editors' },
});

function used(...entries: UsageEntry[]): UsageChange {
  return { customerId: 'customer-test-id', featureId: 'feature-api-calls', resourceId: null, before: null, entries };
}

function consumed(amount: number, said: Partial<LedgerEntry> = {}): LedgerEntry {
  const wallet = { customerId: 'customer-test-id', currencyId: 'currency-credits', resourceId: null };
  const cause = { grantId: 'grant-1', featureId: null, eventId: null };
  return {
    ...wallet,
    ...cause,
    id: `ledger-${amount}`,
    timestamp: NOON,
    eventType: 'CREDITS_CONSUMED',
    amount,
    ...said,
  };
}

const entered = (...entries: LedgerEntry[]): RecordChange[] => entries.map((one) => changed('ledger', undefined, one));

/** What is told where so much was used of each budget before, beside what is fresh. */
function told(changes: Partial<Changes>, before = 790, budgets = [calls, credits]) {
  const reading = readingOf({
    budgets: () => budgets,
    budgetUse: (_, fresh) => {
      const added = [...fresh].map((one) => ('value' in one ? one.value : Math.abs(one.amount)));
      return { before, after: before + added.reduce((left, right) => left + right, 0) };
    },
  });
  return toldOfBudgets({ records: [], usage: [], reminders: [], ...changes }, ASKED, reading);
}

describe('a budget that comes near its limit', () => {
  it('by usage is told, with the whole of it', () => {
    expect(told({ usage: [used(entry(20))] })).toEqual([
      {
        type: 'entity.entitlement.usage_exceeded',
        customerId: 'customer-test-id',
        facts: {
          customer: expect.objectContaining({ id: 'customer-test-id', name: 'Ada' }),
          governedEntityId: 'editors',
          currentUsage: 810,
          usageLimit: 1000,
        },
        crossing: { before: 79, after: 81, threshold: 80 },
      },
    ]);
    expect(told({ usage: [used(entry(9))] })).toEqual([]);
  });

  it('by credits is told too, and by all that were consumed in one moment together', () => {
    const records = entered(consumed(-3), consumed(-8));
    expect(told({ records }, 30)).toMatchObject([
      { facts: { governedEntityId: 'ada', currentUsage: 41, usageLimit: 50 }, crossing: { threshold: 80 } },
    ]);
  });

  it('is looked at only when something was added to it', () => {
    const records = [
      ...entered(consumed(100, { eventType: 'CREDITS_GRANTED' })),
      changed('ledger', consumed(-45), undefined),
      changed('coupons', undefined, undefined),
    ];
    expect(told({ records }, 39)).toEqual([]);
    expect(told({ usage: [{ ...used(entry(500)), featureId: 'feature-storage' }] })).toEqual([]);
  });

  it('has a limit, and counts what is on its behalf', () => {
    expect(told({ usage: [used(entry(500))] }, 790, [{ ...calls, usageLimit: null }])).toEqual([]);
    const reading = readingOf({ budgets: () => [calls], budgetUse: () => null });
    expect(toldOfBudgets({ records: [], usage: [used(entry(500))], reminders: [] }, ASKED, reading)).toEqual([]);
  });
});
