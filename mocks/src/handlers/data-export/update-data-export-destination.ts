import { chosenModels } from '../../engine/data-export/models.ts';
import type { Handler } from '../handler.ts';
import { knownDestination } from './known-destination.ts';
import { toDestinations } from './wire.ts';

export const updateDataExportDestination: Handler<'updateDataExportDestination'> = (input, { store }) => {
  const { destinationId, integrationId } = input;
  const before = knownDestination(store, destinationId, 'destinationId');
  const enabledModels = chosenModels(input.enabledModels, 'body.enabledModels');
  store.commit({ destinations: [{ ...before, enabledModels, integrationId }] });
  return { status: 200, body: { data: toDestinations(store) } };
};
