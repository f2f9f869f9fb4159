import type { Entity } from '../../engine/governance/entity.ts';
import type { Instant } from '../../engine/time.ts';
import { knownCustomer } from '../../store/account.ts';
import type { Context } from '../handler.ts';
import { knownEntity } from './known-entity.ts';

/** Changes every entity that is named, or none of them. */
export function changeEntities(
  { customerId, ids }: { customerId: string; ids: string[] },
  { store, at }: Context,
  changed: (entity: Entity, at: Instant) => Entity,
) {
  knownCustomer(store, customerId);
  const entities = ids.map((id, index) => changed(knownEntity(store, customerId, id, `body.ids[${index}]`), at));
  store.commit({ entities });
  return { status: 200 as const, body: { data: { ids: [...new Set(ids)] } } };
}
