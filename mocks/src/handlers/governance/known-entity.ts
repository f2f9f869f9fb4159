import type { Entity } from '../../engine/governance/entity.ts';
import { known } from '../../engine/refusal.ts';
import type { Store } from '../../store/store.ts';

export function knownEntity(store: Store, customerId: string, entityId: string, field: string): Entity {
  const entity = store.tables.entities.get(JSON.stringify([customerId, entityId]));
  return known(entity, 'EntityNotFound', 'entity', field, entityId);
}
