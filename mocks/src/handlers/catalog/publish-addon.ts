import { ADDONS } from '../../engine/catalog/family.ts';
import type { Handler } from '../handler.ts';
import { publish } from './package-store.ts';

export const publishAddon: Handler<'publishAddon'> = ({ addonId, migrationType }, context) => {
  const { taskId } = publish(ADDONS, addonId, context, migrationType);
  return { status: 200, body: { data: { taskId } } };
};
