import type { EventLine } from '@meterline/openapi/types';
import { fromIso } from '../../engine/time.ts';
import { entryOf, identityOf, type UsageEvent, wants } from '../../engine/usage/meter.ts';
import { recordUsage } from '../../store/metering.ts';
import type { Context, Handler } from '../handler.ts';

export const reportEvents: Handler<'reportEvents'> = ({ events }, context) => {
  for (const line of events) ingest(line, context);
  return { status: 200, body: { data: {} } };
};

/** A duplicate, an unknown customer and an event that no meter wants are accepted, and count for nothing. */
function ingest(line: EventLine, { store, at }: Context): void {
  const event: UsageEvent = {
    customerId: line.customerId,
    resourceId: line.resourceId ?? null,
    eventName: line.eventName,
    idempotencyKey: line.idempotencyKey,
    timestamp: line.timestamp === undefined ? at : fromIso(line.timestamp),
    dimensions: line.dimensions ?? {},
  };
  const { customerId, resourceId } = event;
  if (store.tables.events.get(identityOf(event))) return;
  store.commit({ events: [event] });
  if (!store.tables.customers.get(customerId)) return;
  for (const { id: featureId, meter } of store.catalog.features()) {
    if (meter !== null && wants(meter, event))
      recordUsage(store, { customerId, featureId, resourceId }, entryOf(event), at);
  }
}
