import { disconnected } from '../../engine/data-export/destination.ts';
import { known } from '../../engine/refusal.ts';
import type { Handler } from '../handler.ts';
import { toDestinations } from './wire.ts';

/** What was deleted before is deleted still; what was never there is not found. */
export const deleteDataExportDestination: Handler<'deleteDataExportDestination'> = ({ destinationId }, context) => {
  const { store, at } = context;
  const before = store.tables.destinations.get(destinationId);
  const destination = known(before, 'DataExportDestinationNotFound', 'destination', 'destinationId', destinationId);
  store.commit({ destinations: [disconnected(destination, at)] });
  return { status: 200, body: { data: toDestinations(store) } };
};
