import { describe, expect, it } from 'vitest';
import { currency } from '../catalog/fixture.ts';
import { priceOverride } from '../customers/fixture.ts';
import { refusedWith } from '../refusal.fixture.ts';
import type { Wish } from './wish.ts';
import { charge, Inkwell, NOON, plan, usd } from './world.fixture.ts';

const asked = (said: Partial<Wish>, planId = 'plan-pro', plans = [plan(planId)]) =>
  new Inkwell({ plans: planId === 'plan-pro' ? [] : plans, currencies: [currency('currency-credits')] }).buy(
    planId,
    NOON,
    said,
  );

describe('what a subscription agrees for itself', () => {
  const credits = (id: string) => [{ type: 'CREDIT' as const, id, amount: 50, cadence: 'MONTH' as const }];
  const rate = (currencyId: string, costFormula: string | null) =>
    priceOverride({ featureId: 'feature-exports', creditRate: { amount: 2, currencyId, costFormula } });

  it('is credits of a currency that is there', () => {
    expect(asked({ entitlements: credits('currency-credits') }).entitlements).toEqual(credits('currency-credits'));
    expect(() => asked({ entitlements: credits('currency-x') })).toThrow(
      refusedWith('CustomCurrencyNotFound', 'body.entitlements[0].id'),
    );
  });

  it('is a rate in such credits, by a formula that can be calculated', () => {
    const known = rate('currency-credits', null);
    expect(asked({ priceOverrides: [known] }).priceOverrides).toEqual([known]);
    expect(() => asked({ priceOverrides: [known, rate('currency-x', null)] })).toThrow(
      refusedWith('CustomCurrencyNotFound', 'body.priceOverrides[1].creditRate.currencyId'),
    );
    expect(() => asked({ priceOverrides: [rate('currency-credits', '2 *')] })).toThrow(
      /^body\.priceOverrides\[0\]\.creditRate\.costFormula/,
    );
  });
});

describe('units that are bought in advance', () => {
  const units = (said: Parameters<typeof charge>[0]) => [
    plan('plan-units', { charges: [charge({ billingModel: 'PER_UNIT', price: usd(8), ...said })] }),
  ];

  it('are between the bounds that the price has', () => {
    const buy = (unitQuantity: number, said: Parameters<typeof charge>[0]) => () =>
      asked({ unitQuantity }, 'plan-units', units(said));
    expect(buy(5, { minUnitQuantity: 5 })).not.toThrow();
    expect(buy(4, { minUnitQuantity: 5 })).toThrow(
      refusedWith('InvalidQuantity', 'body.charges: of plan-units 5 to any number units can be bought, not 4'),
    );
    expect(buy(9, { maxUnitQuantity: 8, featureId: 'feature-seats' })).toThrow(
      refusedWith('InvalidQuantity', 'body.charges: of feature-seats 0 to 8 units can be bought, not 9'),
    );
  });
});
