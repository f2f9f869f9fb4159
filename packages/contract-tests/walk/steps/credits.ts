import { CURRENCIES } from '../market.ts';
import { around, DAY, place, type Scene, somebody } from '../scene.ts';
import { call } from '../step.ts';

export function createCreditGrant(scene: Scene) {
  const { chance, now } = scene;
  const customerId = somebody(scene);
  const isPaid = chance.odds(0.5);
  const amount = chance.of([0, 1, 12.5, 40, 200, 0.01]);
  return call([customerId], 'createCreditGrant', {
    customerId,
    currencyId: chance.of(CURRENCIES),
    displayName: `grant ${scene.count}`,
    amount,
    grantType: isPaid ? 'PAID' : 'PROMOTIONAL',
    ...place(scene, customerId),
    ...(isPaid && { cost: { amount: chance.of([0, 5, 19.99]), currency: 'usd' as const } }),
    ...(chance.odds(0.5) && { priority: chance.whole(0, 4) }),
    ...(chance.odds(0.25) && { effectiveAt: around(scene, 3, 30) }),
    ...(chance.odds(0.4) && { expireAt: new Date(now + chance.whole(1, 60) * DAY).toISOString() }),
    ...(chance.odds(0.3) && { paymentCollectionMethod: chance.of(['CHARGE', 'INVOICE', 'NONE'] as const) }),
    ...(chance.odds(0.3) && { awaitPaymentConfirmation: chance.odds(0.5) }),
    ...(chance.odds(0.1) && { billingInformation: { isInvoicePaid: chance.odds(0.5) } }),
  });
}

export function voidCreditGrant({ chance, accounts }: Scene) {
  const grants = [...accounts.values()].flatMap(({ scopes }) => scopes.flatMap(({ grants }) => grants));
  const grant = chance.of(chance.odds(0.7) ? grants.filter(({ status }) => status === 'ACTIVE') : grants);
  return grant && call([grant.customerId], 'voidCreditGrant', { grantId: grant.id });
}

function consumption(scene: Scene) {
  const { chance, count } = scene;
  const customerId = somebody(scene);
  return {
    customerId,
    currencyId: chance.of(CURRENCIES),
    amount: chance.of([1, 0.25, 7, 33.3, 120]),
    idempotencyKey: `consumption-${count}-${chance.whole(1, 3)}`,
    ...place(scene, customerId),
    ...(chance.odds(0.2) && { createdAt: around(scene, 20, 0) }),
    ...(chance.odds(0.2) && { dimensions: { job: chance.of(['a', 'b']) } }),
  };
}

export function consumeCredits(scene: Scene) {
  const line = consumption(scene);
  return call([line.customerId], 'consumeCredits', line);
}

export function consumeCreditsAsync(scene: Scene) {
  const consumptions = Array.from({ length: scene.chance.whole(1, 4) }, () => consumption(scene));
  return call(
    consumptions.map(({ customerId }) => customerId),
    'consumeCreditsAsync',
    { consumptions },
  );
}

export function saveAutoRecharge(scene: Scene) {
  const { chance } = scene;
  const customerId = somebody(scene);
  return call([customerId], 'saveAutoRecharge', {
    customerId,
    currencyId: chance.of(CURRENCIES),
    isEnabled: chance.odds(0.8),
    thresholdType: chance.of(['CREDIT_AMOUNT', 'DOLLAR_AMOUNT'] as const),
    thresholdValue: chance.of([0, 5, 20, 1.5]),
    targetBalance: chance.of([10, 60, 150]),
    maxSpendLimit: chance.of([null, 5, 12.34, 100]),
    grantExpirationPeriod: chance.of(['1_MONTH', '1_YEAR'] as const),
  });
}

export function getCreditUsage(scene: Scene) {
  const { chance } = scene;
  const customerId = somebody(scene);
  return call([], 'getCreditUsage', {
    customerId,
    currencyId: chance.of(CURRENCIES),
    ...place(scene, customerId),
    timeRange: chance.of(['LAST_DAY', 'LAST_WEEK', 'LAST_MONTH', 'LAST_YEAR'] as const),
    ...(chance.odds(0.3) && { groupBy: 'job' }),
  });
}
