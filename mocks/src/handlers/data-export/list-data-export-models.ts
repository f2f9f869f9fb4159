import { GROUPS } from '../../engine/data-export/models.ts';
import type { Handler } from '../handler.ts';

export const listDataExportModels: Handler<'listDataExportModels'> = () => {
  const groups = GROUPS.map(({ models, ...group }) => ({
    ...group,
    models: models.map(({ id, displayName }) => ({ id, displayName })),
  }));
  return { status: 200, body: { data: { groups } } };
};
