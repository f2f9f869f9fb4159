import { unarchivedEntity } from '../../engine/governance/entity.ts';
import type { Handler } from '../handler.ts';
import { changeEntities } from './change-entities.ts';

export const unarchiveEntities: Handler<'unarchiveEntities'> = (input, context) => {
  return changeEntities(input, context, unarchivedEntity);
};
