import { type Scene, somebody } from '../scene.ts';
import { call } from '../step.ts';

export function upsertEntityTypes() {
  return call([], 'upsertEntityTypes', {
    types: [
      { id: 'team', displayName: 'Team', attributionKeys: ['team'] },
      { id: 'user', displayName: 'User', attributionKeys: ['user'] },
    ],
  });
}

export function upsertEntities(scene: Scene) {
  const customerId = somebody(scene);
  return call([customerId], 'upsertEntities', {
    customerId,
    entities: [
      { id: 'team-1', entityTypeId: 'team' },
      { id: `u${scene.chance.whole(1, 3)}`, entityTypeId: 'user', displayName: null },
    ],
  });
}

export function upsertAssignments(scene: Scene) {
  const { chance } = scene;
  const customerId = somebody(scene);
  const parentId = chance.of([null, 'team-1', undefined]);
  return call([customerId], 'upsertAssignments', {
    customerId,
    assignments: [
      {
        entityId: chance.of(['team-1', 'u1', 'u2', 'u3']),
        ...(chance.odds(0.6) ? { featureId: 'feature-logins' } : { currencyId: 'credits' }),
        usageLimit: chance.of([null, 0, 3, 50]),
        cadence: chance.of(['P1M', 'P7D', 'PT1H']),
        ...(parentId !== undefined && { parentId }),
      },
    ],
  });
}

export function archiveEntities(scene: Scene) {
  const customerId = somebody(scene);
  const operation = scene.chance.of(['archiveEntities', 'unarchiveEntities'] as const);
  return call([customerId], operation, { customerId, ids: [scene.chance.of(['u1', 'u2', 'team-1'])] });
}

export function listGovernanceNodes(scene: Scene) {
  const featureIds = scene.chance.maybe(0.7, () => ['feature-logins']);
  return call([], 'listGovernanceNodes', { customerId: somebody(scene), ...(featureIds && { featureIds }) });
}

export function checkGovernedEntitlement(scene: Scene) {
  const { chance } = scene;
  return call([], 'checkGovernedEntitlement', {
    customerId: somebody(scene),
    ...(chance.odds(0.7) ? { featureId: 'feature-logins' } : { currencyId: 'credits' }),
    requestedUsage: chance.whole(0, 5),
    dimensions: { user: chance.of(['u1', 'u2', 'u9']), ...(chance.odds(0.3) && { team: 'team-1' }) },
  });
}
