import { upsertedType } from '../../engine/governance/entity-type.ts';
import type { Handler } from '../handler.ts';
import { toEntityType } from './wire.ts';

export const upsertEntityTypes: Handler<'upsertEntityTypes'> = ({ types }, { store, at }) => {
  const data = types.map((line) => {
    const type = upsertedType(store.tables.entityTypes.get(line.id), line, at);
    store.commit({ entityTypes: [type] });
    return toEntityType(type);
  });
  return { status: 200, body: { data } };
};
