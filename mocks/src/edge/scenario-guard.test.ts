import contract from '@meterline/openapi/openapi.json' with { type: 'json' };
import { describe, expect, it } from 'vitest';
import schema from '../../scenarios/scenario.schema.json' with { type: 'json' };
import { NEW_COUPON } from '../engine/catalog/coupon.ts';
import { NEW_CURRENCY } from '../engine/catalog/custom-currency.ts';
import { NEW_FEATURE } from '../engine/catalog/feature.ts';
import {
  NEW_ADDON,
  NEW_CHARGE,
  NEW_CREDIT_ENTITLEMENT,
  NEW_FEATURE_ENTITLEMENT,
  NEW_PLAN,
} from '../engine/catalog/package.ts';
import { NEW_PRODUCT } from '../engine/catalog/product.ts';
import { createScenarioGuard } from './scenario-guard.ts';

/** What the mock keeps for itself: a catalogue begins with what is on sale. */
const INTERNAL = ['archivedAt', 'archivedWith', 'source', 'billingLinkUrl'];

describe('the schema knows every field that a record has', () => {
  it.each([
    ['product', NEW_PRODUCT],
    ['feature', NEW_FEATURE],
    ['currency', NEW_CURRENCY],
    ['coupon', NEW_COUPON],
    ['plan', NEW_PLAN],
    ['addon', NEW_ADDON],
    ['charge', NEW_CHARGE],
    ['featureEntitlement', NEW_FEATURE_ENTITLEMENT],
    ['creditEntitlement', NEW_CREDIT_ENTITLEMENT],
  ] as const)('%s', (name, record) => {
    const fields = Object.keys(record).filter((field) => !INTERNAL.includes(field));
    expect(Object.keys(schema.$defs[name].properties)).toEqual(expect.arrayContaining(fields));
  });
});

describe('the guard', () => {
  const sound = createScenarioGuard(contract);

  it('gives back what fits, as it is', () => {
    const scenario = { name: 'a', catalog: {} };
    expect(sound(scenario)).toBe(scenario);
  });

  it('names every violation, not only the first', () => {
    const plans = [
      { id: 'a', productId: 'x' },
      { id: 'b', productId: 'y', parentPlanId: 'z' },
    ];
    const story = [{ at: '-P1D', operationId: 'getCustomer', input: { limit: 5 } }];
    expect(() => sound({ name: 'a', catalog: { plans }, story })).toThrow(
      /plans\[0\]\.productId names "x".*plans\[1\]\.productId names "y".*plans\[1\]\.parentPlanId names "z".*story\[0\]\.input\.customerId is required/,
    );
  });

  it('names a formula that cannot be calculated', () => {
    const creditRate = { amount: 1, currencyId: 'tokens', costFormula: 'pages ^ 2' };
    const plans = [
      { id: 'a', productId: 'x', charges: [{ billingModel: 'CREDIT_BASED', featureId: 'f', creditRate }] },
    ];
    const catalog = {
      products: [{ id: 'x' }],
      features: [{ id: 'f', featureType: 'NUMBER' }],
      currencies: [{ id: 'tokens' }],
      plans,
    };
    expect(() => sound({ name: 'a', catalog })).toThrow(
      'scenario.catalog.plans[0].charges[0].creditRate.costFormula "^" is not understood. Use numbers',
    );
  });

  it.each([null, [], 'demo', 7])('refuses %j, which is no scenario', (scenario) => {
    expect(() => sound(scenario)).toThrow('scenario must be object');
  });
});
