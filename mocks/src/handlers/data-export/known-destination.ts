import { type Destination, isConnected } from '../../engine/data-export/destination.ts';
import { known } from '../../engine/refusal.ts';
import type { Store } from '../../store/store.ts';

/** A destination that is connected. */
export function knownDestination({ tables }: Store, id: string, field: string): Destination {
  const destination = tables.destinations.get(id);
  const found = isConnected(destination) ? destination : undefined;
  return known(found, 'DataExportDestinationNotFound', 'destination', field, id);
}
