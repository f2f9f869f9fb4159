// For tests: the editors of a newspaper, who write with models.
import { fromIso } from '../time.ts';
import type { Assignment } from './assignment.ts';
import type { Entity } from './entity.ts';
import type { EntityType } from './entity-type.ts';
import type { Hierarchy } from './hierarchy.ts';

export const NOON = fromIso('2026-03-10T12:00:00.000Z');

const times = { createdAt: NOON, updatedAt: NOON };

function entityType(id: string, ...attributionKeys: string[]): EntityType {
  return { id, displayName: id, description: null, attributionKeys, ...times };
}

export function entity(id: string, entityTypeId: string, said: Partial<Entity> = {}): Entity {
  const nothing = { displayName: null, metadata: {}, parentId: null, archivedAt: null };
  return { id, customerId: 'customer-test-id', entityTypeId, ...nothing, ...times, ...said };
}

export function hierarchyOf(...entities: Entity[]): Hierarchy {
  const types = [entityType('company'), entityType('team', 'teamId'), entityType('user', 'userId', 'author')];
  const all = [...types, entityType('model', 'model')];
  return {
    types: new Map(all.map((one) => [one.id, one])),
    entities: new Map(entities.map((one) => [one.id, one])),
  };
}

/** Ada and Ben are editors of the house; the large model is beside them. */
export const HOUSE = hierarchyOf(
  entity('house', 'company'),
  entity('editors', 'team', { parentId: 'house', displayName: 'The Editors' }),
  entity('ada', 'user', { parentId: 'editors' }),
  entity('ben', 'user', { parentId: 'editors' }),
  entity('large', 'model'),
);

export function assignment(said: Partial<Assignment> = {}): Assignment {
  return {
    id: 'assignment-1',
    customerId: 'customer-test-id',
    entityId: 'ada',
    scopeEntityIds: [],
    featureId: 'feature-api-calls',
    currencyId: null,
    usageLimit: 400,
    cadence: 'P1M',
    ...times,
    ...said,
  };
}
