import { upsertedEntity } from '../../engine/governance/entity.ts';
import { known } from '../../engine/refusal.ts';
import { knownCustomer } from '../../store/account.ts';
import type { Handler } from '../handler.ts';
import { toEntity } from './wire.ts';

export const upsertEntities: Handler<'upsertEntities'> = ({ customerId, entities }, { store, at }) => {
  knownCustomer(store, customerId);
  const data = entities.map((line, index) => {
    const field = `body.entities[${index}]`;
    const before = store.tables.entities.get(JSON.stringify([customerId, line.id]));
    const entity = upsertedEntity(before, customerId, line, field, at);
    const type = store.tables.entityTypes.get(entity.entityTypeId);
    known(type, 'EntityTypeNotFound', 'entity type', `${field}.entityTypeId`, entity.entityTypeId);
    store.commit({ entities: [entity] });
    return toEntity(entity);
  });
  return { status: 200, body: { data } };
};
