import { connected } from '../../engine/data-export/destination.ts';
import { chosenModels } from '../../engine/data-export/models.ts';
import type { Handler } from '../handler.ts';
import { toDestinations } from './wire.ts';

export const createDataExportDestination: Handler<'createDataExportDestination'> = (body, { store, at }) => {
  const { destinationId: id, destinationType: type } = body;
  const enabledModels = chosenModels(body.enabledModels, 'body.enabledModels');
  const destination = connected(store.tables.destinations.get(id), { id, type, enabledModels }, at);
  store.commit({ destinations: [destination] });
  return { status: 201, body: { data: toDestinations(store) } };
};
