import { isConnected, type SyncResult, transferred } from '../../engine/data-export/destination.ts';
import { rowsOf } from '../../engine/data-export/models.ts';
import type { Handler } from '../handler.ts';
import { knownDestination } from './known-destination.ts';

export const triggerDataExportSync: Handler<'triggerDataExportSync'> = ({ destinationId }, { store, at }) => {
  const { tables } = store;
  const meant =
    destinationId === undefined
      ? [...tables.destinations.all()].filter(isConnected)
      : [knownDestination(store, destinationId, 'body.destinationId')];
  const results = meant.map((one) => {
    const rows = rowsOf(one.enabledModels, (table) => tables[table].size);
    const { destination, result } = transferred(one, rows, () => store.mint('transfer'), at);
    store.commit({ destinations: [destination] });
    return toResult(result);
  });
  return { status: 200, body: { data: { results } } };
};

function toResult(result: SyncResult) {
  const { destinationId } = result;
  if ('problem' in result) return { destinationId, triggered: false, errorMessage: result.problem };
  return { destinationId, triggered: true, transferId: result.transferId };
}
