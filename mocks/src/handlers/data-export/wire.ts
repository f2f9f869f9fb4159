import type { DataExportDestination, DataExportDestinations } from '@meterline/openapi/types';
import { type Destination, isConnected } from '../../engine/data-export/destination.ts';
import { toIso } from '../../engine/time.ts';
import type { Store } from '../../store/store.ts';

/** Every write answers with all destinations that are connected. */
export function toDestinations({ tables }: Store): DataExportDestinations {
  return { destinations: [...tables.destinations.all()].filter(isConnected).map(toDestination) };
}

function toDestination({ id, type, enabledModels, connectedAt, lastTransfer }: Destination): DataExportDestination {
  return {
    destinationId: id,
    type,
    connectedAt: toIso(connectedAt),
    connectionStatus: 'connected',
    enabledModels,
    ...(lastTransfer && {
      lastSyncStatus: { ...lastTransfer, status: 'SUCCEEDED', finishedAt: toIso(lastTransfer.finishedAt) },
    }),
  };
}
