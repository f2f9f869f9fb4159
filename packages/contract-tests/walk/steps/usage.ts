import { around, place, type Scene, somebody } from '../scene.ts';
import { call } from '../step.ts';

const MEASURED = ['feature-seats', 'feature-calls', 'feature-exports', 'feature-storage'] as const;
const PAID_WITH_CREDITS = ['feature-images', 'feature-videos'] as const;

function measurement(scene: Scene) {
  const { chance, count } = scene;
  const customerId = somebody(scene);
  const isSet = chance.odds(0.2);
  const value = isSet ? chance.whole(0, 40) : chance.odds(0.2) ? chance.whole(-12, 0) : chance.whole(1, 15);
  const createdAt = chance.weighted([
    [7, undefined],
    [2, () => around(scene, 45, 0)],
    [1, () => around(scene, 0, 20)],
  ] as const)?.();
  return {
    customerId,
    featureId: chance.odds(0.5) ? chance.of(MEASURED) : chance.of(PAID_WITH_CREDITS),
    value,
    ...place(scene, customerId),
    ...(isSet && { updateBehavior: 'SET' as const }),
    ...(createdAt !== undefined && { createdAt }),
    ...(chance.odds(0.5) && { idempotencyKey: `measurement-${count}-${chance.whole(1, 3)}` }),
  };
}

export function reportUsage(scene: Scene) {
  const size = scene.chance.odds(0.75) ? 1 : scene.chance.whole(2, 5);
  const usages = Array.from({ length: size }, () => measurement(scene));
  return call(
    usages.map(({ customerId }) => customerId),
    'reportUsage',
    { usages },
  );
}

function event(scene: Scene) {
  const { chance, count, now } = scene;
  const customerId = somebody(scene);
  const isLogin = chance.odds(0.4);
  const timestamp = chance.weighted([
    [6, () => new Date(now).toISOString()],
    [3, () => around(scene, 45, 0)],
    [1, () => around(scene, 0, 20)],
  ] as const)();
  const pages = chance.of([1, 2, 3, 10, 0.5, '4', true, 'many'] as const);
  return {
    customerId,
    eventName: isLogin ? 'login' : chance.odds(0.9) ? 'report' : 'nothing',
    ...place(scene, customerId),
    timestamp,
    idempotencyKey: `event-${count}-${chance.whole(1, 3)}`,
    dimensions: (isLogin ? { user: chance.of(['u1', 'u2', 'u3', 7, '7']) } : { pages }) as Record<string, string>,
  };
}

export function reportEvents(scene: Scene) {
  const size = scene.chance.odds(0.6) ? 1 : scene.chance.whole(2, 8);
  const events = Array.from({ length: size }, () => event(scene));
  return call(
    events.map(({ customerId }) => customerId),
    'reportEvents',
    { events },
  );
}

export function getUsageHistory(scene: Scene) {
  const customerId = somebody(scene);
  return call([], 'getUsageHistory', {
    customerId,
    featureId: scene.chance.of(['feature-seats', 'feature-calls', 'feature-exports', 'feature-pages', 'feature-users']),
    startDate: around(scene, 90, 0),
    ...place(scene, customerId),
    ...(scene.chance.odds(0.3) && { groupBy: 'user' }),
  });
}
