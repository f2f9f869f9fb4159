import { describe, expect, it } from 'vitest';
import { type AutoRecharge, DEFAULTS } from '../credits/auto-recharge.ts';
import { grant, KEY, NOON } from '../credits/fixture.ts';
import type { Grant } from '../credits/grant.ts';
import type { Moment } from '../notification.ts';
import { ASKED, BY_ITSELF, changed, readingOf } from './fixture.ts';
import { toldOfConfiguration, toldOfPurchase } from './recharge.ts';

const { customerId, currencyId } = KEY;
const config: AutoRecharge = {
  ...DEFAULTS,
  ...{ id: 'auto-recharge-1', customerId, currencyId, isEnabled: true, createdAt: NOON, updatedAt: NOON },
  maxSpendLimit: 90,
};
const names = { configId: 'auto-recharge-1', customerId, currencyId };

describe('automatic recharge', () => {
  const saved = { ...ASKED, operationId: 'saveAutoRecharge' };
  const switched = (before: AutoRecharge | undefined, after: AutoRecharge | undefined, moment: Moment = saved) =>
    toldOfConfiguration(changed('recharges', before, after), moment);
  const off = { ...config, isEnabled: false };

  it('is told when it is switched, by whom, and after what', () => {
    expect(switched(undefined, config)).toEqual([
      {
        type: 'automatic_recharge.configuration.changed',
        customerId,
        facts: { ...names, isEnabled: true, changedBy: 'USER' },
      },
    ]);
    expect(switched(config, off)).toMatchObject([{ facts: { isEnabled: false, changedBy: 'USER' } }]);
    expect(switched(config, off, BY_ITSELF)).toEqual([
      {
        type: 'automatic_recharge.operation.attempted',
        customerId,
        facts: { ...names, grantId: null, status: 'FAILED', amount: null, error: expect.stringContaining('declined') },
      },
      {
        type: 'automatic_recharge.configuration.changed',
        customerId,
        facts: { ...names, isEnabled: false, changedBy: 'SYSTEM' },
      },
    ]);
  });

  it('is not told while it stays on, or off', () => {
    expect(switched(config, { ...config, targetBalance: 500 })).toEqual([]);
    expect(switched(undefined, off)).toEqual([]);
    expect(switched(config, undefined)).toEqual([]);
  });
});

describe('a recharge', () => {
  const bought = grant({ amount: 185, cost: { amount: 18.5, currency: 'usd' }, isRecharge: true });
  /** What is told where so much was spent this month, with what is bought now. */
  const told = (spent: number, said: Partial<AutoRecharge> = {}, after = bought) => {
    const reading = readingOf({ recharge: () => ({ ...config, ...said }), spentOnRecharges: () => spent });
    return toldOfPurchase(changed('grants', undefined, after), ASKED, reading);
  };

  it('is told with the grant that it bought', () => {
    expect(told(18.5)).toEqual([
      {
        type: 'automatic_recharge.operation.attempted',
        customerId,
        facts: { ...names, grantId: bought.id, status: 'SUCCESS', amount: 185, error: null },
      },
    ]);
  });

  it('that comes near the cap of the month is told at 80, 90 and 100 per cent', () => {
    expect(told(78.5)[1]).toEqual({
      type: 'credits.automatic_recharge_limit_exceeded',
      customerId,
      facts: { ...names, maxSpendLimit: 90, spentThisMonth: 78.5, percentUsed: 87.22, threshold: 80 },
    });
    expect(told(90)[1]).toMatchObject({ facts: { percentUsed: 100, threshold: 100 } });
    expect(told(60)).toHaveLength(1);
  });

  it('after which the cap allows not one more credit has used it up', () => {
    expect(told(89.95)[1]).toMatchObject({ facts: { percentUsed: 99.94, threshold: 100 } });
    expect(told(89.9)[1]).toMatchObject({ facts: { threshold: 90 } });
  });

  it('without a cap, or with a cap of nothing, comes near none', () => {
    for (const maxSpendLimit of [null, 0]) expect(told(1000, { maxSpendLimit })).toHaveLength(1);
  });

  it('is no grant of another kind, and no change of one', () => {
    const reading = readingOf({ recharge: () => config });
    const purchase = (before: Grant | undefined, after: Grant | undefined) =>
      toldOfPurchase(changed('grants', before, after), ASKED, reading);
    expect(purchase(undefined, grant())).toEqual([]);
    expect(purchase(bought, { ...bought, consumedAmount: 5 })).toEqual([]);
    expect(purchase(bought, undefined)).toEqual([]);
    expect(toldOfPurchase(changed('grants', undefined, bought), ASKED, readingOf())).toEqual([]);
  });
});
