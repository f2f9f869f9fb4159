import type { EventLine } from '@meterline/openapi/types';
import { fromIso } from '../../engine/time.ts';
import { entryOf, identityOf, type UsageEvent, wants } from '../../engine/usage/meter.ts';
import { allowanceFor, currentUsage } from '../../store/account.ts';
import { payUsage } from '../credits/pay-usage.ts';
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
  const identity = identityOf(event);
  if (store.tables.events.get(identity)) return;
  store.commit({ events: [event] });
  if (!store.tables.customers.get(customerId)) return;
  for (const feature of store.catalog.features()) {
    if (feature.meter === null || !wants(feature.meter, event)) continue;
    const allowance = allowanceFor(store, customerId, resourceId, feature.id, at);
    const usageNow = () => currentUsage(store, customerId, resourceId, feature.id, allowance, at).total;
    const before = usageNow();
    store.recordUsage(customerId, feature.id, resourceId, entryOf(event));
    const cause = { featureId: feature.id, eventId: identity };
    payUsage(store, customerId, resourceId, cause, before, usageNow(), at);
  }
}
