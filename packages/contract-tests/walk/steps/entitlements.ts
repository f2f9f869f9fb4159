import { place, type Scene, somebody } from '../scene.ts';
import { call } from '../step.ts';

const FEATURES = ['feature-seats', 'feature-exports', 'feature-calls', 'feature-images', 'feature-sso'] as const;

/** Promotions of the seats are hard, so that there is a feature whose limit always is. */
export function grantPromotionalEntitlements(scene: Scene) {
  const { chance } = scene;
  const customerId = somebody(scene);
  const featureId = chance.of(FEATURES);
  const isNumber = featureId !== 'feature-sso';
  return call([customerId], 'grantPromotionalEntitlements', {
    customerId,
    promotionalEntitlements: [
      {
        featureId,
        period: chance.of(['1 week', '1 month', '6 month', '1 year', 'lifetime'] as const),
        ...(isNumber && { usageLimit: chance.whole(0, 60) }),
        ...(isNumber && featureId !== 'feature-seats' && { hasSoftLimit: chance.odds(0.2) }),
        ...(featureId === 'feature-exports' && {
          resetPeriod: 'WEEK' as const,
          weeklyResetPeriodConfiguration: { accordingTo: chance.of(['EveryMonday', 'SubscriptionStart'] as const) },
        }),
      },
    ],
  });
}

export function revokePromotionalEntitlement(scene: Scene) {
  const customerId = somebody(scene);
  return call([customerId], 'revokePromotionalEntitlement', { customerId, featureId: scene.chance.of(FEATURES) });
}

export function checkEntitlement(scene: Scene) {
  const { chance } = scene;
  const customerId = somebody(scene);
  return call([], 'checkEntitlement', {
    customerId,
    featureId: chance.of([...FEATURES, 'feature-support', 'feature-retention', 'feature-pages', 'feature-unknown']),
    ...place(scene, customerId),
    ...(chance.odds(0.5) && { requestedUsage: chance.whole(0, 50) }),
    ...(chance.odds(0.1) && { requestedValues: ['chat'] }),
  });
}

export function listPromotionalEntitlements(scene: Scene) {
  return call([], 'listPromotionalEntitlements', { customerId: somebody(scene) });
}

export function getPaywall(scene: Scene) {
  const { chance } = scene;
  const customerId = chance.maybe(0.7, () => somebody(scene));
  return call([], 'getPaywall', {
    ...(customerId !== undefined && { customerId, ...place(scene, customerId) }),
    ...(chance.odds(0.6) && { productId: chance.of(['product-desk', 'product-cloud', 'product-yen']) }),
  });
}
