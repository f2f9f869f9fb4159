import type { Entity } from '../../engine/governance/entity.ts';
import type { Hierarchy } from '../../engine/governance/hierarchy.ts';
import { known } from '../../engine/refusal.ts';
import type { Store } from '../../store/store.ts';

export function knownEntity(store: Store, customerId: string, entityId: string, field: string): Entity {
  const entity = store.tables.entities.get(JSON.stringify([customerId, entityId]));
  return known(entity, 'EntityNotFound', 'entity', field, entityId);
}

export function hierarchyOf({ tables }: Store, customerId: string): Hierarchy {
  return {
    types: new Map([...tables.entityTypes.all()].map((type) => [type.id, type])),
    entities: new Map([...tables.entities.of(customerId)].map((entity) => [entity.id, entity])),
  };
}
