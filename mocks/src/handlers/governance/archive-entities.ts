import { archivedEntity } from '../../engine/governance/entity.ts';
import type { Handler } from '../handler.ts';
import { changeEntities } from './change-entities.ts';

export const archiveEntities: Handler<'archiveEntities'> = (input, context) => {
  return changeEntities(input, context, archivedEntity);
};
