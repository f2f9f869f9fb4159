import { pageOf } from '../../store/page.ts';
import type { Handler } from '../handler.ts';
import { toEntityType } from './wire.ts';

export const listEntityTypes: Handler<'listEntityTypes'> = (query, { store }) => {
  return { status: 200, body: pageOf(store.tables.entityTypes.rows(), query, toEntityType) };
};
