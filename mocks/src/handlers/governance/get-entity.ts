import { knownCustomer } from '../../store/account.ts';
import type { Handler } from '../handler.ts';
import { knownEntity } from './known-entity.ts';
import { toEntity } from './wire.ts';

export const getEntity: Handler<'getEntity'> = ({ customerId, entityId }, { store }) => {
  knownCustomer(store, customerId);
  return { status: 200, body: { data: toEntity(knownEntity(store, customerId, entityId, 'entityId')) } };
};
